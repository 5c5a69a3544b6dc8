// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/text_shape.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

bool is_terminal(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x2026 || c == 0x3002 ||
         c == 0x061F || c == 0xFF01 || c == 0xFF1F || c == 0x0964;
}

/// "a. ", "ii) ", "(b) ": an item's marker, not the middle of a sentence.
bool starts_with_item_marker(std::string_view text) {
  std::size_t at = !text.empty() && text[0] == '(' ? 1 : 0;
  std::size_t letters = 0;
  while (at < text.size() && letters < 5 && text[at] >= 'a' && text[at] <= 'z') ++at, ++letters;
  const std::string_view marker = text.substr(at - letters, letters);
  const bool roman = marker.find_first_not_of("ivx") == std::string_view::npos;
  return letters > 0 && (letters == 1 || roman) && at + 1 < text.size() &&
         (text[at] == '.' || text[at] == ')') && text[at + 1] == ' ';
}

/// "3", "3.", "2.1", "IV.", "A.": the number of a section.
bool is_section_number(std::string_view word) {
  const bool dotted = word.size() > 1 && (word.back() == '.' || word.back() == ')');
  const std::string_view core = dotted ? word.substr(0, word.size() - 1) : word;
  if (core.empty() || core.size() > 8) return false;
  if (core.find_first_not_of("0123456789.") == std::string_view::npos)
    return is_digit(static_cast<unsigned char>(core[0])) && core.size() <= 6;
  return dotted && (core.find_first_not_of("IVXLC") == std::string_view::npos ||
                    (core.size() == 1 && core[0] >= 'A' && core[0] <= 'Z'));
}

bool ends_with_address(std::string_view text) {
  const std::size_t space = text.find_last_of(' ');
  const std::string_view last = space == std::string_view::npos ? text : text.substr(space + 1);
  return last.find("://") != std::string_view::npos || last.substr(0, 4) == "www.";
}

constexpr std::array<std::string_view, 24> kParticles = {
    "de", "del", "della", "der", "den", "di", "da", "dos", "la", "le", "van", "von",
    "zu", "bin", "ibn",   "al",  "ul",  "ur", "el", "abu", "y",  "e",  "ter", "du"};

bool is_particle(std::string_view word) {
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end() ||
         word.substr(0, 3) == "al-" || word.substr(0, 3) == "el-" || word.substr(0, 2) == "d'";
}

constexpr std::size_t kMostCompared = 400;  // Bytes of a heading.

bool is_visible_ascii(char c) { return c > ' ' && c < 0x7F; }

// comparable() of ASCII, without its number; nullopt where something else stands there.
std::optional<std::string> comparable_ascii(std::string_view text) {
  if (ascii_end(text, 0) < text.size()) return std::nullopt;
  std::string out(text.size(), '\0');
  std::size_t end = 0;
  char last = ' ';
  for (const char c : text) {
    const char plain = kPlain[static_cast<unsigned char>(c)];
    if (plain == 0 || (plain == ' ' && last == ' ')) continue;
    out[end++] = last = plain;
  }
  out.resize(end > 0 && last == ' ' ? end - 1 : end);
  return out;
}

// Do two blanks of `text`, which is ASCII, follow one another? Eight bytes at a time.
bool has_two_blanks(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U, kHighBits = kOnes << 7U;
  const auto no_blanks = [&](std::size_t at) {  // The high bit of each byte that is none.
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    return (eight ^ (kOnes * ' ')) + kOnes * 0x7F;
  };
  std::size_t at = 0;
  for (; at + sizeof kOnes < text.size(); at += sizeof kOnes) {
    if ((~(no_blanks(at) | no_blanks(at + 1)) & kHighBits) != 0) return true;
  }
  return text.find("  ", at) != std::string_view::npos;
}

// Printable ASCII with single blanks between words, and none at the ends.
bool tidy(std::string_view text) {
  return !text.starts_with(' ') && !text.ends_with(' ') && printable_end(text, 0) == text.size() &&
         !has_two_blanks(text);
}

std::string_view without_number(std::string_view heading) {
  const std::size_t space = heading.find(' ');
  const bool number =
      space != std::string_view::npos && is_section_number(heading.substr(0, space));
  return number ? heading.substr(space + 1) : heading;
}

}  // namespace

char32_t next_wide_char(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, at, text.size(), c);
  return c < 0 ? 0xFFFD : static_cast<char32_t>(c);
}

char32_t previous_char(std::string_view text, std::size_t& at) {
  std::size_t start = at;
  while (start > 0 && at - start < 4) {
    --start;
    if ((static_cast<unsigned char>(text[start]) & 0xC0) != 0x80) break;
  }
  std::size_t end = start;
  const char32_t c = next_char(text, end);
  at = start;
  return c;
}

bool is_wide_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c < 0x09 ||
         (c > 0x0D && c < 0x20) || c == 0x7F;
}

bool is_wide_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_wide_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}
bool is_wide_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }
bool is_open_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0x2018 || c == 0x201C || c == 0x201E || c == 0x201A ||
         c == 0xAB;
}
bool is_close_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0x201C || c == 0xBB ||
         c == ')' || c == ']';
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\v\f");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n\v\f") - begin + 1);
}

