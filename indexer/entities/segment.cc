// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/segment.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace dossier {
namespace {

struct Letters {
  Case letters = Case::Uncased;
  bool dotted = false;
};

Letters letters_of_wide(std::string_view word) {
  const auto* text = reinterpret_cast<const std::uint8_t*>(word.data());
  const auto length = static_cast<std::int32_t>(word.size());
  int upper = 0, lower = 0;
  bool first_upper = false;
  Letters result;
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(text, at, length, c);
    if (c == '.') result.dotted = true;
    if (c < 0) continue;
    const bool is_upper = c < 128 ? c >= 'A' && c <= 'Z' : u_isUUppercase(c) || u_istitle(c);
    const bool is_lower = c < 128 ? c >= 'a' && c <= 'z' : static_cast<bool>(u_isULowercase(c));
    if (is_upper && upper + lower == 0) first_upper = true;
    upper += is_upper;
    lower += is_lower;
  }
  if (upper + lower == 0) return result;
  if (lower == 0) {
    result.letters = upper == 1 ? Case::Initial : Case::Capitals;
  } else {
    result.letters = first_upper ? Case::Capital : Case::Lower;
  }
  return result;
}

// The kinds of characters that a word has.
enum : unsigned { kSmall = 1, kLarge = 2, kDot = 4, kWide = 8 };

constexpr auto kAsciiKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kSmall;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = kLarge;
  for (std::size_t c = 0x80; c < kinds.size(); ++c) kinds[c] = kWide;
  kinds['.'] = kDot;
  return kinds;
}();

Letters letters_of(std::string_view word) {
  unsigned kinds = 0, large = 0, first = 0;
  for (const char c : word) {
    const unsigned kind = kAsciiKinds[static_cast<unsigned char>(c)];
    if (first == 0) first = kind & (kSmall | kLarge);
    kinds |= kind;
    large += kind == kLarge;
  }
  if ((kinds & kWide) != 0) return letters_of_wide(word);
  Letters result;
  result.dotted = (kinds & kDot) != 0;
  if (first == 0) return result;
  if ((kinds & kSmall) == 0) {
    result.letters = large == 1 ? Case::Initial : Case::Capitals;
  } else {
    result.letters = first == kLarge ? Case::Capital : Case::Lower;
  }
  return result;
}

// The possessive that a token's bytes may take in: "Kabul's" -> "Kabul".
std::uint32_t without_possessive(std::string_view text, ByteRange bytes) {
  const std::string_view word = text.substr(bytes.begin, bytes.size());
  if (word.empty()) return bytes.end;
  const char last = word.back();
  if (last != 's' && last != 'S' && last != '\'' && last != '\x99') return bytes.end;
  for (const std::string_view ending : {"'s", "’s", "'S", "’S", "'", "’"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      return bytes.end - static_cast<std::uint32_t>(ending.size());
    }
  }
  return bytes.end;
}

bool possessive_follows(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || (text[at] != '\'' && text[at] != "’"[0])) return false;
  const std::string_view rest = text.substr(at, 4);
  return rest.starts_with("'s") || rest.starts_with("’s") || rest.starts_with("'S") ||
         rest.starts_with("’S");
}

struct Between {
  Gap gap = Gap::Space;
  bool opens = false;
};

// What the characters between two words say. `abbreviated`: a dot after the first word need not end
// a sentence.
Between between(std::string_view gap, bool abbreviated) {
  Between result;
  if (gap.size() == 1 && gap.front() == ' ') return result;
  auto at_least = [&](Gap g) { result.gap = std::max(result.gap, g); };
  for (std::size_t i = 0; i < gap.size(); ++i) {
    const auto c = static_cast<unsigned char>(gap[i]);
    if (c == '.') {
      if (!abbreviated || (i + 1 < gap.size() && gap[i + 1] == '.')) at_least(Gap::Hard);
    } else if (c == '!' || c == '?' || c == ';' || c == ':' || c == '\n' || c == '|') {
      at_least(Gap::Hard);
    } else if (c == ',') {
      at_least(Gap::Comma);
    } else if (c == '"' || c == '(' || c == ')' || c == '[' || c == ']' || c == '/' || c == '<' ||
               c == '>' || c == '*' || c == '#' || c == '=' || c == '{' || c == '}') {
      at_least(Gap::Soft);
      result.opens |= c != '/' && c != ')' && c != ']';
    } else if (c >= 0x80) {
      const std::string_view rest = gap.substr(i);
      const bool apostrophe = rest.starts_with("’");
      const bool blank = rest.starts_with("\u00A0") || rest.starts_with("\u202F") ||
                         rest.starts_with("\u2009") || rest.starts_with("\u00AD") ||
                         rest.starts_with("\u2010") || rest.starts_with("\u2011");
      if (!apostrophe && !blank) {
        at_least(Gap::Soft);
        result.opens = true;
      }
      while (i + 1 < gap.size() && (static_cast<unsigned char>(gap[i + 1]) & 0xC0U) == 0x80U) ++i;
    } else if (c == '-' && (i + 1 < gap.size() && (gap[i + 1] == ' ' || gap[i + 1] == '-'))) {
      at_least(Gap::Soft);
    }
  }
  if (result.gap == Gap::Hard) result.opens = true;
  return result;
}

