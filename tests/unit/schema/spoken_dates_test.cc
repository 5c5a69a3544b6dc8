// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/spoken_dates.h"

#include <doctest/doctest.h>

#include <chrono>
#include <initializer_list>
#include <string>

#include "schema/terms.h"

namespace dossier {
namespace {

struct Row {
  const char* text;
  const char* found;  // "WORDS = DATE; ..."
};

std::string found_in(std::string_view text, const std::optional<Date>& said) {
  std::string all;
  for (const auto& spoken : spoken_dates(text, said)) {
    if (!all.empty()) all += "; ";
    all += std::string(text.substr(spoken.bytes.begin, spoken.bytes.size())) + " = " + spoken.iso();
  }
  return all;
}

// A Friday.
constexpr Date kSaid{2021, 9, 3};

void check(std::initializer_list<Row> rows, const std::optional<Date>& said = kSaid) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found_in(row.text, said) == row.found);
  }
}

TEST_CASE("dates written in full") {
  check({{"On August 26, 2021, and on 29.11.2021.",
          "August 26, 2021 = 2021-08-26; 29.11.2021 = 2021-11-29"},
         {"depuis le 15 août 2021", "15 août 2021 = 2021-08-15"},
         {"16 sierpnia 2021 r.", "16 sierpnia 2021 = 2021-08-16"},
         {"im September 2020", "September 2020 = 2020-09"},
         {"на 2 мая 2021 г.", "2 мая 2021 = 2021-05-02"},
         {"August 15-17, 2021; 15–17 July 2020",
          "August 15-17, 2021 = 2021-08-15..2021-08-17; 15–17 July 2020 = 2020-07-15..2020-07-17"},
         {"It may 2021 times march on 3", ""}});
}

TEST_CASE("days and months without a year are the last ones") {
  check({{"on August 26", "August 26 = 2021-08-26"},
         {"the 26th of August", "26th of August = 2021-08-26"},
         {"on 2 October", "2 October = 2021-10-02"},
         {"on 30 November", "30 November = 2021-11-30"},
         {"in August, by March", "August = 2021-08; March = 2021-03"},
         {"le 5 juillet, el 9 de agosto, 3 march",
          "5 juillet = 2021-07-05; 9 de agosto = 2021-08-09"},
         {"15 June 2021 ... late October",
          "15 June 2021 = 2021-06-15; late October = "
          "2021-10-21..2021-10-31"},
         {"In May they may march", "May = 2021-05"},
         {"last October, next May", "last October = 2020-10; next May = 2022-05"},
         {"until September 11", "September 11 = 2021-09-11"},
         {"after 12 February 2020 came 10 October",
          "12 February 2020 = 2020-02-12; 10 October = 2019-10-10"},
         {"Theresa May and August Wilson", ""}});
  check({{"by September 11", "September 11 = 2021-09-11"}}, Date{2021, 4, 14});
}

TEST_CASE("days of the week, and words for days") {
  check({{"on Tuesday", "Tuesday = 2021-08-31"},
         {"on Friday; last Friday", "Friday = 2021-09-03; last Friday = 2021-08-27"},
         {"next Tuesday, Thursday night", "next Tuesday = 2021-09-07; Thursday = 2021-09-02"},
         {"yesterday, today and tomorrow",
          "yesterday = 2021-09-02; today = 2021-09-03; tomorrow = 2021-09-04"},
         {"last night", "last night = 2021-09-02"},
         {"at Friday prayers; Black Friday; man on friday", ""}});
}

TEST_CASE("so long ago") {
  check({{"two weeks ago", "two weeks ago = 2021-08-20"},
         {"a month ago, 3 years ago", "a month ago = 2021-08; 3 years ago = 2018"},
         {"On August 26, 2021 ... two days later",
          "August 26, 2021 = 2021-08-26; two days later = 2021-08-28"},
         {"In June 2020, a year earlier", "June 2020 = 2020-06; a year earlier = 2019"},
         {"three days later than planned; two weeks", ""},
         {"last week, this month, next year",
          "last week = 2021-08-23..2021-08-29; this month = 2021-09; next year = 2022"},
         {"the past two weeks", "past two weeks = 2021-08-20..2021-09-03"}});
}

