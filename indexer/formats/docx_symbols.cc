// SPDX-License-Identifier: GPL-2.0-or-later
// Characters of the font Symbol, which Word keeps in the private use area.
//
// Source: Unicode's mapping of Adobe's Symbol encoding (ADOBE/symbol.txt).
#include <unicode/unistr.h>

#include <charconv>

#include "indexer/formats/docx_parts.h"

namespace dossier {
namespace {

constexpr std::u32string_view kCapitals = U"ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";  // 0x41 to 0x5A.
constexpr std::u32string_view kSmall = U"αβχδεφγηιϕκλμνοπθρστυϖωξψζ";     // 0x61 to 0x7A.

struct Symbol {
  unsigned code;
  char32_t character;
};
constexpr Symbol kSigns[] = {{0x22, U'∀'}, {0x24, U'∃'}, {0x27, U'∋'}, {0x2A, U'∗'}, {0x2D, U'−'},
                             {0x40, U'≅'}, {0x5C, U'∴'}, {0x5E, U'⊥'}, {0x7E, U'∼'}, {0xA0, U'€'},
                             {0xA2, U'′'}, {0xA3, U'≤'}, {0xA5, U'∞'}, {0xAB, U'↔'}, {0xAC, U'←'},
                             {0xAD, U'↑'}, {0xAE, U'→'}, {0xAF, U'↓'}, {0xB0, U'°'}, {0xB1, U'±'},
                             {0xB2, U'″'}, {0xB3, U'≥'}, {0xB4, U'×'}, {0xB5, U'∝'}, {0xB6, U'∂'},
                             {0xB7, U'•'}, {0xB8, U'÷'}, {0xB9, U'≠'}, {0xBA, U'≡'}, {0xBB, U'≈'},
                             {0xBC, U'…'}, {0xC5, U'⊕'}, {0xC6, U'∅'}, {0xC7, U'∩'}, {0xC8, U'∪'},
                             {0xCC, U'⊂'}, {0xCE, U'∈'}, {0xCF, U'∉'}, {0xD5, U'∏'}, {0xD6, U'√'},
                             {0xD7, U'⋅'}, {0xD8, U'¬'}, {0xD9, U'∧'}, {0xDA, U'∨'}, {0xDB, U'⇔'},
                             {0xDC, U'⇐'}, {0xDE, U'⇒'}, {0xE5, U'∑'}, {0xF2, U'∫'}};

char32_t symbol(unsigned code) {
  if (code >= 0x41 && code <= 0x5A) return kCapitals[code - 0x41];
  if (code >= 0x61 && code <= 0x7A) return kSmall[code - 0x61];
  for (const Symbol& sign : kSigns)
    if (sign.code == code) return sign.character;
  return code > 0x20 && code < 0x7F ? code : 0;
}

}  // namespace

std::string docx_symbol(std::string_view font, std::string_view code) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number, 16);
  if (error != std::errc() || end != code.data() + code.size()) return "";
  const bool own = (number >= 0xF000 && number <= 0xF0FF) || number < 0x100;
  char32_t character = number;
  if (own && font == "Symbol") character = symbol(number & 0xFFU);
  const bool unknown = character < 0x20 || (character >= 0xE000 && character <= 0xF8FF) ||
                       (character >= 0xD800 && character <= 0xDFFF) || character > 0xFFFF ||
                       (own && font != "Symbol" && font.starts_with("Wingdings"));
  std::string out;
  if (!unknown) icu::UnicodeString(static_cast<UChar32>(character)).toUTF8String(out);
  return out;
}

}  // namespace dossier
