// SPDX-License-Identifier: GPL-2.0-or-later
// Words of a PDF, by rows: characters, direction, hyphens at the end of a line.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/formats/pdf_joining.h"
#include "indexer/formats/pdf_page.h"

using namespace dossier;

TEST_CASE("PDF: words as they are meant") {
  struct Row {
    std::u16string in;
    const char* wanted;
  };
  const Row rows[] = {{u"e\uFB03cient", "efficient"},
                      {u"\uF0B7", "•"},
                      {u"\uF731\uF739\uF737\uF739", "1979"},
                      {u"al\u2010Qaeda", "al-Qaeda"},
                      {u"co\u00ADop\u00AD", "coop-"},
                      {u"\uE123", ""},
                      {u"\xD800x", "x"},
                      {u"a\u00A0b", "a b"}};
  for (const Row& row : rows) CHECK(pdf_word_text(row.in) == row.wanted);
}

TEST_CASE("PDF: words from right to left") {
  struct Row {
    const char *seen, *read;
  };
  const Row rows[] = {
      {"לארשי", "ישראל"}, {"2021", "2021"}, {"Kabul", "Kabul"}, {"2021-ב)", "(ב-2021"}};
  for (const Row& row : rows) CHECK(reading_order(row.seen) == row.read);
}

TEST_CASE("PDF: hyphens at the end of a line") {
  struct Row {
    std::vector<std::string> elsewhere;
    const char *above, *below, *wanted;
  };
  const Row rows[] = {
      {{"of counter-terrorism and"}, "the counter-", "terrorism law", "the counter-terrorism law"},
      {{"an international body"}, "the inter-", "national body", "the international body"},
      {{"nothing of it"}, "the govern-", "ment fell", "the government fell"},
      {{"nothing of it"}, "the U.S.-", "led force", "the U.S.-led force"},
      {{"nothing of it"}, "an anti-", "American mood", "an anti-American mood"},
      {{"power-sharing, the broker"}, "a power-", "broker there", "a power-broker there"},
      {{"he stood under it, understands"}, "to under-", "stand it", "to understand it"},
      {{"nothing of it"}, "see <https://a.org/b-", "c> now", "see <https://a.org/b-c> now"},
      {{"nothing of it"}, "from 2019–", "2021 on", "from 2019–2021 on"},
      {{"nothing of it"}, "the war –", "it ended", "the war – it ended"},
      {{"nothing of it"}, "see https://a.org/", "b-c/d now", "see https://a.org/b-c/d now"},
      {{"nothing of it"}, "see https://a.org/b", "for more", "see https://a.org/b for more"},
      {{"https://example.org/papers/x is"},
       "at https://exam-",
       "ple.org/y it",
       "at https://example.org/y it"},
      {{"https://example.org/papers/x is"},
       "at https://a.org/pa-",
       "pers/y it",
       "at https://a.org/papers/y it"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.wanted);
    std::vector<PdfLine> lines;
    for (const std::string& text : row.elsewhere) lines.emplace_back().text = text;
    lines.emplace_back().text = row.above;
    lines.emplace_back().text = row.below;
    const PdfVocabulary vocabulary(lines);
    std::string text = row.above;
    std::vector<PdfMark> marks;
    join_line(text, marks, lines.back(), nullptr, vocabulary);
    CHECK(text == row.wanted);
  }
}
