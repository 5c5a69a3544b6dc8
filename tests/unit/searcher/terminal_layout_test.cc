// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <sstream>

#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"

namespace dossier {
namespace {

// Lines shown with a bar at their end, so that blanks there would be seen.
std::string lines(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
    text.replace(at, 1, "|\n");
  return text;
}

std::string plain(const std::string& text, const Margins& margins) {
  return lines(wrap({{text, Ink::Plain}}, margins, false));
}

TEST_CASE("columns are those of a terminal, not bytes") {
  const std::vector<std::pair<std::string, int>> rows{
      {"", 0},
      {"Kabul", 5},
      {"Kaboul, Kābul", 13},
      {"Ka\u0304bul", 5},        // A combining macron.
      {"soft\u00ADhyphen", 10},  // Shown only at a line's end, which we never use.
      {"喀布尔", 6},             // Wide.
      {"ｶﾌﾞﾙ", 4},               // Half width.
      {"كابل", 4},
      {"\u1112\u1161\u11AB", 2},  // One syllable in three letters.
      {"🕊", 1},                // Neutral by UAX #11.
      {"🚁", 2},
      {"zero\u200Bwidth", 9},
      {"\xFF", 1},
  };
  for (const auto& [text, wanted] : rows) {
    CAPTURE(text);
    CHECK(columns(text) == wanted);
  }
}

TEST_CASE("what could move the cursor or turn the line is replaced") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"plain text", "plain text"},
      {"Title\033[2J\033]0;owned\a", "Title\uFFFD[2J\uFFFD]0;owned\uFFFD"},
      {"back\b\bspace\x7F", "back\uFFFD\uFFFDspace\uFFFD"},
      {"8-bit \u009B31m", "8-bit \uFFFD31m"},
      {"one\ntwo\tthree\rfour\u2028five", "one two three four five"},
      {"turned \u202Eback\u202C", "turned \uFFFDback\uFFFD"},
      {"isolated \u2067x\u2069", "isolated \uFFFDx\uFFFD"},
      {std::string("nul\0byte", 8), "nul\uFFFDbyte"},
      {"broken \xE2\x82 \xFF utf-8", "broken \uFFFD \uFFFD utf-8"},
      {"Peña-Pérez, 喀布尔", "Peña-Pérez, 喀布尔"},
  };
  for (const auto& [text, wanted] : rows) {
    CAPTURE(text);
    CHECK(printable(text) == wanted);
  }
}

TEST_CASE("text wraps at blanks, under its first word or with a hanging indent") {
  CHECK(plain("", {20, 0, 0}).empty());
  CHECK(plain("   ", {20, 0, 0}).empty());
  CHECK(plain("one two", {20, 0, 0}) == "one two|\n");
  CHECK(plain("exactly twenty cols. and more", {20, 0, 0}) == "exactly twenty cols.|\nand more|\n");
  CHECK(plain("many   blanks \n and breaks", {40, 0, 0}) == "many blanks and breaks|\n");
  CHECK(plain("the first line hangs out", {14, 0, 4}) == "the first line|\n    hangs out|\n");
  CHECK(plain("the first line hangs in", {16, 4, 0}) == "    the first|\nline hangs in|\n");
}

TEST_CASE("a word wider than a line is cut, wide characters break anywhere") {
  CHECK(plain("see abcdefghijklmnopqrstuvwxyz now", {16, 0, 0}) ==
        "see|\nabcdefghijklmnop|\nqrstuvwxyz now|\n");
  CHECK(plain("see https://example.org/very/long-name.", {24, 0, 0}) ==
        "see https://example.org/|\nvery/long-name.|\n");
  CHECK(plain("a\u00A0b cc\u00A0dd", {6, 0, 0}) == "a b cc dd|\n");  // Ten columns at least.
  CHECK(plain("one two\u00A0three", {11, 0, 0}) == "one|\ntwo three|\n");
  CHECK(plain("喀布尔阿富汗首都", {10, 0, 0}) == "喀布尔阿富|\n汗首都|\n");
  CHECK(plain("in 喀布尔 today", {10, 0, 0}) == "in 喀布尔|\ntoday|\n");
  // However narrow the terminal, text gets ten columns.
  CHECK(plain("abcdefghijkl", {5, 4, 4}) == "    abcdefghij|\n    kl|\n");
}

