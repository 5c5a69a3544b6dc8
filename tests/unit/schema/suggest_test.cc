// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/suggest.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {
namespace {

TEST_CASE("edits, counted in letters") {
  struct Row {
    const char* a;
    const char* b;
    int edits;  // 3 stands for more than two.
  };
  for (const Row& row : std::initializer_list<Row>{{"kabul", "kabul", 0},
                                                   {"", "", 0},
                                                   {"", "ab", 2},
                                                   {"kabul", "kabull", 1},
                                                   {"kabul", "kaul", 1},
                                                   {"kabul", "kapul", 1},
                                                   {"kabul", "kaubl", 1},
                                                   {"kabul", "akbul", 1},
                                                   {"abcd", "badc", 2},
                                                   {"kabul", "kbaull", 2},
                                                   {"kabul", "herat", 3},
                                                   {"abcdef", "bcdefa", 2},
                                                   {"a", "abcdefgh", 3},
                                                   {"кабул", "кобул", 1},
                                                   {"喀布尔", "喀尔布", 1}}) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(edit_distance(row.a, row.b, 2) == row.edits);
    CHECK(edit_distance(row.b, row.a, 2) == row.edits);
  }
}

TEST_CASE("the closest is at most two edits and less than half the word away") {
  const std::array<std::string_view, 6> names{"person", "group", "place", "the", "un", "groups"};
  struct Row {
    const char* word;
    const char* nearest;  // "" where none is near enough.
  };
  for (const Row& row : std::initializer_list<Row>{{"grop", "group"},
                                                   {"gorup", "group"},
                                                   {"gropus", "groups"},
                                                   {"group", "group"},
                                                   {"persno", "person"},
                                                   {"preson", "person"},
                                                   {"pers", ""},
                                                   {"plcs", ""},
                                                   {"plces", "place"},
                                                   {"teh", "the"},
                                                   {"us", ""},
                                                   {"u", ""},
                                                   {"", ""},
                                                   {"organisation", ""}}) {
    CAPTURE(row.word);
    CHECK(closest(row.word, names).value_or("") == row.nearest);
  }
  CHECK_FALSE(closest("group", {}).has_value());
  // Of equals the one with more of the beginning in common, then the first.
  const std::array<std::string_view, 2> fields{"actor", "author"};
  CHECK(closest("autor", fields).value_or("") == "author");
  const std::array<std::string_view, 2> equals{"boot", "book"};
  CHECK(closest("boof", equals).value_or("") == "boot");
}

}  // namespace
}  // namespace dossier
