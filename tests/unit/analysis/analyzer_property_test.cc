// SPDX-License-Identifier: GPL-2.0-or-later
// What must hold of the tokens of any bytes whatever.

#include <doctest/doctest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/sentence_breaks.h"
#include "one_line.h"

namespace dossier {
namespace {

const std::vector<std::string>& alphabet() {
  static const std::vector<std::string> pieces = {
      "a", "B",  "s",      "t",      "d",      "us",     "word",   "1",      "23",       "456",
      ".", ",",  "-",      "'",      "’",      "`",      " ",      "  ",     "\n",       "_",
      "/", "“",  "”",      "¹",      "⁶",      "₂",      "é",      "ł",      "ß",        "ñ",
      "İ", "й",  "ё",      "Я",      "σ",      "ش",      "ـ",      "\u064B", "ש",        "\"",
      "א", "हि", "한",     "\u00AD", "\u200B", "\u200D", "\u0301", "\u0306", "\u2011",   "\u2013",
      "ﬁ", "ﷺ",  "\u3164", "\u00B7", "😀",      "\xFF",   "\xC3",   "\x80",   "\xE2\x80", "re"};
  return pieces;
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& pieces) {
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 24);
  std::string text;
  for (int i = length(random); i > 0; --i) text += pieces[pick(random)];
  return text;
}

bool is_continuation(std::string_view text, std::size_t pos) {
  return pos < text.size() && (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80;
}

void check_shape(const std::string& text, const std::vector<Token>& tokens) {
  std::uint32_t position = 0;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    REQUIRE_FALSE(token.term.empty());
    REQUIRE_LE(token.term.size(), kMaxTermBytes);
    REQUIRE_LT(token.bytes.begin, token.bytes.end);
    REQUIRE_LE(token.bytes.end, text.size());
    REQUIRE_LE(begin, token.bytes.begin);
    REQUIRE_FALSE(is_continuation(text, token.bytes.begin));
    begin = token.bytes.begin;
    if (token.whole) {
      REQUIRE(token.position + 1 == position);
      REQUIRE(i + token.parts - 1 < tokens.size());
      REQUIRE(tokens[i + token.parts - 1u].bytes.end == token.bytes.end);
    } else {
      REQUIRE(token.position == position++);
    }
    std::size_t replaced = 0;
    well_formed(token.term, replaced);
    REQUIRE(replaced == 0);
    well_formed(std::string_view(text).substr(token.bytes.begin, token.bytes.size()), replaced);
    REQUIRE(replaced == 0);
  }
}

// A word typed alone is found: the bytes of a token yield its term again.
void check_alone(const Analyzer& analyzer, const std::string& text,
                 const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    const std::string part = text.substr(token.bytes.begin, token.bytes.size());
    CAPTURE(part);
    const auto again = analyzer.analyze(part);
    const bool found = std::any_of(again.begin(), again.end(), [&](const Token& other) {
      return other.term == token.term && other.bytes == ByteRange{0, token.bytes.size()} &&
             other.whole == token.whole;
    });
    REQUIRE_MESSAGE(found, one_line(again));
  }
}

TEST_CASE("any text yields sound tokens") {
  const Analyzer analyzer;
  const Analyzer other;
  std::mt19937 random(20220830);
  for (int round = 0; round < 30000; ++round) {
    const std::string text = random_text(random, alphabet());
    CAPTURE(text);
    const auto tokens = analyzer.analyze(text);
    check_shape(text, tokens);
    check_alone(analyzer, text, tokens);
    REQUIRE(one_line(other.analyze(text)) == one_line(tokens));
    const std::string folded = fold(text);
    REQUIRE(fold(folded) == folded);
  }
}

TEST_CASE("any bytes yield sound tokens and sentences") {
  const Analyzer analyzer;
  std::mt19937 random(1);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 5000; ++round) {
    std::string text(static_cast<std::size_t>(byte(random)) / 4, ' ');
    for (char& c : text) c = static_cast<char>(byte(random));
    check_shape(text, analyzer.analyze(text));
    std::uint32_t last = 0;
    for (const ByteRange& range : sentences(text)) {
      REQUIRE_LE(last, range.begin);
      REQUIRE_LT(range.begin, range.end);
      last = range.end;
    }
    REQUIRE_LE(last, text.size());
  }
}

// The words of UAX #29 as ICU finds them, of those that have a letter or a digit.
std::string icu_words(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  breaks->setText(&utext, status);
  std::string line;
  int32_t from = breaks->first();
  for (int32_t to = breaks->next(); to != icu::BreakIterator::DONE;
       from = to, to = breaks->next()) {
    if (breaks->getRuleStatus() == UBRK_WORD_NONE) continue;
    line += '[' + text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)) +
            ']';
  }
  utext_close(&utext);
  return line;
}

