// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_page.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "analysis/utf8.h"

namespace dossier {
namespace {

struct Replacement {
  UChar32 first, last;
  std::string_view text;  ///< Of `first`; of the others too.
};

// Latin ligatures, hyphens that are no other sign, and the bullets of Symbol and Wingdings.
constexpr Replacement kReplacements[] = {
    {0x2010, 0x2011, "-"},  {0xFB00, 0xFB00, "ff"},  {0xFB01, 0xFB01, "fi"},
    {0xFB02, 0xFB02, "fl"}, {0xFB03, 0xFB03, "ffi"}, {0xFB04, 0xFB04, "ffl"},
    {0xFB05, 0xFB05, "st"}, {0xFB06, 0xFB06, "st"},  {0xF06C, 0xF06E, "•"},
    {0xF076, 0xF076, "•"},  {0xF0A7, 0xF0A8, "•"},   {0xF0B7, 0xF0B7, "•"},
    {0xF0D8, 0xF0D8, "•"},  {0xF0FC, 0xF0FC, "•"},   {0xF6E1, 0xF6E1, ","},
    {0xF6E7, 0xF6E7, "."}};

void append(std::string& out, UChar32 c) {
  char bytes[4];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, static_cast<std::size_t>(length));
}

bool private_use(UChar32 c) { return u_charType(c) == U_PRIVATE_USE_CHAR; }

/// Adobe's corporate use: old-style figures and small capitals have their ASCII number in the low
/// byte; Symbol fonts are mapped likewise from F020.
UChar32 from_private(UChar32 c) {
  if (c >= 0xF730 && c <= 0xF739) return c - 0xF700;
  if (c >= 0xF761 && c <= 0xF77A) return c - 0xF700;
  if (c >= 0xF020 && c <= 0xF07E) return c - 0xF000;
  return 0;
}

void append_clean(std::string& out, UChar32 c) {
  for (const Replacement& row : kReplacements)
    if (c >= row.first && c <= row.last) {
      out += row.text;
      return;
    }
  if (private_use(c)) c = from_private(c);
  if (c < 0x20 || c == 0x7F || U_IS_SURROGATE(c) || U_IS_UNICODE_NONCHAR(c) || c == 0xFFFD ||
      u_charType(c) == U_CONTROL_CHAR || c == 0xFEFF || (c >= 0x200B && c <= 0x200F))
    return;
  append(out, u_isUWhiteSpace(c) ? ' ' : c);
}

bool names(std::string_view font, std::initializer_list<std::string_view> parts) {
  std::string lower;
  for (const char c : font.substr(0, 200))
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

}  // namespace

PdfBox around(const PdfBox& a, const PdfBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

std::string pdf_word_text(std::u16string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U16_NEXT(text.data(), at, text.size(), c);
    if (c != 0xAD) {
      append_clean(out, c);
    } else if (at == text.size() && !out.empty()) {
      out += '-';
    }
  }
  const std::size_t begin = out.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return out.substr(begin, out.find_last_not_of(' ') + 1 - begin);
}

bool right_to_left(std::string_view text) {
  std::size_t leftwards = 0, letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_code_point(text, at);
    if (c < 0 || !u_isalpha(c)) continue;
    const UCharDirection direction = u_charDirection(c);
    ++letters;
    leftwards += direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
  }
  return leftwards * 2 > letters;
}

std::string reading_order(std::string_view word) {
  if (!right_to_left(word)) return std::string(word);
  std::string out, number;
  for (std::size_t end = word.size(); end > 0;) {
    std::size_t begin = end;
    const UChar32 c = previous_code_point(word, begin);
    if (u_isdigit(c)) {
      number.insert(0, word.substr(begin, end - begin));
    } else {
      out += number;
      number.clear();
      append(out, u_charMirror(std::max<UChar32>(c, 0)));
    }
    end = begin;
  }
  return out + number;
}

bool bold_font(std::string_view name) {
  return names(name, {"bold", "black", "heavy", "demi", "cmbx", "sfbx", "-bd", "cmb10"});
}

bool italic_font(std::string_view name) {
  return names(name, {"italic", "oblique", "cmti", "sfti", "cmsl", "slanted", "-it"});
}

}  // namespace dossier
