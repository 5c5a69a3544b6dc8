// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/sentence_breaks.h"

#include <unicode/uchar.h>

#include <array>

#include "analysis/utf8.h"

namespace dossier {
namespace {

USentenceBreak property(std::int32_t c) {
  return c < 0 ? U_SB_OTHER
               : static_cast<USentenceBreak>(u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK));
}

USentenceBreak class_of(std::int32_t c) {
  static const auto ascii = [] {
    std::array<USentenceBreak, 0x80> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
      table[i] = property(static_cast<std::int32_t>(i));
    return table;
  }();
  return c >= 0 && c < 0x80 ? ascii[static_cast<std::size_t>(c)] : property(c);
}

bool is_separator(USentenceBreak kind) {
  return kind == U_SB_SEP || kind == U_SB_CR || kind == U_SB_LF;
}
bool is_terminal(USentenceBreak kind) { return kind == U_SB_ATERM || kind == U_SB_STERM; }

// First bytes of the characters that end a sentence or a line. Those of Latin, Greek and Cyrillic
// letters begin none, U+0085 aside (C2).
constexpr std::array<bool, 256> kMayEnd = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'.', '!', '?', '\n', '\r'}) table[c] = true;
  table[0xC2] = true;
  for (std::size_t lead = 0xD4; lead <= 0xF4; ++lead) table[lead] = true;
  return table;
}();

struct Char {
  USentenceBreak kind = U_SB_OTHER;
  std::size_t next = 0;
};

Char char_at(std::string_view text, std::size_t pos) {
  Char read{U_SB_OTHER, pos};
  read.kind = class_of(next_code_point(text, read.next));
  return read;
}

// Dashes and quotation marks, U+2010 to U+201F, whose first byte many others share.
bool is_common_mark(std::string_view text, std::size_t pos) {
  return text.substr(pos, 2) == "\xE2\x80" && pos + 2 < text.size() &&
         (static_cast<unsigned char>(text[pos + 2]) & 0xF0U) == 0x90U;
}

}  // namespace

// The next character from `pos` on that may end a sentence or line.
std::size_t SentenceBreaks::find_end(std::size_t pos) const {
  for (; pos < text_.size(); ++pos) {
    if (!kMayEnd[static_cast<unsigned char>(text_[pos])] || is_common_mark(text_, pos)) continue;
    const auto kind = char_at(text_, pos).kind;
    if (is_terminal(kind) || is_separator(kind)) break;
  }
  return pos;
}

std::size_t SentenceBreaks::skip_extend(std::size_t pos) const {
  while (pos < text_.size()) {
    const Char read = char_at(text_, pos);
    if (read.kind != U_SB_EXTEND && read.kind != U_SB_FORMAT) break;
    pos = read.next;
  }
  return pos;
}

bool SentenceBreaks::letter_before(std::size_t pos) const {
  while (pos > 0) {
    const auto kind = class_of(previous_code_point(text_, pos));
    if (kind != U_SB_EXTEND && kind != U_SB_FORMAT) return kind == U_SB_UPPER || kind == U_SB_LOWER;
  }
  return false;
}

// SB8: a small letter is the first letter that follows.
bool SentenceBreaks::goes_on_lower(std::size_t pos) const {
  while (pos < text_.size()) {
    const Char read = char_at(text_, pos);
    if (read.kind == U_SB_LOWER) return true;
    if (read.kind == U_SB_OLETTER || read.kind == U_SB_UPPER || is_separator(read.kind) ||
        is_terminal(read.kind))
      return false;
    pos = read.next;
  }
  return false;
}

std::size_t SentenceBreaks::next(std::size_t pos) const {
  const auto past_separator = [&](std::size_t at) {
    const Char read = char_at(text_, at);
    const bool pair = read.kind == U_SB_CR && read.next < text_.size() && text_[read.next] == '\n';
    return read.next + (pair ? 1 : 0);
  };
  while ((pos = find_end(pos)) < text_.size()) {
    const Char end = char_at(text_, pos);
    if (is_separator(end.kind)) return past_separator(pos);
    std::size_t after = skip_extend(end.next);
    const auto kind_at = [&](std::size_t at) {
      return at < text_.size() ? char_at(text_, at).kind : U_SB_OTHER;
    };
    const auto follows = kind_at(after);
    const bool point = end.kind == U_SB_ATERM;
    const bool inside = point && (follows == U_SB_NUMERIC ||
                                  (follows == U_SB_UPPER && letter_before(pos)));  // SB6, SB7
    pos = after;
    if (inside) continue;
    for (const auto passed : {U_SB_CLOSE, U_SB_SP})  // SB9, SB10
      while (kind_at(after) == passed) after = skip_extend(char_at(text_, after).next);
    if (after == text_.size()) return after;
    const auto kind = kind_at(after);
    if (is_separator(kind)) return past_separator(after);
    const bool goes_on = kind == U_SB_SCONTINUE || is_terminal(kind) ||  // SB8a
                         (point && goes_on_lower(after));
    if (!goes_on) return after;
    pos = after;
  }
  return text_.size();
}

}  // namespace dossier