std::string collapse_space(std::string_view text) {
  // Most texts are as they should be.
  if (tidy(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_visible_ascii(text[at])) {
      ++at;
      // A single blank between two words is as it should be.
      if (at + 1 < text.size() && text[at] == ' ' && is_visible_ascii(text[at + 1])) ++at;
    }
    if (at > begin) {  // Most of most texts.
      if (space && !out.empty()) out += ' ';
      space = false;
      out.append(text, begin, at - begin);
      continue;
    }
    const char32_t c = next_char(text, at);
    if (is_space(c)) {
      space = true;
    } else if (!is_invisible(c)) {
      if (space && !out.empty()) out += ' ';
      space = false;
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t", begin), text.size());
    words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

bool ends_sentence(std::string_view text) {
  text = trim(text);
  if (!text.empty() && text.back() == '>') return true;
  for (std::size_t at = text.size(); at > 0;) {
    const char32_t c = previous_char(text, at);
    if (is_terminal(c)) return true;
    if (!is_close_quote(c) && c != '*' && c != '_' && !parse_superscript(text, at)) break;
  }
  return ends_with_address(text);
}

bool starts_lower(std::string_view text) {
  text = trim(text);
  if (starts_with_item_marker(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_lower(c)) {
      // "iPhone", "eBay": a capital right after is a name, not the middle of a sentence.
      return at >= text.size() || !is_upper(next_char(text, at));
    }
    if (!is_open_quote(c) && c != '(' && c != '[' && c != '*' && c != '_') return false;
  }
  return false;
}

bool all_caps(std::string_view text) {
  int capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_lower(c)) return false;
    capitals += is_upper(c);
  }
  return capitals >= 3;
}

bool heading_shape(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 140 || starts_lower(text) || lone_address(text)) return false;
  const char last = text.back();
  if (last == '.' || last == ';' || last == ',' || last == '>') return false;
  if ((last == '!' || last == ':') && !all_caps(text)) return false;
  if (is_close_quote(static_cast<unsigned char>(last)) && text.size() > 1 &&
      text[text.size() - 2] == '.')
    return false;
  if (text.find(" | ") != std::string_view::npos) return false;  // A table's row.
  const std::vector<std::string_view> words = split_words(text);
  if (words.size() > 16) return false;
  std::size_t letters = 0, content = 0, capital = 0;
  for (const std::string_view word : words) {
    std::size_t at = 0;
    char32_t first = next_char(word, at);
    if (is_open_quote(first) && at < word.size()) first = next_char(word, at);
    letters += is_letter(first);
    if (word.size() < 4 || !is_letter(first)) continue;
    ++content;
    capital += is_upper(first);
  }
  if (letters == 0) return false;
  if (all_caps(text) || (is_section_number(words[0]) && words.size() > 1)) return true;
  if (content > 0 && capital * 10 >= content * 6) return true;
  return words.size() <= (last == '?' ? 6u : 8u);
}

bool name_shape(std::string_view text) {
  const std::vector<std::string_view> words = split_words(trim(text));
  if (words.size() < 2 || words.size() > 5) return false;
  std::size_t capitals = 0;
  for (const std::string_view word : words) {
    std::size_t at = 0;
    if (is_upper(next_char(word, at))) {
      ++capitals;
    } else if (!is_particle(word)) {
      return false;
    }
    for (at = 0; at < word.size();) {
      const char32_t c = next_char(word, at);
      const bool initial_dot = c == '.' && (at <= 3 || at == word.size());
      if (!is_letter(c) && c != '-' && c != '\'' && c != 0x2019 && c != 0x2010 && !initial_dot)
        return false;
    }
  }
  return capitals >= 2;
}

std::optional<std::string> lone_address(std::string_view text) {
  text = trim(text);
  if (text.size() > 2 && text.front() == '<' && text.back() == '>')
    text = text.substr(1, text.size() - 2);
  if (text.find_first_of(" \t<>") != std::string_view::npos) return std::nullopt;
  if (text.substr(0, 7) != "http://" && text.substr(0, 8) != "https://") return std::nullopt;
  return std::string(text);
}

std::optional<Superscript> parse_superscript(std::string_view text, std::size_t at) {
  Superscript run;
  const std::size_t begin = at;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_char(text, next);
    int digit = -1;
    if (c == 0xB9) digit = 1;
    if (c == 0xB2 || c == 0xB3) digit = static_cast<int>(c - 0xB0);
    if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) digit = static_cast<int>(c - 0x2070);
    if (digit < 0 || run.label.size() == 4) break;
    run.label += static_cast<char>('0' + digit);
    at = next;
  }
  if (run.label.empty()) return std::nullopt;
  run.bytes = at - begin;
  return run;
}

std::string raised_digits(std::string_view digits) {
  static constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char c : digits) out += kRaised[c - '0'];
  return out;
}

std::string comparable(std::string_view heading) {
  heading = without_number(trim(heading));
  if (auto plain = comparable_ascii(heading.substr(0, kMostCompared))) return *std::move(plain);
  const std::string folded = fold(heading.substr(0, kMostCompared));
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(folded, at);
    if (c < 0x80 ? is_letter(c) || is_digit(c) : u_isalnum(static_cast<UChar32>(c)) != 0) {
      out.append(folded, begin, at - begin);
    } else if (c != '\'' && c != 0x2019 && !out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool compares_as(std::string_view heading, std::string_view wanted) {
  // Most begin otherwise. The last letter of the beginning may be the base of an accent behind it.
  constexpr std::size_t kBeginning = 32;
  const auto beginning = without_number(trim(heading)).substr(0, kBeginning);
  if (beginning.size() == kBeginning) {
    const auto begins = comparable_ascii(beginning);
    if (begins && !begins->empty() && !wanted.starts_with(begins->substr(0, begins->size() - 1)))
      return false;
  }
  return comparable(heading) == wanted;
}

}  // namespace dossier
