// SPDX-License-Identifier: GPL-2.0-or-later
// Front matter as people write it where it is no YAML, entry by entry.
//
//   title: Over the Horizon: a First Look   ->  title, as it stands
//   outlet: "Meridian Policy                ->  outlet, without the quotation mark
//   people: [Joe Biden, Lloyd Austin]       ->  people, two
//
// An entry is a line "key: value" that is not indented, and the indented lines, list items and
// empty lines below it. What is wrong with one entry touches no other.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct FrontMatterEntry {
  std::string_view key;
  std::string_view text;   ///< All its lines, with the key.
  std::uint32_t line = 0;  ///< Of the first, from 0.
};

/// The entries of `yaml`; lines above the first are passed over. Linear.
std::vector<FrontMatterEntry> front_matter_entries(std::string_view yaml);

struct PlainField {
  std::string_view key, value;
};

/// The fields of front matter that is nothing but lines `key: value` and `key: "value"` which YAML
/// takes as they stand, as most is: what a YAML parser gives for it, in a fraction of the time. Of
/// all other, and where there is the least doubt, `nullopt`. Linear.
std::optional<std::vector<PlainField>> plain_fields(std::string_view yaml);

/// Does its value begin with a quotation mark that nothing closes? yaml-cpp lets that pass.
bool opens_quotation(const FrontMatterEntry& entry);

/// The value of an entry that is no YAML: its lines joined by spaces, quotation marks around it, or
/// open at one end, taken off.
std::string plain_value(const FrontMatterEntry& entry);

}  // namespace dossier
