// SPDX-License-Identifier: GPL-2.0-or-later
// Reading words out of UTF-8: atoms, the runs of letters and digits, and the single characters that
// link one atom to the next.
//
//   "al-Qaeda’s"  ->  atom "al", link kHyphen to atom "Qaeda", link kApostrophe to atom "s"

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/char_class.h"
#include "analysis/utf8.h"

namespace dossier {

/// A run of letters, digits and their marks, [begin, end) in bytes, without what only links it to
/// others.
struct Atom {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t chars = 0;           ///< Letters and digits, marks not counted.
  std::size_t letters = 0;         ///< Of these, letters.
  std::size_t leading_digits = 0;  ///< Digits before the first letter.
  bool ends_in_digit = false;
  bool ascii = true;

  bool starts_with_digit() const { return leading_digits > 0; }
  bool is_number() const { return letters == 0; }
  bool is_single_letter() const { return chars == 1 && letters == 1; }
};

/// Looks into one text; every call is linear in what it reads, and none reads past the next atom.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }

  /// The class of the character at `pos` (< size()), which moves past it.
  CharClass read(std::size_t& pos) const { return char_class(next_code_point(text_, pos)); }

  /// The atom that starts exactly at `pos`; none if no letter or digit of a spaced script stands
  /// there.
  std::optional<Atom> atom_at(std::size_t pos) const;

  /// The end of the word that begins at `pos` (< size()), where it is surely ASCII letters and
  /// digits alone that nothing joins to another word or mark; else `pos`, and the rules must tell.
  /// Most words of most languages of Europe.
  std::size_t plain_word_end(std::size_t pos) const;

  /// Surely no atom is linked to what ends at `pos`: the text ends, or a space or the like follows.
  /// The quick answer for most words.
  bool stands_alone(std::size_t pos) const {
    return pos >= text_.size() || (static_cast<unsigned char>(text_[pos]) < 0x80 &&
                                   char_class(text_[pos]) == CharClass::kOther);
  }

  /// The atom that one character of class `link` joins to what ends at `pos`, invisible characters
  /// aside.
  std::optional<Atom> linked_atom(std::size_t pos, CharClass link) const;

  /// Appends the folded `atom` to `term`.
  void fold(const Atom& atom, std::string& term) const;

 private:
  bool is_ascii_word(std::size_t pos) const {
    const auto byte = static_cast<unsigned char>(text_[pos]);
    return byte < 0x80 &&
           (kAsciiClasses[byte] == CharClass::kLetter || kAsciiClasses[byte] == CharClass::kDigit);
  }
  std::size_t skip_format(std::size_t pos) const;
  bool joins_hebrew(std::size_t pos, UChar32 before) const;

  std::string_view text_;
};

}  // namespace dossier
