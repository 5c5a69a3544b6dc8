// SPDX-License-Identifier: GPL-2.0-or-later
// How unlikely a text is in a language, letter by letter, for the text that bytes would be in a
// charset of one byte a character.
//
//   "\xE9t\xE9" as windows-1252 is "été": 19 bits in French; as KOI8-R it is "ИtИ": over 40
//   anywhere
//
// Half bits, so that costs are small integers: 2 is one bit.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/encoding/charset.h"
#include "indexer/encoding/letter_pairs.h"

namespace dossier {

/// What the ASCII character `byte` after `before` (another byte of 0x80 and more counts as a space)
/// costs in English.
std::int64_t ascii_cost(unsigned char before, unsigned char byte);

/// A charset made ready for scoring. Costs about a millisecond to make.
class LetterModel {
 public:
  explicit LetterModel(const ByteTable& table);

  struct Score {
    std::int64_t half_bits = 0;
    std::string_view language;  ///< The one in which the text is most likely.
  };
  /// Of `sample`, whose words may be English among those of one other language; the lower the
  /// likelier. The cost goes by its length and the languages of the
  /// script its letters are in. `hint` is a language it is said to be in, or "".
  Score score(std::string_view sample, std::string_view hint) const;
  /// What the charset has no character for, or only a control character.
  bool undefined(unsigned char byte) const { return kinds_[byte] == Kind::kControl; }

 private:
  enum class Kind : std::uint8_t { kAscii, kLower, kUpper, kLetter, kSign, kRare, kControl };
  enum class Script : std::uint8_t { kLatin, kCyrillic, kGreek, kHebrew, kArabic, kThai, kNone };
  using Symbols = std::array<std::uint8_t, 256>;
  struct Language {
    const LetterPairs* pairs;
    Script script;
    Symbols symbols;  ///< By byte.
  };

  class Walk;

  static Script script_of(char16_t c);
  static Kind kind_of(char16_t c);
  static Symbols symbols_of(const LetterPairs& pairs, const ByteTable& small);
  bool letter(unsigned char byte) const;
  std::int64_t look_cost(std::string_view sample) const;
  std::int64_t sign_cost(char16_t c, unsigned char before, unsigned char after) const;
  std::int64_t pair_cost(std::string_view sample, const Language& language) const;

  ByteTable table_;
  std::array<Kind, 256> kinds_{};
  std::array<Script, 256> scripts_{};
  std::vector<Language> languages_;  // English first.
};

}  // namespace dossier
