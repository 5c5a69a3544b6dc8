// SPDX-License-Identifier: GPL-2.0-or-later
// The fields a query can name, described once: parser, compiler, help, man page check and
// completion use these rows.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dossier {

enum class FieldKind : std::uint8_t {
  Words,    ///< Positional words under a term prefix: title, author, outlet, url.
  Value,    ///< A whole value under a term prefix: kind, language, id, has.
  Entity,   ///< Entity mentions: person, group, place, actor.
  Date,     ///< A date or range of dates of the document: date, since, until.
  Spoken,   ///< A date or range of dates that the text speaks of: mentions.
  Zone,     ///< Where in the document the rest must be found.
  Related,  ///< Documents that stand in a relation to a named one: cites, citedby, similar.
};

struct Field {
  std::string_view name;  ///< As typed before the colon.
  FieldKind kind;
  std::string_view prefix;   ///< Of its terms; "" where it has none.
  std::string_view help;     ///< One line.
  std::string_view example;  ///< A query that uses it.
};

/// What has: asks for.
enum class Possession : std::uint8_t { Notes, Bibliography, Citations, Url, Date, Author, Outlet };
inline constexpr int kPossessions = 7;
std::string_view possession_name(Possession what);  ///< "notes", "bib", ...

/// The values that a field can have where they are few, as a query names them; else none.
std::vector<std::string_view> fixed_values(const Field& field);

std::span<const Field> fields();
/// The field called `name` (lower case), or null.
const Field* find_field(std::string_view name);

}  // namespace dossier
