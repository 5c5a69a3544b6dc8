// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/text_shape.h"

#include <doctest/doctest.h>

#include <random>
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
TEST_CASE("white space collapses wherever it stands") {
  // Against the same by hand, over all places in words of eight bytes.
  std::mt19937 random(7);
  constexpr std::string_view kPieces[] = {" ",  "a", "Word", ".",      "  ",     "\n",
                                          "\t", "~", "é",    "\u00A0", "\u200B", "\x7F"};
  for (int i = 0; i < 50000; ++i) {
    std::string text, wanted;
    bool space = false;
    for (auto left = random() % 24; left > 0; --left) {
      const auto piece = random() % std::size(kPieces);
      text += kPieces[piece];
      const bool blank = piece == 0 || (piece >= 4 && piece <= 6) || piece == 9;
      const bool nothing = piece >= 10;
      if (!blank && !nothing) {
        if (space && !wanted.empty()) wanted += ' ';
        wanted += kPieces[piece];
        space = false;
      }
      space = space || blank;
    }
    INFO(text);
    CHECK(collapse_space(text) == wanted);
  }
}

TEST_CASE("headings compare as titles") {
  const std::string lyons = comparable("Lord Lyons to Mr. Seward, on the affairs of Mexico");
  const struct {
    std::string heading, wanted;
    bool same;
  } kRows[] = {
      {"3. LORD LYONS to Mr Seward -- on the Affairs of Mexico.", lyons, true},
      {"Lord Lyons to Mr. Seward, on the affairs of Mexico", lyons, true},
      {"Lord Lyons to Mr. Seward, on the affairs of Spain", lyons, false},
      {"Lord Lyons to Mr. Seward, on the", lyons, false},
      {"Earl Russell to Mr. Seward, on the affairs of Mexico", lyons, false},
      {"Lord’s", "lords", true},
      {"A letter of thirty-one letters, e\u0301tude",
       comparable("A letter of thirty-one letters, étude"), true},
      {"--------------------------------------- Mexico", "mexico", true},
      {"", "", true},
      {"Mexico", "", false},
  };
  for (const auto& row : kRows) {
    INFO(row.heading);
    CHECK(compares_as(row.heading, row.wanted) == row.same);
    CHECK((comparable(row.heading) == row.wanted) == row.same);
  }
}

}  // namespace dossier
