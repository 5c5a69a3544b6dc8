// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/analyzer.h"

namespace dossier {
namespace {

struct Row {
  const char* text;
  const char* wanted;
};

TEST_CASE("fold keeps spaces and punctuation") {
  const std::vector<Row> rows = {
      {"", ""},
      {"The U.S. Army", "the u.s. army"},
      {"Peña-Pérez, José", "pena-perez, jose"},
      {"Pe\u0301rez e\u0301", "perez e"},
      {"Biden’s ‘plan’ `x`", "biden's 'plan' 'x'"},
      {"“Quoted” – text", "“quoted” – text"},
      {"ISIS\u2011K", "isis-k"},
      {"start.¹", "start."},
      {"Sov\u00ADiet Łódź", "soviet lodz"},
      {"Горбачёв Йод", "горбачев йод"},
      {"a\u00A0b", "a b"},
      {"\xFF!", "\uFFFD!"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.wanted);
    CHECK(fold(fold(row.text)) == row.wanted);
  }
}

TEST_CASE("fold does not care where a long text is cut") {
  std::string text;
  std::string wanted;
  for (int i = 0; i < 5000; ++i) {
    text += "é";
    wanted += "e";
  }
  CHECK(fold(text) == wanted);
}

TEST_CASE("well_formed replaces what is no UTF-8 and counts it") {
  std::size_t replaced = 0;
  CHECK(well_formed("plain é", replaced) == "plain é");
  CHECK(replaced == 0);
  CHECK(well_formed("a\xFF\xC3z", replaced) == "a\uFFFD\uFFFDz");
  CHECK(replaced == 2);
  CHECK(well_formed("\xE2\x80", replaced) == "\uFFFD");
  CHECK(replaced == 1);
  CHECK(well_formed("\xED\xA0\x80", replaced) == "\uFFFD\uFFFD\uFFFD");
  CHECK(well_formed(std::string_view("\0x", 2), replaced) == std::string_view("\0x", 2));
  CHECK(replaced == 0);
}

}  // namespace
}  // namespace dossier