// Every row of spoken_abroad.cc has a time here.
TEST_CASE("relative times in other languages") {
  check({{"gestern, vorgestern und heute",
          "gestern = 2021-09-02; vorgestern = 2021-09-01; heute = 2021-09-03"},
         {"am Dienstag; vergangenen Freitag; kommenden Montag",
          "am Dienstag = 2021-08-31; vergangenen Freitag = 2021-08-27; kommenden Montag = "
          "2021-09-06"},
         {"letzte Woche, im vergangenen Jahr, diesen Monat, nächstes Jahr",
          "letzte Woche = 2021-08-23..2021-08-29; vergangenen Jahr = 2020; diesen Monat = 2021-09; "
          "nächstes Jahr = 2022"},
         {"vor zwei Wochen, vor 3 Jahren, im August",
          "vor zwei Wochen = 2021-08-20; vor 3 Jahren = 2018; August = 2021-08"},
         {"hier soir, avant-hier, aujourd'hui",
          "hier soir = 2021-09-02; avant-hier = 2021-09-01; aujourd'hui = 2021-09-03"},
         {"lundi dernier, mardi prochain, depuis jeudi, mercredi matin",
          "lundi dernier = 2021-08-30; mardi prochain = 2021-09-07; depuis jeudi = 2021-09-02; "
          "mercredi matin = 2021-09-01"},
         {"la semaine dernière, l'an prochain, cette année",
          "semaine dernière = 2021-08-23..2021-08-29; an prochain = 2022; cette année = 2021"},
         {"il y a trois mois, en août", "il y a trois mois = 2021-06; août = 2021-08"},
         {"ayer, anteayer, hoy", "ayer = 2021-09-02; anteayer = 2021-09-01; hoy = 2021-09-03"},
         {"el lunes, el martes pasado, el pasado jueves, el próximo domingo",
          "el lunes = 2021-08-30; el martes pasado = 2021-08-31; el pasado jueves = 2021-09-02; el "
          "próximo domingo = 2021-09-05"},
         {"la semana pasada, el pasado mes, este año, el próximo mes, el año próximo",
          "semana pasada = 2021-08-23..2021-08-29; pasado mes = 2021-08; este año = 2021; próximo "
          "mes = 2021-10; año próximo = 2022"},
         {"hace dos años; en agosto", "hace dos años = 2019; agosto = 2021-08"},
         {"wczoraj, przedwczoraj, dziś",
          "wczoraj = 2021-09-02; przedwczoraj = 2021-09-01; dziś = 2021-09-03"},
         {"we wtorek, w ubiegły piątek", "we wtorek = 2021-08-31; w ubiegły piątek = 2021-08-27"},
         {"w zeszłym roku, w tym tygodniu, w przyszłym miesiącu",
          "w zeszłym roku = 2020; w tym tygodniu = 2021-08-30..2021-09-05; w przyszłym miesiącu = "
          "2021-10"},
         {"dwa tygodnie temu, rok temu; w sierpniu",
          "dwa tygodnie temu = 2021-08-20; rok temu = 2020; sierpniu = 2021-08"},
         {"Wer hier lebt; die letzten Jahre; A. J. Ayer and Hoy; I am on; Montag", ""}});
  check({{"gestern; im vergangenen Jahr; hace dos meses", "vergangenen Jahr = 2020"}},
        Date{2021, 0, 0});
}

TEST_CASE("parts of years and months") {
  check({{"in mid-2019, early 2020, late August",
          "mid-2019 = 2019-05-01..2019-08-31; early 2020 = 2020-01-01..2020-04-30; late August = "
          "2021-08-21..2021-08-31"},
         {"the second half of 2021", "second half of 2021 = 2021-07-01..2021-12-31"},
         {"the first quarter of 2020", "first quarter of 2020 = 2020-01-01..2020-03-31"},
         {"summer 2020, the winter of 2019",
          "summer 2020 = 2020-06-01..2020-08-31; winter of 2019 = 2019-12-01..2020-02-29"},
         {"the 1990s, the early 1980s",
          "1990s = 1990-01-01..1999-12-31; early 1980s = 1980-01-01..1982-12-31"},
         {"the end of the war, the first half", ""}});
}

TEST_CASE("a number is a year where words say so") {
  check({{"in 2019, since 2001", "2019 = 2019; 2001 = 2001"},
         {"the war of 2001–2021", "2001 = 2001; 2021 = 2021"},
         {"the law (2019) and (Kabul, 2020)", "2019 = 2019; 2020 = 2020"},
         {"some 2000 men; in 2000 villages; 2021 fell; room 1950", ""}});
}

TEST_CASE("without a date of the document, what is relative is passed over") {
  check({{"on Tuesday, two weeks ago, in May, yesterday, on 26 August", ""},
         {"in 2019; on 1 May 2020, two days later",
          "2019 = 2019; 1 May 2020 = 2020-05-01; two days later = 2020-05-03"}},
        std::nullopt);
  check({{"on Tuesday; in May; last month", "May = 2021-05; last month = 2021-08"}},
        Date{2021, 9, 0});
  check({{"on Tuesday; last year; last month", "last year = 2020"}}, Date{2021, 0, 0});
}

TEST_CASE("the terms of a time, and back") {
  const auto terms = [](std::uint32_t first, std::uint32_t last) {
    std::string all;
    for (const auto& term : spoken_date_terms({first, last})) {
      all += (all.empty() ? "" : " ") + term;
      const auto days = days_of_spoken_term(term);
      REQUIRE(days);
      CHECK(days->covers({first, last}));
    }
    return all;
  };
  CHECK(terms(20210826, 20210826) == "XD2021 XD202108 XD20210826");
  CHECK(terms(20210801, 20210831) == "XD2021 XD202108");
  CHECK(terms(20210101, 20211231) == "XD2021");
  CHECK(terms(20210816, 20210822) == "XD2021 XD202108 XD20210816-20210822");
  CHECK(terms(19900101, 19991231) == "XD19900101-19991231");
  CHECK_FALSE(days_of_spoken_term("XDx"));
  CHECK_FALSE(days_of_spoken_term("kabul"));
}

TEST_CASE("hostile text takes time in proportion to its length") {
  for (const char* piece : {"August ", "1 ", "in 2001 ", "last ", "\xE2\x80\x93", "\xFF", "15-17 ",
                            "first half of ", "2001-", "two weeks earlier "}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 400000) text += piece;
    const auto start = std::clock();
    spoken_dates(text, kSaid);
    CHECK(std::clock() - start < 10 * CLOCKS_PER_SEC);
  }
}

}  // namespace
}  // namespace dossier
