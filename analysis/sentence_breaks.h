// SPDX-License-Identifier: GPL-2.0-or-later
// Where sentences end by UAX #29, before the rules for abbreviations.
//
//   "He left. “Why?” Nobody"  ->  breaks at 9 and 18 (before “ and N), then at the end
//
// The rules SB3 to SB998 over the property Sentence_Break, the same breaks as ICU's iterator for
// the root locale (the tests compare the two). Most of a text is passed over byte by byte, since
// only few characters can end a sentence: several times faster than a state for every character.

#pragma once

#include <cstddef>
#include <string_view>

namespace dossier {

/// Walks through one text (UTF-8; an ill-formed sequence is a character of no class). Linear.
class SentenceBreaks {
 public:
  explicit SentenceBreaks(std::string_view text) : text_(text) {}

  /// The next break behind `pos`, itself a break or 0; text.size() for the last. Precondition:
  /// pos < text.size().
  std::size_t next(std::size_t pos) const;

 private:
  std::size_t find_end(std::size_t pos) const;
  std::size_t skip_extend(std::size_t pos) const;
  bool letter_before(std::size_t pos) const;
  bool goes_on_lower(std::size_t pos) const;

  std::string_view text_;
};

}  // namespace dossier
