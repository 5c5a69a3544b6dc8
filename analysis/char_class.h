// SPDX-License-Identifier: GPL-2.0-or-later
// What a character may do in a word: the classes the tokenizer reads, one a code point.
//
// They follow UAX #29's Word_Break with the changes Dossier needs: modifier letters that
// transliterate ayin, hamza and the soft sign are apostrophes, superscript digits are note marks
// and so nothing, an underscore joins like a hyphen, and a zero-width space inside a word vanishes
// like a soft hyphen.

#pragma once

#include <unicode/umachine.h>

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

/// The class of `c`; of a negative `c` (ill-formed UTF-8), kOther.
CharClass char_class(UChar32 c);

/// ¹²³⁰⁴-⁹ and the superscript signs and parentheses that stand with them.
bool is_note_mark(UChar32 c);

}  // namespace dossier
