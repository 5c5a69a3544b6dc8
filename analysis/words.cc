// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/words.h"

#include <unicode/uscript.h>

#include "analysis/folding.h"

namespace dossier {
namespace {

bool is_hebrew(UChar32 c) { return c >= 0x05D0 && c <= 0x05EA; }

// ICU parts Korean syllables from other letters, so that a particle does not hide the name before
// it.
bool is_hangul(UChar32 c) { return c >= 0xAC00 && c <= 0xD7A3; }

}  // namespace

std::optional<Atom> WordReader::atom_at(std::size_t pos) const {
  Atom atom;
  atom.begin = atom.end = pos;
  UChar32 last = 0;
  bool ascii = true;
  while (pos < text_.size()) {
    const std::size_t here = pos;
    const UChar32 c = next_code_point(text_, pos);
    const CharClass kind = char_class(c);
    if (kind == CharClass::kLetter || kind == CharClass::kDigit) {
      if (atom.chars > 0 && is_hangul(c) != is_hangul(last)) break;
      const bool digit = kind == CharClass::kDigit;
      ascii = ascii && c < 0x80;
      atom.ascii = ascii;
      if (digit && atom.letters == 0) ++atom.leading_digits;
      if (!digit) ++atom.letters;
      ++atom.chars;
      atom.ends_in_digit = digit;
      atom.end = pos;
      last = c;
    } else if (kind == CharClass::kExtend && atom.chars > 0) {
      atom.end = pos;
      atom.ascii = ascii = false;
    } else if (atom.chars == 0 || (kind != CharClass::kFormat && !joins_hebrew(here, last))) {
      break;
    } else {
      ascii = false;  // An invisible character or a quotation mark, should the word go on.
    }
  }
  if (atom.chars == 0) return std::nullopt;
  return atom;
}

// What follows joins nothing if it is ASCII and no link, or a link with neither a letter nor a
// digit, nor anything that may be invisible or combine, behind it.
std::size_t WordReader::plain_word_end(std::size_t pos) const {
  std::size_t end = pos;
  while (end < size() && is_ascii_word(end)) ++end;
  if (end == size()) return end;
  const auto next = static_cast<unsigned char>(text_[end]);
  if (next >= 0x80) return pos;
  if (kAsciiClasses[next] == CharClass::kOther || end + 1 == size()) return end;
  const auto second = static_cast<unsigned char>(text_[end + 1]);
  return second >= 0x80 || is_ascii_word(end + 1) ? pos : end;
}

// An acronym such as צה"ל carries its quotation mark between two letters.
bool WordReader::joins_hebrew(std::size_t pos, UChar32 before) const {
  if (!is_hebrew(before) || text_[pos] != '"' || pos + 1 == text_.size()) return false;
  ++pos;
  return is_hebrew(next_code_point(text_, pos));
}

std::size_t WordReader::skip_format(std::size_t pos) const {
  while (pos < text_.size()) {
    std::size_t next = pos;
    if (read(next) != CharClass::kFormat) break;
    pos = next;
  }
  return pos;
}

std::optional<Atom> WordReader::linked_atom(std::size_t pos, CharClass link) const {
  pos = skip_format(pos);
  if (pos >= text_.size() || read(pos) != link) return std::nullopt;
  return atom_at(skip_format(pos));
}

void WordReader::fold(const Atom& atom, std::string& term) const {
  const std::string_view word = text_.substr(atom.begin, atom.end - atom.begin);
  if (!atom.ascii) return fold_word(word, term);
  const std::size_t before = term.size();
  term.append(word);
  // An atom of ASCII is letters and digits alone, and bit 5 of a digit is set already.
  for (std::size_t i = before; i < term.size(); ++i) term[i] = static_cast<char>(term[i] | 0x20);
}

}  // namespace dossier
