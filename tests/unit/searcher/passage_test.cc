// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/passage.h"

#include <doctest/doctest.h>

#include <string>

#include "searcher/results/histogram.h"

using namespace dossier;

namespace {

// "a [b] c {d}" with marks: [ ] of weight 1, { } of weight 3, told apart by their first letter.
struct Marked {
  std::string text;
  std::vector<Mark> marks;
};

Marked marked(const std::string& source) {
  static const std::string kLetters(256, 'x');
  Marked out;
  for (const char c : source) {
    if (c == '[' || c == '{') {
      const auto at = static_cast<std::uint32_t>(out.text.size());
      out.marks.push_back({{at, at}, nullptr, c == '[' ? 1.0 : 3.0});
    } else if (c == ']' || c == '}') {
      auto& mark = out.marks.back();
      mark.bytes.end = static_cast<std::uint32_t>(out.text.size());
      mark.what = kLetters.data() + static_cast<unsigned char>(out.text[mark.bytes.begin]);
    } else {
      out.text += c;
    }
  }
  return out;
}

std::string passage(const std::string& source, std::size_t characters) {
  const auto [text, marks] = marked(source);
  const auto range = choose_passage(text, marks, characters);
  return text.substr(range.begin, range.size());
}

}  // namespace

TEST_CASE("the passage of a paragraph") {
  struct Row {
    const char* rule;
    const char* source;
    std::size_t characters;
    const char* wanted;
  };
  for (const auto& [rule, source, characters, wanted] : {
           Row{"all of it where it fits", "It rained. The [bridge] fell.", 60,
               "It rained. The bridge fell."},
           Row{"most of what matched",
               "The [bridge] fell down. The [river] took the [bridge] away.", 40,
               "The river took the bridge away."},
           Row{"the same again tells little", "On [ice], [ice] and [ice]. The [bridge] and [ice].",
               36, "The bridge and ice."},
           Row{"the rarer word", "The [old] mill burnt. The {dam} broke last year.", 30,
               "The dam broke last year."},
           Row{"two sentences that hold both", "One day passed. The [river] rose. The [dam] broke.",
               36, "The river rose. The dam broke."},
           Row{"neighbours while they fit, those after first",
               "He came. He saw it. The [dam] broke. She left. They wept a lot for it.", 36,
               "He saw it. The dam broke. She left."},
           Row{"a long sentence from a clause on",
               "When all was said, and when it had rained for weeks, the [dam] broke at night, and "
               "the town was lost to the water.",
               60, "the dam broke at night, and the town was lost to the water."},
           Row{"a long sentence where its marks are",
               "The [dam] was an old one that nobody had looked at for many a year, and when the "
               "[river] rose the [mill] went under.",
               50, "and when the river rose the mill went under."},
           Row{"without a mark the beginning", "He came. He saw. He left again.", 16,
               "He came. He saw."},
           Row{"characters, not bytes", "Ёлка. Ёж жил. The [дом] стоял.", 16, "The дом стоял."},
           Row{"a word that is too long", "[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa] b c.", 10,
               "aaaaaaaaaa"},
       }) {
    CAPTURE(rule);
    CHECK(passage(source, characters) == wanted);
  }
}

TEST_CASE("the sentence a note stands behind") {
  const std::string text = "One. Two three. Four.";
  const auto at = [&](std::uint32_t offset) {
    const auto range = sentence_at(text, offset);
    return text.substr(range.begin, range.size());
  };
  CHECK(at(0) == "One.");
  CHECK(at(4) == "One.");
  CHECK(at(15) == "Two three.");
  CHECK(at(16 + 5) == "Four.");
  CHECK(at(99) == "Four.");
}

TEST_CASE("histograms by day, month, year and decade") {
  const std::map<std::string, StoryCount> dates{{"", {1, {}}},
                                                {"1969-07-20", {1, {}}},
                                                {"2021", {2, {}}},
                                                {"2021-08", {1, {}}},
                                                {"2021-08-15", {3, {}}},
                                                {"2021-09-01", {0, {"a"}}},
                                                {"2021-09-02", {0, {"a"}}}};
  const auto told = [](const std::vector<PeriodCount>& periods) {
    std::string out;
    for (const auto& period : periods)
      out += (out.empty() ? "" : ", ") + (period.period.empty() ? "undated" : period.period) +
             (period.coarse ? "*" : "") + " " + std::to_string(period.count);
    return out;
  };
  CHECK(told(histogram(dates, PeriodUnit::Decade)) == "1960s 1, 2020s 7, undated 1");
  CHECK(told(histogram(dates, PeriodUnit::Year)) == "1969 1, 2021 7, undated 1");
  CHECK(told(histogram(dates, PeriodUnit::Month)) ==
        "1969-07 1, 2021* 2, 2021-08 4, 2021-09 1, undated 1");
  CHECK(told(histogram(dates, PeriodUnit::Day)) ==
        "1969-07-20 1, 2021* 2, 2021-08* 1, 2021-08-15 3, 2021-09-01 1, 2021-09-02 1, undated 1");
  CHECK(told(histogram(dates)) == told(histogram(dates, PeriodUnit::Year)));
  const std::map<std::string, StoryCount> close{{"2021-08-31", {1, {}}}, {"2021-09-03", {1, {}}}};
  const auto days = histogram(close, PeriodUnit::Fitting);
  CHECK(told(days) == "2021-08-31 1, 2021-09-03 1");
  CHECK(told(with_gaps(days, 2)) == "2021-08-31 1, 2021-09-01 0, 2021-09-02 0, 2021-09-03 1");
  CHECK(told(with_gaps(days, 1)) == "2021-08-31 1, ... 0, 2021-09-03 1");
  CHECK(told(with_gaps(histogram({{"1989", {1, {}}}, {"2015", {1, {}}}}, PeriodUnit::Decade), 5)) ==
        "1980s 1, 1990s 0, 2000s 0, 2010s 1");
  CHECK(told(with_gaps(histogram(dates, PeriodUnit::Month), 0)) ==
        "1969-07 1, ... 0, 2021* 2, 2021-08 4, 2021-09 1, undated 1");
  CHECK(period_clause({"1960s", "decade", false, 1}) == "date:1960..1969");
  CHECK(period_clause({"2021-08", "month", false, 1}) == "date:2021-08");
  CHECK(period_clause({"", "", false, 1}) == "date:none");
}