void judge_case(Segment& segment) {
  std::size_t cased = 0, upper = 0, longer = 0, longer_capital = 0;
  for (const Word& word : segment.words) {
    if (word.letters == Case::Uncased) continue;
    ++cased;
    upper += word.letters >= Case::Initial;
    if (word.bytes.size() < 4) continue;
    ++longer;
    longer_capital += word.capital();
  }
  segment.capitals = cased >= 2 && upper == cased;
  // Asked of titles and headings; a paragraph of capitalised words is rather a list of names.
  segment.title_case = segment.headline && !segment.capitals && longer_capital * 4 >= longer * 3;
  segment.headline =
      segment.headline || (longer >= 4 && longer_capital * 5 >= longer * 4) || segment.capitals;
}

}  // namespace

bool stands_free(std::string_view text, ByteRange word) {
  auto joins = [](char c) {
    return c == '/' || c == '-' || c == '_' || c == '@' || c == '=' || c == '.';
  };
  if (word.begin > 0 && joins(text[word.begin - 1])) return false;
  if (word.end >= text.size() || text[word.end] == ' ' || !joins(text[word.end])) return true;
  return text[word.end] == '.' && (word.end + 1u >= text.size() || text[word.end + 1] == ' ');
}

void read_words(const TextTokens& tokens, const Vocabulary& vocabulary,
                const std::vector<std::uint16_t>& flags, Segment& segment, const TagRules& rules) {
  segment.words.clear();
  segment.words.reserve(tokens.words.size());
  bool last_ends_possessive = false;
  for (const auto hash : tokens.hashes) vocabulary.expect(hash);
  for (std::size_t t = 0; t < tokens.words.size(); ++t) {
    const Token& token = tokens.words[t];
    const std::size_t hash = tokens.hashes[t];
    if (token.whole) {
      if (segment.words.empty() || !rules.on(TagRule::Compounds)) continue;
      segment.words.back().joined = vocabulary.find(token.term, hash);
      segment.words.back().parts = token.parts;
      continue;
    }
    Word word;
    word.hash = hash;
    word.term = vocabulary.find(token.term, hash);
    word.bytes = {token.bytes.begin, without_possessive(segment.text, token.bytes)};
    const bool possessive = last_ends_possessive && rules.on(TagRule::Possessives);
    last_ends_possessive = possessive_follows(segment.text, word.bytes.end);
    const Letters letters = letters_of(segment.text.substr(word.bytes.begin, word.bytes.size()));
    word.letters = letters.letters;
    word.dotted = letters.dotted;
    if (!segment.words.empty()) {
      const Word& last = segment.words.back();
      const std::uint32_t from = std::min(last.bytes.end, word.bytes.begin);
      const bool abbreviated = last.letters == Case::Initial || last.dotted ||
                               (last.term != kNone && (flags[last.term] & kAbbreviation) != 0);
      const Between gap = between(segment.text.substr(from, word.bytes.begin - from), abbreviated);
      word.gap = gap.gap;
      // A possessive ends a name as a comma does, unless the name itself holds one: "Lloyd's
      // Register".
      if (possessive) word.gap = std::max(word.gap, Gap::Comma);
      word.opens = gap.opens;
    }
    word.opens = word.opens && rules.on(TagRule::SentenceStarts);
    segment.words.push_back(word);
  }
  judge_case(segment);
  segment.capitals = segment.capitals && rules.on(TagRule::Shouting);
}

}  // namespace dossier
