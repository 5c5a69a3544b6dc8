// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/display_name.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "Jr.", "Sr.", "II", "3rd": stands behind the whole name.
bool is_suffix(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kSuffixes{"Jr.", "Jr", "Sr.", "Sr",  "II",
                                                              "III", "IV", "2nd", "3rd", "Esq."};
  return std::find(kSuffixes.begin(), kSuffixes.end(), text) != kSuffixes.end();
}

// "King of Jordan", "the elder"
bool is_description(std::string_view text) {
  const std::string spaced = " " + std::string(text) + " ";
  for (const std::string_view word : {" of ", " the ", " The ", " to ", " and ", " for "}) {
    if (spaced.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

std::string display_name(EntityKind kind, std::string_view listed) {
  const auto comma = listed.find(',');
  if (kind != EntityKind::Person || comma == std::string_view::npos || comma == 0)
    return std::string(listed);
  const std::string_view surname = trimmed(listed.substr(0, comma));
  std::string_view given = trimmed(listed.substr(comma + 1));
  std::string_view suffix;
  if (const auto last = given.rfind(','); last != std::string_view::npos) {
    suffix = trimmed(given.substr(last + 1));
    given = trimmed(given.substr(0, last));
    if (!is_suffix(suffix)) return std::string(listed);
  }
  if (given.empty() || is_suffix(given) || is_description(given) ||
      given.find(',') != std::string_view::npos) {
    return std::string(listed);
  }
  std::string shown = std::string(given) + " " + std::string(surname);
  return suffix.empty() ? shown : shown + ", " + std::string(suffix);
}

}  // namespace dossier
