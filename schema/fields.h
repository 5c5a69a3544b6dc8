// SPDX-License-Identifier: GPL-2.0-or-later
// The fields a query can name, described once: parser, compiler, help, man page check and
// completion use these rows.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dossier {

enum class FieldKind : std::uint8_t {
  Words,   ///< Positional words under a term prefix: title, author, outlet.
  Value,   ///< A whole value under a term prefix: kind, language, id.
  Entity,  ///< Entity mentions: person, group, place, actor.
  Date,    ///< A date or range of dates.
  Zone,    ///< Where in the document the rest must be found.
};

struct Field {
  std::string_view name;  ///< As typed before the colon.
  FieldKind kind;
  std::string_view prefix;   ///< Of its terms; "" where it has none.
  std::string_view help;     ///< One line.
  std::string_view example;  ///< A query that uses it.
};

std::span<const Field> fields();
/// The field called `name` (lower case), or null.
const Field* find_field(std::string_view name);

}  // namespace dossier
