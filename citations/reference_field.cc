// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_field.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "analysis/utf8.h"

namespace dossier {

bool is_dash(std::int32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool is_wide_space(std::int32_t c) { return u_isUWhiteSpace(c) || c == 0xFEFF; }

std::string lower_case(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .toLower(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

std::string clean_field(std::string_view text) {
  constexpr std::string_view kEdge = " \t\r\n.,;:\"'`*_-/|";
  const auto edge = [&](std::string_view part) -> std::size_t {
    if (part.size() == 1) return kEdge.find(part[0]) != std::string_view::npos ? 1 : 0;
    std::size_t length = 0;
    const auto c = next_code_point(part, length);
    const bool quotes = (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
    return quotes || is_dash(c) || is_space(c) ? part.size() : 0;
  };
  // “A” and B: a quotation mark whose partner stands inside is no edge.
  const auto partner_inside = [&](std::size_t length) {
    const auto mark = text.substr(0, length);
    const std::string_view closing = mark == "\u201C"   ? "\u201D"
                                     : mark == "\u00AB" ? "\u00BB"
                                     : mark == "\""     ? mark
                                                        : std::string_view{};
    if (closing.empty()) return false;
    // Not beyond the next such mark: thousands of them may stand in a row.
    const auto next = text.find(mark, length);
    const auto before_next = next == std::string_view::npos ? text : text.substr(0, next + length);
    const auto at = before_next.find(closing, length);
    return at != std::string_view::npos &&
           text.find_first_not_of(" .,;:\t", at + closing.size()) != std::string_view::npos &&
           (mark != closing || text.find(mark, at + 1) == std::string_view::npos);
  };
  while (!text.empty()) {
    std::size_t length = 0;
    next_code_point(text, length);
    if (edge(text.substr(0, length)) == 0 || partner_inside(length)) break;
    text.remove_prefix(length);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    if (edge(text.substr(at)) == 0) break;
    // A quotation that ends the title keeps its end: "neither ‘this nor that’".
    const std::string_view closing = "\u2019", opening = "\u2018";
    if (text.substr(at) == closing) {
      const auto inside = text.substr(0, at);
      const auto before = inside.rfind(closing);
      const auto last = inside.substr(before == std::string_view::npos ? 0 : before);
      if (last.find(opening) != std::string_view::npos) break;
    }
    // So do "U.S." and "D.C." their last full stop.
    if (text[at] == '.' && at >= 3 && text[at - 2] == '.' && u_isupper(text[at - 1])) break;
    text.remove_suffix(text.size() - at);
  }
  return std::string(text);
}

}  // namespace dossier
