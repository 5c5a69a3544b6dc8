// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/date.h"

#include <doctest/doctest.h>

#include <string>

using dossier::find_date;
using dossier::parse_date;

namespace {

struct Row {
  const char* text;
  const char* wanted;  // "" for none
};

std::string parsed(const char* text) {
  const auto date = parse_date(text);
  return date ? date->iso() : "";
}

}  // namespace

TEST_CASE("written dates") {
  const Row rows[] = {
      {"2021-11-29", "2021-11-29"},
      {"2021/11/29", "2021-11-29"},
      {"2021-11", "2021-11"},
      {"2021", "2021"},
      {"29.11.2021", "2021-11-29"},
      {"9.1.2021", "2021-01-09"},
      {"29/11/2021", "2021-11-29"},
      {"11/29/2021", "2021-11-29"},
      {"29-11-2021", "2021-11-29"},
      {"16 August 2021", "2021-08-16"},
      {"16. August 2021", "2021-08-16"},
      {"16th August, 2021", "2021-08-16"},
      {"August 16, 2021", "2021-08-16"},
      {"AUGUST 16 2021", "2021-08-16"},
      {"Aug. 16, 2021", "2021-08-16"},
      {"Sept. 2021", "2021-09"},
      {"November 2014", "2014-11"},
      {"2021, September 1", "2021-09-01"},
      {"2021, September", "2021-09"},
      {"16 août 2021", "2021-08-16"},
      {"1er février 2022", "2022-02-01"},
      {"3. März 2020", "2020-03-03"},
      {"1 de mayo de 2021", "2021-05-01"},
      {"15 sierpnia 2021", "2021-08-15"},
      {"15 августа 2021 г.", "2021-08-15"},
      {"Monday, 16 August 2021", "2021-08-16"},
      {"31 August 2021, 18:40 GMT", "2021-08-31"},
      {"2021-08-31T18:40:00Z", "2021-08-31"},
      {"(2009)", "2009"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(parsed(row.text) == row.wanted);
  }
}

TEST_CASE("what is no date, or not one date") {
  for (const char* text : {"", "03/04/2021", "31.02.2021", "29 February 2021", "August",
                           "16 August", "12:30", "13.13.2021", "0 August 2021", "soon",
                           "Rivers 2020", "2021 was a long year for everyone", "99999", "1"}) {
    CAPTURE(text);
    CHECK(parsed(text).empty());
  }
  CHECK(parsed("29 February 2020") == "2020-02-29");
}

TEST_CASE("dates in running text") {
  const std::string caption = "Fighters parade along a road in Kandahar, on September 1, 2021. AFP";
  const auto found = find_date(caption);
  REQUIRE(found);
  CHECK(found->date.iso() == "2021-09-01");
  CHECK(caption.substr(found->bytes.begin, found->bytes.size()) == "September 1, 2021");
  CHECK_FALSE(find_date("in September 2021 it was said", 3));
  CHECK(find_date("in September 2021 it was said", 2)->date.iso() == "2021-09");
  CHECK(find_date("18,000 people in 2021", 1)->date.iso() == "2021");
  CHECK_FALSE(find_date("1000 people and 3000 more", 1));
}

TEST_CASE("a date covers the days it may mean") {
  CHECK(parse_date("2020-02")->first_day() == 20200201);
  CHECK(parse_date("2020-02")->last_day() == 20200229);
  CHECK(parse_date("2021")->last_day() == 20211231);
  CHECK(parse_date("2021-08-16")->first_day() == parse_date("2021-08-16")->last_day());
}