TEST_CASE("but for our rules words are those of UAX #29") {
  const std::vector<std::string> pieces = {
      "a",    "Word",    "12",   "1",   " ",  "  ", "!", "?",  "—", "(",
      "é",    "e\u0301", "й",    "σ",   "한", "ش",  "כ", "हिं", "ქ", " ไทย ",
      "中文", "かな",    "カナ", "7ー", "😀",  "🇺🇸", "ª", "ⅳ",  "٣", "/"};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random, pieces);
    CAPTURE(text);
    REQUIRE(covered(text) == icu_words(text));
  }
}

// An invisible soft hyphen in every word of ASCII but the short ones, which rules look at closely:
// it changes no term, and the quick way, which takes ASCII alone, cannot be gone.
std::string without_quick_way(const std::string& text) {
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  std::string slow;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end - i >= 3) slow.append(text, i, 1).append("\u00AD").append(text, i + 1, end - i - 1);
    if (end - i < 3) slow.append(text, i, std::max<std::size_t>(end - i, 1));
    i = std::max(end, i + 1);
  }
  return slow;
}

std::string terms_and_positions(const std::vector<Token>& tokens) {
  std::string line;
  for (const Token& token : tokens)
    line += token.term + '@' + std::to_string(token.position) + '/' +
            std::to_string(token.whole ? token.parts : 0) + ' ';
  return line;
}

TEST_CASE("the quick way through ASCII words yields what the rules do") {
  const Analyzer analyzer;
  const std::vector<std::string> pieces = {"a",  "s",  "S",    "t", "Word", "NATO", "US", "re",
                                           "1",  "18", "2021", "5", "000",  ".",    ".",  ",",
                                           "'",  "`",  "-",    "_", " ",    " ",    "\n", "*",
                                           "\"", ")",  "/",    "é", "’",    "“",    "—",  "¹"};
  std::mt19937 random(11);
  for (int round = 0; round < 50000; ++round) {
    const std::string text = random_text(random, pieces);
    CAPTURE(text);
    REQUIRE(terms_and_positions(analyzer.analyze(text)) ==
            terms_and_positions(analyzer.analyze(without_quick_way(text))));
  }
}

std::vector<std::size_t> icu_breaks(icu::BreakIterator& breaks, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  breaks.setText(&utext, status);
  std::vector<std::size_t> ends;
  breaks.first();
  for (int32_t to = breaks.next(); to != icu::BreakIterator::DONE; to = breaks.next())
    ends.push_back(static_cast<std::size_t>(to));
  utext_close(&utext);
  return ends;
}

std::vector<std::size_t> our_breaks(const std::string& text) {
  const SentenceBreaks breaks(text);
  std::vector<std::size_t> ends;
  for (std::size_t end = 0; end < text.size();) ends.push_back(end = breaks.next(end));
  return ends;
}

TEST_CASE("sentences break where ICU breaks them") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  REQUIRE(U_SUCCESS(status));
  const std::vector<std::string> pieces = {
      ".",      ".",    ". ",       "!",        "?", "A",      "a",  "U", "1",      " ",
      " ",      "\n",   "\r",       "\r\n",     ")", "(",      "\"", "“", "”",      "’",
      ",",      ";",    "-",        "—",        "…", "é",      "É",  "и", "И",      "ß",
      "中",     "。",   "！",       "؟",        "۔", "।",      "։",  "̈",  "\u00AD", "\u200D",
      "\u0085", "\xC2", "\u2028",   "\u2029",   "‼", "\u2024", "٣",  "ª", "\t",     "\u00A0",
      "\u3000", "\xFF", "\xE2\x80", "\xF0\x9F", "😀"};
  std::mt19937 random(31);
  for (int round = 0; round < 60000; ++round) {
    const std::string text = random_text(random, pieces);
    CAPTURE(text);
    REQUIRE(our_breaks(text) == icu_breaks(*breaks, text));
  }
  std::uniform_int_distribution<std::int32_t> anyone(1, 0x2FFF);
  for (int round = 0; round < 20000; ++round) {
    std::string text = "Ab";
    for (int i = 0; i < 6; ++i) {
      text += i % 2 == 0 ? pieces[static_cast<std::size_t>(anyone(random)) % pieces.size()] : "";
      icu::UnicodeString(static_cast<UChar32>(anyone(random))).toUTF8String(text);
    }
    CAPTURE(text);
    REQUIRE(our_breaks(text) == icu_breaks(*breaks, text));
  }
}

TEST_CASE("hostile lines cost linear time") {
  const Analyzer analyzer;
  for (const std::string piece :
       {"a",       "a-",     "a.", "1,", "1.",      "123,",   "123.", "a'",   "d'",  "\u00AD",
        "a\u0301", "\u0301", "ไ",  "中", "a.b.cc.", "1'000'", "’s",   "\xFF", "ש\"", "ـ"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    CAPTURE(piece);
    check_shape(text, analyzer.analyze(text));
    fold(text);
  }
}

}  // namespace
}  // namespace dossier
