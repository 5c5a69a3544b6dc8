// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/mark_scanner.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "analysis/utf8.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

/// "[1]", "[2, 3]", "[4-6]" at byte `at`: all labels, and where the mark ends.
std::optional<MarkAt> parse_bracket(std::string_view text, std::size_t at, MarkRules rules) {
  const std::string_view rest = text.substr(at, 40);
  const std::size_t close = rest.find(']');
  if (close == std::string_view::npos || close < 2) return std::nullopt;
  MarkAt mark{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + close + 1)}, {}};
  std::string digits;
  bool range = false;
  for (std::size_t i = 1; i <= close; ++i) {
    const char c = rest[i];
    if (c >= '0' && c <= '9') {
      digits += c;
      continue;
    }
    if (!digits.empty()) {
      const int to = number_of(digits);
      const int from = range && !mark.labels.empty() ? number_of(mark.labels.back()) + 1 : to;
      if (digits.size() > 4 || to - from > 20) return std::nullopt;
      for (int n = std::min(from, to); n <= to; ++n) mark.labels.push_back(std::to_string(n));
      digits.clear();
      range = false;
    }
    if (c == '-' || static_cast<unsigned char>(c) >= 0x80) range = true;
    if (c != '-' && c != ',' && c != ' ' && c != ']' && c != ';' &&
        static_cast<unsigned char>(c) < 0x80)
      return std::nullopt;
  }
  if (mark.labels.empty() || (mark.labels.size() > 1 && !rules.on(MarkRule::Lists)))
    return std::nullopt;
  return mark;
}

/// A number that clings to a word or its punctuation ("started.1 The"): its end, or npos.
std::size_t bare_mark_end(std::string_view text, std::size_t at, MarkRules rules) {
  if (at == 0 || !is_digit(static_cast<unsigned char>(text[at]))) return std::string_view::npos;
  std::size_t look = at;
  const char32_t before = previous_char(text, look);
  const bool punctuation = before == '.' || before == ',' || before == ';' || before == '?' ||
                           before == '!' || before == ':' || is_close_quote(before);
  if (!is_lower(before) && !punctuation && rules.on(MarkRule::Clinging))
    return std::string_view::npos;
  std::size_t digits = 0;  // "3.5" is a number; "in 1970.5 It" can only be a year and a mark.
  while (punctuation && look > 0 && digits < 4 && is_digit(previous_char(text, look))) ++digits;
  if (digits > 0 && digits < 4 && rules.on(MarkRule::Decimals)) return std::string_view::npos;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
  const bool closed =
      end >= text.size() || std::string_view(" .,;:)").find(text[end]) != std::string_view::npos;
  return (closed || !rules.on(MarkRule::Units)) && end - at <= 3 ? end : std::string_view::npos;
}

/// The first byte from `at` on that a mark of `style` may begin with.
std::size_t next_candidate(std::string_view text, std::size_t at, MarkStyle style) {
  if (style == MarkStyle::Superscript) return ascii_end(text, at);
  if (style == MarkStyle::Bracket) return text.find('[', at);
  while (at < text.size() && !is_digit(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

}  // namespace

int number_of(std::string_view label) {
  int number = 0;
  const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
  return error == std::errc() && end == label.data() + label.size() ? number : -1;
}

std::vector<MarkAt> scan_marks(std::string_view text, MarkStyle style, MarkRules rules) {
  std::vector<MarkAt> marks;
  const auto add = [&](std::size_t begin, std::size_t end, std::string label) {
    marks.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, {std::move(label)}});
  };
  for (std::size_t at = 0; (at = next_candidate(text, at, style)) < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (style == MarkStyle::Superscript && (byte == 0xC2 || byte == 0xE2)) {
      const auto run = parse_superscript(text, at);
      if (!run) continue;
      add(at, at + run->bytes, run->label);
      at += run->bytes - 1;
    } else if (style == MarkStyle::Bracket && byte == '[') {
      if (auto mark = parse_bracket(text, at, rules)) {
        at = mark->bytes.end - 1;
        marks.push_back(std::move(*mark));
      }
    } else if (style == MarkStyle::Bare && is_digit(byte)) {
      const std::size_t end = bare_mark_end(text, at, rules);
      const std::size_t digits = std::min(text.find_first_not_of("0123456789", at), text.size());
      if (end != std::string_view::npos) add(at, end, std::string(text.substr(at, end - at)));
      at = digits - 1;
    }
  }
  return marks;
}

}  // namespace dossier