TEST_CASE("marks keep their place across line breaks and inside words") {
  const auto pieces = highlighted("the Taliban's air force", {{4, 11}, {14, 23}});
  CHECK(wrap(pieces, {40, 0, 0}, true) ==
        "the \033[1;33mTaliban\033[0m's \033[1;33mair force\033[0m\n");
  CHECK(wrap(pieces, {18, 0, 0}, true) ==
        "the \033[1;33mTaliban\033[0m's \033[1;33mair\033[0m\n\033[1;33mforce\033[0m\n");
  CHECK(wrap(pieces, {40, 0, 0}, false) == "the Taliban's air force\n");
  // A hostile text cannot smuggle in an escape of its own.
  CHECK(wrap({{"a\033[31mb", Ink::Bold}}, {40, 0, 0}, false) == "a\uFFFD[31mb\n");
}

TEST_CASE("wherever a text is parted into pieces, its lines are the same") {
  const std::string text =
      "The  and/or of https://a.example/reports/2021/kabul-airport.pdf was cut, 喀布尔 too; "
      "counter-terrorism\u00A0now, Kābul ";
  for (const int width : {10, 13, 20, 33, 80}) {
    const Margins margins{width, 3, 1};
    const auto whole = wrap({{text, Ink::Plain}}, margins, false);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if ((text[at] & 0xC0) == 0x80) continue;  // Inside a character.
      CAPTURE(width);
      CAPTURE(at);
      CHECK(wrap({{text.substr(0, at), Ink::Plain}, {text.substr(at), Ink::Plain}}, margins,
                 false) == whole);
      CHECK(wrap({{text.substr(0, at), Ink::Plain}, {text.substr(at), Ink::Dim}}, margins, false) ==
            whole);
    }
  }
}

TEST_CASE("highlights outside the text are clipped to it") {
  const auto pieces = highlighted("short", {{2, 90}});
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[1].text == "ort");
}

TEST_CASE("names are cut to a column and filled up to it") {
  CHECK(clip("Kabul", 5) == "Kabul");
  CHECK(clip("Kandahar", 5) == "Kand…");
  CHECK(clip("喀布尔", 5) == "喀布…");
  CHECK(clip("喀布尔", 4) == "喀…");
  CHECK(clip("喀布尔", 4, true) == "喀… ");
  CHECK(clip("Kabul", 8, true) == "Kabul   ");
  CHECK(clip("Kabul", 1) == "…");
  CHECK(clip("Kabul", 0).empty());
  CHECK(clip("a\nb", 8) == "a b");
}

TEST_CASE("labels hang beside text, or above it when too long") {
  CHECK(lines(hanging("31", Ink::Plain, {{"a note that is long", Ink::Plain}}, {14, 0, 4},
                      false)) == "31  a note|\n    that is|\n    long|\n");
  CHECK(lines(hanging("label", Ink::Plain, {{"text", Ink::Plain}}, {20, 1, 4}, false)) ==
        " label|\n    text|\n");
  CHECK(lines(hanging("31", Ink::Plain, {}, {20, 0, 4}, false)) == "31|\n");
}

TEST_CASE("dates and numbers read well") {
  CHECK(readable_date("2021-08-15") == "15 Aug 2021");
  CHECK(readable_date("2021-08") == "Aug 2021");
  CHECK(readable_date("2021") == "2021");
  CHECK(readable_date("").empty());
  CHECK(readable_date("n.d.") == "n.d.");
  CHECK(grouped(7) == "7");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(123456) == "123,456");
  CHECK(counted(1, "document") == "1 document");
  CHECK(counted(0, "document") == "0 documents");
  CHECK(listed({"A", "B", "C", "D"}, 2) == "A, B and 2 more");
  CHECK(listed({}, 2).empty());
}

TEST_CASE("no line of a long text is wider than asked, in linear time") {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += i % 7 == 0 ? " 喀" : (i % 11 == 0 ? " " : "x");
  text.append(300000, 'y');
  std::istringstream in(wrap({{text, Ink::Plain}}, {30, 2, 4}, false));
  for (std::string line; std::getline(in, line);) REQUIRE(columns(line) <= 30);
}

}  // namespace
}  // namespace dossier
