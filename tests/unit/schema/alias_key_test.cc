// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/alias_key.h"

#include <doctest/doctest.h>

#include <string>

using namespace dossier;

TEST_CASE("alias keys") {
  struct Row {
    const char* alias;
    const char* key;
    const char* joined;
  };
  const Row rows[] = {
      {"al-Qaeda", "al qaeda", "alqaeda"},
      {"Al Qaeda", "al qaeda", "al qaeda"},
      {"U.S.", "us", "us"},
      {"ISIS-K", "isis k", "isisk"},
      {"The Hague", "the hague", "the hague"},
      {"Peña", "pena", "pena"},
      {"Mazar-i-Sharif city", "mazar i sharif city", "mazarisharif city"},
      {"", "", ""},
      {"...", "", ""},
  };
  const Analyzer analyzer;
  for (const Row& row : rows) {
    CAPTURE(row.alias);
    CHECK(alias_key(analyzer, row.alias) == row.key);
    CHECK(joined_alias_key(analyzer.analyze(row.alias)) == row.joined);
  }
}

TEST_CASE("short all-capital names need capitals") {
  for (const char* alias : {"US", "U.S.", "IS", "WHO", "AP", "IS-K", "NATO", "D.C.", "США"}) {
    CAPTURE(alias);
    CHECK(needs_capitals(alias));
  }
  for (const char* alias : {"UNICEF", "Us", "Kabul", "", "...", "IS5", "联合国", "al-Q", "\xff"}) {
    CAPTURE(alias);
    CHECK_FALSE(needs_capitals(alias));
  }
}
