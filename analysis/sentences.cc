// SPDX-License-Identifier: GPL-2.0-or-later
// Sentences: the breaks of UAX #29, over a copy in which note marks look like closing quotation
// marks (they follow the full stop and belong to its sentence), less the breaks after
// abbreviations.

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "analysis/abbreviations.h"
#include "analysis/analyzer.h"
#include "analysis/char_class.h"
#include "analysis/sentence_breaks.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

// A list or a table without a full stop is cut at a space after so many bytes: a quotation of it
// should fit a page.
constexpr std::size_t kMaxSentence = 4096;

// What may stand before a mark that closes emphasis at a sentence's end.
constexpr std::string_view kClosing = ".!?)\"";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Where the digits from `pos` on end.
std::size_t digits_end(std::string_view text, std::size_t pos) {
  while (pos < text.size() && is_digit(text[pos])) ++pos;
  return pos;
}

// The end of the note label at `pos`, right after a full stop: "[12]", "[^12]", or "12" before a
// space and a capital where a word stands before the full stop (not "no.12 The"). Or `pos`, if none
// is there.
std::size_t label_end(std::string_view text, std::size_t pos) {
  constexpr std::size_t kMostDigits = 3;
  if (pos >= text.size()) return pos;
  const bool bracket = text[pos] == '[';
  const std::size_t begin = pos + (bracket ? (text.substr(pos).starts_with("[^") ? 2 : 1) : 0);
  const std::size_t end = digits_end(text.substr(0, begin + kMostDigits + 1), begin);
  if (end == begin || end - begin > kMostDigits) return pos;
  if (bracket) return end < text.size() && text[end] == ']' ? end + 1 : pos;
  const bool word_before =
      pos >= 4 && is_lower(text[pos - 2]) && is_lower(text[pos - 3]) && is_lower(text[pos - 4]);
  const bool capital_after = end + 1 < text.size() && text[end] == ' ' && is_upper(text[end + 1]);
  return word_before && capital_after ? end : pos;
}

// A Markdown mark that closes emphasis right after a sentence ("... rule.** This").
bool closes_emphasis(std::string_view text, std::size_t pos) {
  if (text[pos] != '*' && text[pos] != '_') return false;
  const std::size_t after = std::min(text.find_first_not_of("*_", pos), text.size());
  if (after - pos > 3) return false;
  return after == text.size() || text[after] == ' ' || text[after] == '\n' ||
         U8_IS_LEAD(text[after]);  // A note mark or a quotation mark.
}

// First bytes of what masked() looks at: the marks below, U+201D and superscript digits.
constexpr std::array<bool, 256> kMaskable = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'.', '!', '?', '"', '*', '_', '\n', '\r'}) table[c] = true;
  table[0xC2] = table[0xE2] = true;
  return table;
}();

// Superscript digits become closing quotation marks of the same length, labels after a full stop
// closing parentheses, and a line end that is not a paragraph's a space.
std::string masked(std::string_view text) {
  std::string out(text);
  for (std::size_t pos = 0; pos < text.size();) {
    if (!kMaskable[static_cast<unsigned char>(text[pos])]) {
      ++pos;
      continue;
    }
    const std::size_t begin = pos;
    const UChar32 c = next_code_point(text, pos);
    if (is_note_mark(c)) {
      out.replace(begin, pos - begin, pos - begin == 2 ? "\u00BB" : "\u2019");
    } else if (c == '.' || c == '!' || c == '?' || c == 0x201D || c == '"') {
      const std::size_t end = label_end(text, pos);
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(pos),
                out.begin() + static_cast<std::ptrdiff_t>(end), ')');
      pos = end;
    } else if (c == '*' || c == '_') {
      if (begin > 0 && kClosing.find(out[begin - 1]) != std::string_view::npos &&
          closes_emphasis(text, begin)) {
        out[begin] = ')';
      }
    } else if (c == '\n' || c == '\r') {
      const std::size_t rest = std::min(text.find_first_not_of(" \t\r\n", pos), text.size());
      const std::string_view blank = text.substr(begin, rest - begin);
      if (std::count(blank.begin(), blank.end(), '\n') < 2) {
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin),
                  out.begin() + static_cast<std::ptrdiff_t>(rest), ' ');
      }
      pos = rest;
    }
  }
  return out;
}

ByteRange trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    std::size_t next = begin;
    const UChar32 c = next_code_point(text, next);
    if (c < 0 || !u_isUWhiteSpace(c)) break;
    begin = next;
  }
  while (end > begin) {
    std::size_t previous = end;
    const UChar32 c = previous_code_point(text, previous);
    if (c < 0 || !u_isUWhiteSpace(c)) break;
    end = previous;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Where to cut a sentence that starts at `begin` and is too long: after its last space that fits.
std::size_t cut(std::string_view text, std::size_t begin) {
  const std::string_view head = prefix_within(text.substr(begin), kMaxSentence);
  const std::size_t space = head.find_last_of(" \t\n");
  return begin + (space == std::string_view::npos || space == 0 ? head.size() : space);
}

void append(std::string_view text, std::size_t begin, std::size_t end,
            std::vector<ByteRange>& out) {
  while (true) {
    const ByteRange range = trimmed(text, begin, end);
    if (range.size() == 0) return;
    if (range.size() <= kMaxSentence) return out.push_back(range);
    begin = cut(text, range.begin);
    out.push_back(trimmed(text, range.begin, begin));
  }
}

// "12." alone: the number of a list's item, or of a section.
bool is_item_number(std::string_view before) {
  constexpr std::size_t kMostDigits = 3;
  return before.size() <= kMostDigits + 1 && before.ends_with('.') &&
         digits_end(before, 0) + 1 == before.size();
}

// Does one sentence run on over the break between `before` and `after`? After an abbreviation,
// before a small letter ("Why?" he asked), and where no space follows (list?page=2), as it need not
// only where the full stop is not ASCII.
bool runs_on(std::string_view before, std::string_view space, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  if (space.empty() && !U8_IS_TRAIL(before.back())) return true;
  std::size_t pos = 0;
  const UChar32 next = next_code_point(after, pos);
  if (next >= 0 && u_islower(next)) return true;
  return is_item_number(before) || is_abbreviation(before, after);
}

}  // namespace

std::vector<ByteRange> sentences(std::string_view text) {
  const std::string copy = masked(text);
  const SentenceBreaks breaks(copy);
  std::vector<ByteRange> out;
  std::size_t begin = 0;
  for (std::size_t end = 0; end < copy.size();) {
    end = breaks.next(end);
    const ByteRange range = trimmed(copy, begin, end);
    begin = range.begin;  // Not to be trimmed again for every break that is none.
    const std::string_view before = std::string_view(copy).substr(range.begin, range.size());
    const std::string_view space = std::string_view(copy).substr(range.end, end - range.end);
    const std::string_view after = std::string_view(copy).substr(end);
    if (space.find('\n') == std::string_view::npos && runs_on(before, space, after)) continue;
    append(text, begin, end, out);
    begin = end;
  }
  append(text, begin, text.size(), out);
  return out;
}

}  // namespace dossier
