// SPDX-License-Identifier: GPL-2.0-or-later
// A list of words, written as one string, that tells of most other words at once that they are not
// in it: rules ask for every token whether it is one of a list, and hardly any is.
//
//   constexpr WordList kAbove("above supra oben");      kAbove.holds("supra") -> true
//   listed(word, "vol no p")                            made by the compiler, where the call stands

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

class WordList {
 public:
  /// Words in lower case, parted by single spaces.
  consteval WordList(const char* words) : WordList(std::string_view(words)) {}
  consteval WordList(std::string_view words) : words_(words) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (end > 0) bits_[place(words.substr(0, end)) / 64] |= bit(words.substr(0, end));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  bool holds(std::string_view word) const {
    return !word.empty() && (bits_[place(word) / 64] & bit(word)) != 0 && find(word);
  }

 private:
  // By a word's ends and length.
  static constexpr std::size_t place(std::string_view word) {
    return (static_cast<unsigned char>(word.front()) * 7U +
            static_cast<unsigned char>(word.back()) * 31U + word.size() * 53U) %
           256U;
  }
  static constexpr std::uint64_t bit(std::string_view word) {
    return std::uint64_t{1} << (place(word) % 64);
  }
  bool find(std::string_view word) const;

  std::string_view words_;
  std::array<std::uint64_t, 4> bits_{};
};

/// Does `list` hold `word`?
inline bool listed(std::string_view word, const WordList& list) { return list.holds(word); }

}  // namespace dossier
