// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/help_lines.h"

#include <doctest/doctest.h>

using namespace dossier;

TEST_CASE("lines of help end at blanks") {
  struct Row {
    const char* text;
    std::size_t columns;
    const char* wanted;
  };
  for (const auto& [text, columns, wanted] : {
           Row{"", 10, ""},
           Row{"Show at most N stories", 12, "Show at most\nN stories"},
           Row{"Show at most N stories", 11, "Show at\nmost N\nstories"},
           Row{"Show at most N stories", 80, "Show at most N stories"},
           Row{"an extraordinary word", 5, "an\nextraordinary\nword"},
       }) {
    CAPTURE(text);
    CHECK(help_lines(text, columns) == wanted);
  }
}
