// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyzer.h"

#include <doctest/doctest.h>

#include "one_line.h"

namespace dossier {
namespace {

struct Row {
  const char* text;
  const char* wanted;
};

void check_tokens(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(one_line(std::string_view(row.text)) == row.wanted);
  }
}

TEST_CASE("words and what is none") {
  check_tokens({
      {"", ""},
      {" \t\n—…!?", ""},
      {"ISIS-K's “start”.¹ In the U.S., Peña-Pérez",
       "isis@0 isisk@0+2 k@1 start@2 in@3 the@4 us@5 pena@6 penaperez@6+2 perez@7"},
      {"The quick  Fox", "the@0 quick@1 fox@2"},
      {"G20, B2B and 5G", "g20@0 b2b@1 and@2 5g@3"},
      {"war/peace (talks)", "war@0 peace@1 talks@2"},
      {"https://example.org", "https@0 example@1 exampleorg@1+2 org@2"},
      {"_stress_ **strong**", "stress@0 strong@1"},
      {"file_name", "file@0 filename@0+2 name@1"},
      {"½ ① ©", ""},
      {"\xFF"
       "one\xC3two\xE2\x80",
       "one@0 two@1"},
  });
}

TEST_CASE("hyphens") {
  check_tokens({
      {"ISIS-K", "isis@0 isisk@0+2 k@1"},
      {"ISIS\u2010K ISIS\u2011K", "isis@0 isisk@0+2 k@1 isis@2 isisk@2+2 k@3"},
      {"Kabul\u2013Doha Kabul\u2014Doha", "kabul@0 doha@1 kabul@2 doha@3"},
      {"out--of - step-", "out@0 of@1 step@2"},
      {"-led", "led@0"},
      {"F-16 COVID-19", "f@0 f16@0+2 16@1 covid@2 covid19@2+2 19@3"},
      {"2019-2022 9-11", "2019@0 2022@1 9@2 11@3"},
      {"18-year-old", "18@0 18yearold@0+3 year@1 old@2"},
      {"a-b-c-d-e-f-g-h", "a@0 abcdefgh@0+8 b@1 c@2 d@3 e@4 f@5 g@6 h@7"},
      {"a-b-c-d-e-f-g-h-i", "a@0 b@1 c@2 d@3 e@4 f@5 g@6 h@7 i@8"},
      {"col\u00B7legi", "col@0 collegi@0+2 legi@1"},
  });
}

TEST_CASE("dots, acronyms and numbers") {
  check_tokens({
      {"the U.S. and U.S.A. but C.I.A", "the@0 us@1 and@2 usa@3 but@4 cia@5"},
      {"U.S.-led U.S.'s", "us@0 usled@0+2 led@1 us@2"},
      {"e.g. p.m.", "eg@0 pm@1"},
      {"Ph.D.", "ph@0 phd@0+2 d@1"},
      {"J. Smith J.Smith", "j@0 smith@1 j@2 jsmith@2+2 smith@3"},
      {"forces.net", "forces@0 forcesnet@0+2 net@1"},
      {"u.s.army", "u@0 usarmy@0+3 s@1 army@2"},
      {"end. Next", "end@0 next@1"},
      {"rule.12 The", "rule@0 12@1 the@2"},
      {"1.5 v1.5 $1.5bn", "1.5@0 v1.5@1 1.5bn@2"},
      {"18,000 1,234,567.8", "18000@0 1234567.8@1"},
      {"1,5 12,34 2019,300 0,123", "1@0 5@1 12@2 34@3 2019@4 300@5 0@6 123@7"},
      {"1,23,456", "1@0 23@1 456@2"},
      {"1'000 1’000’000", "1000@0 1000000@1"},
      {"18.000.000", "18000000@0"},
      {"29.11.2021 1.2.3.4", "29@0 11@1 2021@2 1@3 2@4 3@5 4@6"},
      {"2,000-3,000 1.5-inch", "2000@0 3000@1 1.5@2 1.5inch@2+2 inch@3"},
  });
}

TEST_CASE("apostrophes") {
  check_tokens({
      {"Taliban's Taliban’s TALIBAN'S", "taliban@0 taliban@1 taliban@2"},
      {"states' states’ 'quoted' ‘quoted’", "states@0 states@1 quoted@2 quoted@3"},
      {"al-Qaeda’s", "al@0 alqaeda@0+2 qaeda@1"},
      {"men's-only", "men@0 menonly@0+2 only@1"},
      {"don't don’t WON`T I'd've it's", "don't@0 don't@1 won't@2 i'd've@3 it@4"},
      {"don't-know", "don't@0 dontknow@0+2 know@1"},
      {"l'évacuation", "l@0 levacuation@0+2 evacuation@1"},
      {"O'Brien O’Brien’s", "o@0 obrien@0+2 brien@1 o@2 obrien@2+2 brien@3"},
      {"Qur'an Qur\u02BEan Qurʼan",
       "qur@0 quran@0+2 an@1 qur@2 quran@2+2 an@3 qur@4 quran@4+2 an@5"},
      {"Int'l", "int@0 intl@0+2 l@1"},
      {"ʿUmar ‘Umar", "umar@0 umar@1"},
      {"the '90s 5'10", "the@0 90s@1 5@2 10@3"},
      {"“Dawn”’s *Dawn*'s ISKP²’s", "dawn@0 dawn@1 iskp@2"},
      {"'s-Hertogenbosch", "s@0 shertogenbosch@0+2 hertogenbosch@1"},
      {"it's.The", "it@0 the@1"},
  });
}

TEST_CASE("note marks and invisible characters") {
  check_tokens({
      {"start.¹ The", "start@0 the@1"},
      {"will.⁶ ISKP²³ m² x⁽¹⁾y", "will@0 iskp@1 m@2 x@3 y@4"},
      {"¹ ² ⁹", ""},
      {"U.S.¹ ISIS-K¹", "us@0 isis@1 isisk@1+2 k@2"},
      {"CO₂", "co2@0"},
      {"evac\u00ADu\u00ADation\u00AD", "evacuation@0"},
      {"Ka\u200Bbul Ka\u200Dbul \uFEFFKabul \u2060", "kabul@0 kabul@1 kabul@2"},
      {"ISIS-\u200BK", "isis@0 isisk@0+2 k@1"},
  });
}

TEST_CASE("folding of terms") {
  check_tokens({
      {"Peña-Pérez", "pena@0 penaperez@0+2 perez@1"},
      {"Pe\u0303a e\u0301\u0323te", "pea@0 ete@1"},
      {"Łódź Øre Đà ħ ŧ ı æ œ Þór ð ŋ ß",
       "lodz@0 ore@1 da@2 h@3 t@4 i@5 ae@6 oe@7 thor@8 d@9 ng@10 ss@11"},
      {"İstanbul ﬁnal Ｆｕｌｌ", "istanbul@0 final@1 full@2"},
      {"Ἀθῆναι ΛΌΓΟΣ", "αθηναι@0 λογοσ@1"},
      {"Ёлка Й їжак ўзор за\u0301мок и\u0306", "елка@0 й@1 їжак@2 ўзор@3 замок@4 й@5"},
      {"Ѓорѓи ќе", "ѓорѓи@0 ќе@1"},
      {"كِتَابٌ كـــتاب أمر", "كتاب@0 كتاب@1 أمر@2"},
      {"שָׁלוֹם צה\"ל צה״ל", "שלום@0 צהל@1 צהל@2"},
      {"हिन्दी", "हिन्दी@0"},
      {"한국어 각", "한국어@0 각@1"},
      {"١٤٠٠ ۱۴۰۰", "1400@0 1400@1"},
  });
}

TEST_CASE("scripts without spaces") {
  CHECK(one_line(std::string_view("東京都に住む, Kabul")).ends_with("kabul@4"));
  CHECK(one_line(std::string_view("ภาษาไทย")) == "ภาษา@0 ไทย@1");
  CHECK(one_line(std::string_view("2021年ABC")) == "2021@0 年@1 abc@2");
}

TEST_CASE("bytes point into the original") {
  const std::vector<Row> rows = {
      {"“ISIS-K’s” start.¹", "[ISIS][ISIS-K][K][start]"},
      {"the U.S.", "[the][U.S.]"},
      {"U.S.-led", "[U.S.][U.S.-led][led]"},
      {"ﬁ-İ", "[ﬁ][ﬁ-İ][İ]"},
      {"e\u0301te\u00AD.", "[e\u0301te]"},
      {"ev\u00ADac", "[ev\u00ADac]"},
      {"$18,000.", "[18,000]"},
      {"don’t", "[don’t]"},
      {"ภาษาไทย", "[ภาษา][ไทย]"},
  };
  for (const Row& row : rows) CHECK(covered(row.text) == row.wanted);
}

TEST_CASE("long words and compounds") {
  const std::string letters(1000, 'a');
  CHECK(one_line(letters) == std::string(kMaxTermBytes, 'a') + "@0");
  std::string accents;
  for (int i = 0; i < 100; ++i) accents += "й";
  Analyzer analyzer;
  CHECK(analyzer.analyze(accents).at(0).term == accents.substr(0, kMaxTermBytes));
  const std::string half(kMaxTermBytes / 2, 'b');
  CHECK(analyzer.analyze(half + "-" + half).at(1).whole);
  CHECK(analyzer.analyze(half + "-b" + half).size() == 2);
}

}  // namespace
}  // namespace dossier
