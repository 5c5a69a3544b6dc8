// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/text_shape.h"

#include <doctest/doctest.h>

#include <string>

namespace dossier {
namespace {

TEST_CASE("a heading is compared by its small letters and digits") {
  struct Row {
    const char* heading;
    const char* wanted;
  };
  const Row rows[] = {
      {"3.1 Key Points:", "key points"},
      {"IV. What's next?", "whats next"},
      {"  NOTES  ", "notes"},
      {"A  --  B, (C)\tD", "a b c d"},
      {"", ""},
      {"...", ""},
      {"Covid 19", "covid 19"},
      {"R\x1B"
       "esum\x7F"
       "e",
       "r esum e"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.heading);
    CHECK(comparable(row.heading) == row.wanted);
    // ASCII goes its own way; with a mark that is not, all of it goes the general one.
    CHECK(comparable(std::string(row.heading) + "”") == row.wanted);
  }
  CHECK(comparable("Schlußfolgerungen") == comparable("SCHLUSSFOLGERUNGEN"));
}

TEST_CASE("white space is collapsed, single blanks between words are left as they are") {
  CHECK(collapse_space("  a b  c\t\td\u00A0e \n") == "a b c d e");
  CHECK(collapse_space("a\u200Bb c \u00E9 d") == "ab c \u00E9 d");
}

}  // namespace
}  // namespace dossier
