// SPDX-License-Identifier: GPL-2.0-or-later
// What a character may do in a word: the classes the tokenizer reads, one a code point.
//
// They follow UAX #29's Word_Break with the changes Dossier needs: modifier letters that
// transliterate ayin, hamza and the soft sign are apostrophes, superscript digits are note marks
// and so nothing, an underscore joins like a hyphen, and a zero-width space inside a word vanishes
// like a soft hyphen.

#pragma once

#include <unicode/umachine.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace dossier {

enum class CharClass : std::uint8_t {
  kOther,       ///< Separates words; ill-formed bytes, superscript digits and dashes too.
  kLetter,      ///< Begins or continues a word.
  kDigit,       ///< Begins or continues a word; decimal and subscript digits.
  kComplex,     ///< A letter of a script written without spaces: ICU's dictionaries find its words.
  kExtend,      ///< Combining mark: continues a word, never begins one.
  kFormat,      ///< Invisible: inside a word it vanishes from the term.
  kApostrophe,  ///< ' and its typographic and transliterating kin.
  kHyphen,      ///< Hyphens, underscores, Catalan middle dot: join two words.
  kDot,         ///< Joins letters (U.S., forces.net) and digits (1.5).
  kComma,       ///< Joins groups of thousands.
};

/// The class of `c` outside ASCII; of a negative `c` (ill-formed UTF-8), kOther.
CharClass wide_char_class(UChar32 c);

inline constexpr std::array<CharClass, 128> kAsciiClasses = [] {
  std::array<CharClass, 128> classes{};
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = CharClass::kDigit;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = classes[c + 32] = CharClass::kLetter;
  classes['\''] = classes['`'] = CharClass::kApostrophe;
  classes['-'] = classes['_'] = CharClass::kHyphen;
  classes['.'] = CharClass::kDot;
  classes[','] = CharClass::kComma;
  return classes;
}();

/// The class of `c`; of a negative `c` (ill-formed UTF-8), kOther.
inline CharClass char_class(UChar32 c) {
  return c >= 0 && c < 0x80 ? kAsciiClasses[static_cast<std::size_t>(c)] : wide_char_class(c);
}

/// ¹²³⁰⁴-⁹ and the superscript signs and parentheses that stand with them.
bool is_note_mark(UChar32 c);

}  // namespace dossier
