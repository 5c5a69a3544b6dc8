// SPDX-License-Identifier: GPL-2.0-or-later
// What needs no index; names are tested with the shell itself in tests/cli/completion_test.sh.
#include "searcher/commands/completion.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <utility>

namespace dossier {
namespace {

std::string offered(const std::string& line, const std::string& breaks = {}) {
  const auto found = complete_line(line, breaks);
  return fmt::format("{}{}", fmt::join(found.words, " "), found.files ? " FILES" : "");
}

TEST_CASE("commands, options and their values") {
  for (const auto& [line, wanted] : std::vector<std::pair<std::string, std::string>>{
           {"dossier", ""},
           {"dossier sh", "show"},
           {"dossier ci", "cited-by cites"},
           {"dossier --col", "--color"},
           {"dossier --color ", "always auto never"},
           {"dossier --color=a", "--color=always --color=auto"},
           {"dossier -d /x se", "search serve"},
           {"dossier -d ", " FILES"},
           {"dossier search --so", "--sort"},
           {"dossier search --sort n", "newest"},
           {"dossier search --no", "--no-pager"},
           {"dossier search --format ", "bibtex csl csv html json jsonl ris text trec"},
           {"dossier info --format ", "json jsonl text"},
           {"dossier search --batch ", " FILES"},
           {"dossier search -n ", ""},
           {"dossier search --facets people,gr", "people,groups"},
           {"dossier facets --facet=no", "--facet=none"},
           {"dossier actors --kind ", "group person place"},
           {"dossier parse-citations ", " FILES"},
           {"dossier search -- --so", ""},
           {"dossier serch --so", ""},
           {"dossier search ti", "title:"},
           {"dossier search 'kabul (ti", "kabul (title:"},
           {"dossier search \"kabul ti", "kabul title:"},
           {"dossier search kabul -aut", ""},
           {"dossier search -- -aut", "-author:"},
           {"dossier search in:", "in:bib in:body in:notes in:title"},
           {"dossier search ", ""}}) {
    CAPTURE(line);
    CHECK(offered(line) == wanted);
  }
}

TEST_CASE("bash replaces what follows the last break of a word without quotation marks") {
  const std::string breaks = " \t\n\"'><=;|&(:@";
  CHECK(offered("dossier search in:", breaks) == "bib body notes title");
  CHECK(offered("dossier --color=a", breaks) == "always auto");
  CHECK(offered("dossier search 'in:b", breaks) == "in:bib in:body");
  CHECK(offered("dossier search ti", breaks) == "title:");
}

TEST_CASE("any line is survived") {
  for (const std::string line :
       {"dossier '", "dossier \"\\", "dossier search \\", "dossier \xFF\xFE", "dossier search @",
        "dossier search person:=\"", "dossier --=", "dossier search --=x", "dossier - "}) {
    CAPTURE(line);
    complete_line("dossier -d /nowhere " + line, ":");
    complete_line(line, ":");
  }
}

}  // namespace
}  // namespace dossier
