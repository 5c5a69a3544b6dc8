// SPDX-License-Identifier: GPL-2.0-or-later
// The forms in which ISO 3166 gives names of countries, as running text has them.
//
//   "Iran, Islamic Republic of"   -> Islamic Republic of Iran, Iran
//   "Korea, Republic of"          -> Republic of Korea; "Korea" is another one's, too
//   "Virgin Islands, British"     -> British Virgin Islands
//   "Corée, République de"        -> nothing: the head alone is ambiguous, the order is French
//   "Boliwia - Wielonarodowe Państwo" -> Boliwia

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier {

/// How many names begin with the same words before a comma: "Korea" twice.
class HeadCount {
 public:
  void add(std::string_view name);
  bool unique(std::string_view name) const;

 private:
  std::unordered_map<std::string, int> heads_;
};

struct CountryNames {
  std::vector<std::string> strong;  ///< The first is the one to be known by.
  std::vector<std::string> weak;
  bool empty() const { return strong.empty(); }
};

/// Names in English: `name`, the common and the official one ("" where there is none).
CountryNames country_names(std::string_view name, std::string_view common,
                           std::string_view official, const HeadCount& heads);
/// A withdrawn country's, two of which may stand in one: "USSR, Union of Soviet ... Republics".
CountryNames withdrawn_names(std::string_view name, const HeadCount& heads);

/// The names in a translation of `english`, whose form tells whether its head may stand alone.
std::vector<std::string> translated_names(std::string_view translation, std::string_view english,
                                          std::string_view language, const HeadCount& heads);

/// "Antwerpen [Anvers]" -> "Antwerpen": what stands before brackets, a slash or a semicolon.
std::string without_remarks(std::string_view name);

}  // namespace dossier
