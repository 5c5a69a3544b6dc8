// SPDX-License-Identifier: GPL-2.0-or-later
// Words written in capitals.

#pragma once

#include <cstddef>
#include <string_view>

namespace dossier {

/// Is a word written as abbreviations are: two capitals of ASCII or more, and no small letter?
/// "US", "U.S.", "WHO", but not "Us", "US's", "I".
constexpr bool in_capitals(std::string_view word) {
  std::size_t upper = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') ++upper;
  }
  return upper >= 2;
}

}  // namespace dossier
