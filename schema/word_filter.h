// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a word may be one of a list, before it is looked up: of the words of a text nearly all
// are in no list, and two bytes and the length tell so.
//
//   WordFilter months({"january", "june"});
//   months.may_have("June") -> true    months.may_have("jumps") -> false

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

/// Says yes of all listed words, in whichever case their ASCII letters are, and of some others.
class WordFilter {
 public:
  void add(std::string_view word) { lengths_[place(word)] |= length(word); }
  void add(const WordFilter& other) {
    for (std::size_t i = 0; i < lengths_.size(); ++i) lengths_[i] |= other.lengths_[i];
  }
  bool may_have(std::string_view word) const { return (lengths_[place(word)] & length(word)) != 0; }

 private:
  static constexpr std::size_t kLow = 31;  // The bits that a letter keeps in either case.

  static std::size_t place(std::string_view word) {
    const auto low = [&](std::size_t i) {
      return i < word.size() ? static_cast<unsigned char>(word[i]) & kLow : 0;
    };
    return low(0) << 5U | low(1);
  }
  static std::uint32_t length(std::string_view word) {
    return std::uint32_t{1} << std::min(word.size(), kLow);
  }

  std::array<std::uint32_t, (kLow + 1) * (kLow + 1)> lengths_{};
};

}  // namespace dossier
