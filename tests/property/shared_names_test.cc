// SPDX-License-Identifier: GPL-2.0-or-later
// Who is meant by a name of several bearers depends on the documents that the index holds, not on
// the runs that brought them: after any changes to the files, on any number of threads, the index
// is the one that a first run would make, term by term.

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "run_world.h"
#include "searcher/searcher.h"

using namespace dossier;
using namespace dossier::testing;

namespace {

const std::string kKents =
    "id\tkind\tname\taliases\n"
    "person/john-kent\tperson\tKent, John\t\n"
    "person/robert-kent\tperson\tKent, Robert\t\n"
    "group/taliban\tgroup\tTaliban\t\n"
    "place/kunduz\tplace\tKunduz\t\n";
const std::string kThreeKents = kKents + "person/alice-kent\tperson\tKent, Alice\t\n";

const std::string kJohn = "John Kent met the Taliban. ";
const std::string kRobert = "Robert Kent went to Kunduz. ";
const std::string kOpen = "It was Mr. Kent who spoke, and the Taliban heard him. Kent left.";

std::string dated(const std::string& year, const std::string& text) {
  return "---\ntitle: A paper\nlanguage: en\ndate: " + year + "\n---\n" + text + "\n";
}

std::size_t total(const World& world, const std::string& query) {
  SearchRequest request;
  request.query = query;
  return Searcher({world.index()}).search(request).total;
}

}  // namespace

TEST_CASE("other documents say who is meant, whichever run brings them") {
  World world;
  SUBCASE("written in place") { world.large = false; }
  SUBCASE("written by shards") { world.large = true; }
  world.names(kKents);
  world.write("open.md", dated("1962", kOpen));
  world.run();
  CHECK(total(world, "@john-kent") == 0);
  world.check_as_fresh();
  struct Row {
    const char* what;
    std::vector<std::pair<const char*, std::string>> files;  ///< "": is deleted.
    std::size_t john, robert;
  };
  const std::vector<Row> rows{
      {"nothing", {}, 0, 0},
      {"witnesses for one",
       {{"j1.md", dated("1962", kJohn)}, {"j2.md", dated("1962", kJohn + "Again.")}},
       3,
       0},
      {"more for the other, of another time",
       {{"r1.md", dated("1990", kRobert)}, {"r2.md", dated("1990", kRobert + "Again.")}},
       3,
       2},
      {"the first fall silent",
       {{"j1.md", ""},
        {"j2.md", ""},
        {"r1.md", dated("1962", kRobert + "The Taliban came.")},
        {"r2.md", dated("1962", kRobert + "The Taliban came back.")}},
       0,
       3},
      {"and all", {{"r1.md", ""}, {"r2.md", ""}}, 0, 0},
  };
  for (const auto& [what, files, john, robert] : rows) {
    CAPTURE(what);
    for (const auto& [name, text] : files)
      text.empty() ? world.remove(name) : world.write(name, text);
    world.run();
    CHECK(total(world, "@john-kent") == john);
    CHECK(total(world, "@robert-kent") == robert);
    world.check_as_fresh();
  }
}

TEST_CASE("an id that a document set aside has given stays its own") {
  World world;
  world.names(kKents);
  world.write("a.md", "---\nid: one\n---\n" + kOpen + "\n");
  world.write("b.md", "---\nid: one\n---\nNobody's name.\n");
  CHECK(world.counts() == "1 0 0 0 0 1 0 0");
  CHECK(total(world, "spoke") == 1);
  CHECK(total(world, "nobody") == 0);
}

// Seeded: the same steps every time.
TEST_CASE("whatever happens to the files, shared names follow") {
  std::mt19937 random(1962);
  const auto pick = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const std::vector<std::string> files{"a.md", "b.md", "c.md", "x/d.md", "x/e.md", "f.md", "g.md"};
  const std::vector<std::string> years{"1962", "1963", "1990"};
  const std::vector<std::string> texts{kJohn,
                                       kRobert,
                                       kOpen,
                                       kJohn + kOpen,
                                       "Alice Kent of Kunduz.",
                                       kRobert + "The Taliban fled.",
                                       "Mr. Kent of Kunduz said no."};
  World world;
  world.names(kKents);
  int made = 0;
  for (int step = 0; step < 40; ++step) {
    for (auto changes = pick(4); changes > 0; --changes) {
      const auto& file = files[pick(files.size())];
      const auto what = pick(6);
      if (what == 5) {
        world.remove(file);
      } else if (what == 4) {
        world.names(pick(2) == 0 ? kKents : kThreeKents);
      } else {
        world.write(file, dated(years[pick(years.size())], texts[pick(texts.size())] + " Number " +
                                                               std::to_string(++made) + "."));
      }
    }
    CAPTURE(step);
    world.large = pick(2) == 0;
    world.run({""}, static_cast<unsigned>(1 + pick(4)));
    world.check_as_fresh();
  }
}
