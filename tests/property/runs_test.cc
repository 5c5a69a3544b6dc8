// SPDX-License-Identifier: GPL-2.0-or-later
// An index brought up to date is the index that a first run would make: term by term, position by
// position, slot by slot, whatever happened to the files in between.

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "run_world.h"
#include "searcher/searcher.h"

using namespace dossier;
using namespace dossier::testing;

namespace {

std::string tei(const std::string& words) {
  return "<TEI><teiHeader><fileDesc><titleStmt><title>Volume " + words +
         "</title></titleStmt></fileDesc></teiHeader><text><front><listPerson><person "
         "xml:id=\"p_1\"><persName>Lee, Ann</persName></person></listPerson></front><body>"
         "<div type=\"document\" xml:id=\"d1\"><head>One</head><p>In Kabul <persName "
         "corresp=\"#p_1\">Lee</persName> met " +
         words +
         ", see <ref target=\"#d2\">there</ref>.</p></div>"
         "<div type=\"document\" xml:id=\"d2\"><head>Two</head><p>Nasrin Rahimi of Kunduz.</p>"
         "</div></body></text></TEI>";
}

// Does the file system tell when a file was made?
bool knows_birth(const fs::path& path) {
  struct statx status {};
  return statx(AT_FDCWD, path.c_str(), 0, STATX_BTIME, &status) == 0 &&
         (status.stx_mask & STATX_BTIME) != 0;
}

// Each row for a small run and for a large one.
template <typename Row, std::size_t n>
std::vector<std::pair<Row, bool>> in_both_ways(const Row (&rows)[n]) {
  std::vector<std::pair<Row, bool>> all;
  for (const auto& row : rows)
    for (const bool large : {false, true}) all.emplace_back(row, large);
  return all;
}

void fill(World& world) {
  world.write("a.md",
              "---\ntitle: Alpha\nlanguage: en\n---\nKabul fell, [says Beta](sub/b.txt).\n");
  world.write("sub/b.txt", "Nasrin Rahimi spoke in Kabul and Kunduz.\n");
  world.write("sub/c.md", "---\nid: gamma\ntitle: Gamma\n---\nThe envoy, see [Beta](b.txt).\n");
  world.write("vol.xml", tei("Nasrin Rahimi"));
  world.write("list.jsonl",
              "{\"id\":\"j1\",\"title\":\"J1\",\"text\":\"Kabul.\"}\n"
              "{\"id\":\"j2\",\"title\":\"J2\",\"text\":\"Kunduz.\"}\n");
}

}  // namespace

TEST_CASE("a run leaves the index that a first run would make") {
  struct Row {
    const char* what;
    std::function<void(World&)> change;
    const char* counts;  ///< added updated moved removed unchanged failed duplicates retagged
  };
  const char* const edited_and_renamed = "0 1 0 0 4 0 0 0";
  const Row rows[] = {
      {"nothing", [](World&) {}, "0 0 0 0 5 0 0 0"},
      {"a new file", [](World& w) { w.write("n.txt", "New.\n"); }, "1 0 0 0 5 0 0 0"},
      {"an edit", [](World& w) { w.write("sub/b.txt", "Other words.\n"); }, "0 1 0 0 4 0 0 0"},
      {"a deletion", [](World& w) { w.remove("sub/b.txt"); }, "0 0 0 1 4 0 0 0"},
      {"a touch",
       [](World& w) { fs::last_write_time(w.docs() / "a.md", fs::file_time_type::clock::now()); },
       "0 0 0 0 5 0 0 0"},
      {"a rename", [](World& w) { w.rename("sub/b.txt", "z.txt"); }, "0 0 1 0 4 0 0 0"},
      {"a rename of a file that gives its id", [](World& w) { w.rename("sub/c.md", "c.md"); },
       "0 0 1 0 4 0 0 0"},
      {"a rename of a file with links and tags of its own",
       [](World& w) { w.rename("vol.xml", "in/vol2.xml"); }, "0 0 1 0 4 0 0 0"},
      {"a rename of many records", [](World& w) { w.rename("list.jsonl", "in/l.jsonl"); },
       "0 0 1 0 4 0 0 0"},
      {"a renamed folder", [](World& w) { w.rename("sub", "other"); }, "0 0 2 0 3 0 0 0"},
      {"a rename across file systems",
       [](World& w) {
         w.copy("sub/b.txt", "z.txt");
         w.remove("sub/b.txt");
       },
       "0 0 1 0 4 0 0 0"},
      {"a rename and an edit",
       [](World& w) {
         w.rename("sub/b.txt", "z.txt");
         w.write("z.txt", "Rewritten.\n");
       },
       edited_and_renamed},
      {"a deletion, and a new file where its inode is free again",
       [](World& w) {
         w.remove("sub/b.txt");
         w.write("n.txt", "New.\n");
       },
       "1 0 0 1 4 0 0 0"},
      {"two files change places",
       [](World& w) {
         w.rename("a.md", "t.md");
         w.rename("sub/c.md", "a.md");
         w.rename("t.md", "sub/c.md");
       },
       "0 0 2 0 3 0 0 0"},
      {"one file over another", [](World& w) { w.rename("a.md", "sub/c.md"); }, "0 0 1 0 3 0 0 0"},
      {"a copy, later by path", [](World& w) { w.copy("a.md", "z.md"); }, "0 0 0 0 5 0 1 0"},
      {"a copy, earlier by path", [](World& w) { w.copy("vol.xml", "in/0.xml"); },
       "0 0 0 0 5 0 1 0"},
      {"a copy that gives its id", [](World& w) { w.copy("sub/c.md", "0.md"); }, "0 0 0 0 5 0 1 0"},
      {"copies of a new file",
       [](World& w) {
         w.write("n1.txt", "New.\n");
         w.write("n2.txt", "New.\n");
       },
       "1 0 0 0 5 0 1 0"},
      {"the same bytes in another format", [](World& w) { w.copy("sub/b.txt", "b.md"); },
       "1 0 0 0 5 0 0 0"},
      {"other names", [](World& w) { w.names(kMoreNames); }, "0 0 0 0 5 0 0 7"},
      {"other names, and files changed, moved, copied and deleted",
       [](World& w) {
         w.names(kMoreNames);
         w.write("a.md", "The envoy left Kunduz.\n");
         w.rename("vol.xml", "v.xml");
         w.copy("sub/b.txt", "b2.txt");
         w.remove("sub/c.md");
       },
       "0 1 1 1 2 0 1 5"},
  };
  for (const auto& [row, large] : in_both_ways(rows)) {
    CAPTURE(row.what);
    CAPTURE(large);
    World world;
    fill(world);
    world.run();
    world.large = large;
    row.change(world);
    if (row.counts != edited_and_renamed || knows_birth(world.docs()))
      CHECK(world.counts() == row.counts);
    else
      world.run();
    world.check_as_fresh();
    CHECK(world.dry_run().unchanged == world.run().unchanged);
  }
}

TEST_CASE("one content under several paths is one document with all its ids and paths") {
  World world;
  SUBCASE("written in place") { world.large = false; }
  SUBCASE("written by shards") { world.large = true; }
  world.write("b.txt", "The same words.\n");
  world.write("sub/a.txt", "The same words.\n");
  world.write("c.txt", "The same words.\n");
  CHECK(world.counts() == "1 0 0 0 0 0 2 0");
  const auto shown = [&](const std::string& id) {
    Searcher searcher({world.index()});
    const auto answer = searcher.show(id);
    std::string out = answer.head.id + " of";
    for (const auto& copy : answer.document.copies) out += " " + copy.id;
    return out;
  };
  for (const char* id : {"b.txt", "c.txt", "sub/a.txt"})
    CHECK(shown(id) == "b.txt of c.txt sub/a.txt");
  CHECK(world.counts() == "0 0 0 0 3 0 0 0");
  world.remove("b.txt");
  CHECK(world.counts() == "0 0 0 1 2 0 0 0");
  for (const char* id : {"c.txt", "sub/a.txt"}) CHECK(shown(id) == "c.txt of sub/a.txt");
  CHECK_THROWS_AS(shown("b.txt"), Error);
  world.check_as_fresh();
  world.write("c.txt", "Words of its own.\n");
  CHECK(world.counts() == "0 1 0 0 1 0 0 0");
  CHECK(shown("c.txt") == "c.txt of");
  CHECK(shown("sub/a.txt") == "sub/a.txt of");
  world.check_as_fresh();
}

TEST_CASE("other names and stop lists reach documents whose files are out of sight") {
  World world;
  fill(world);
  world.run();
  world.names(kMoreNames);
  CHECK(world.counts({"sub"}) == "0 0 0 0 2 0 0 7");
  CHECK(world.counts({"sub"}) == "0 0 0 0 2 0 0 0");
  Searcher searcher({world.index()});
  SearchRequest request;
  for (const auto& [query, total] :
       {std::pair("place:kunduz", 3U), std::pair("person:rahimi", 3U)}) {
    request.query = query;
    CAPTURE(query);
    CHECK(searcher.search(request).total == total);
  }
  world.check_as_fresh();
}

TEST_CASE("another stop list changes citation keys") {
  World world;
  fill(world);
  world.run();
  const auto key = [&] { return Searcher({world.index()}).show("a.md").head.key; };
  CHECK(key() == "alpha");
  world.stop_words("alpha\nthe\n");
  CHECK(world.counts() == "0 0 0 0 5 0 0 7");
  CHECK(key() == "");
  world.check_as_fresh();
}

TEST_CASE("ids do not depend on which part of a folder was indexed first") {
  World world;
  fill(world);
  world.run({"sub"});
  CHECK(Searcher({world.index()}).show("b.txt").head.id == "b.txt");
  CHECK(world.counts() == "3 0 2 0 0 0 0 0");
  world.check_as_fresh();
  CHECK(Index({world.index()}).roots() == std::vector<std::string>{world.docs()});
  world.write("sub/new.txt", "New.\n");
  CHECK(world.counts({"sub"}) == "1 0 0 0 2 0 0 0");
  world.check_as_fresh();
}

TEST_CASE("a file that fails keeps its last good state, and is told of by every run") {
  World world;
  SUBCASE("written in place") { world.large = false; }
  SUBCASE("written by shards") { world.large = true; }
  fill(world);
  world.run();
  world.write("vol.xml", "<TEI><text><body");
  for (int i = 0; i < 2; ++i) CHECK(world.counts() == "0 0 0 0 4 1 0 0");
  CHECK(Searcher({world.index()}).show("vol.xml#d1").head.id == "vol.xml#d1");
  world.write("list.jsonl", "{\"id\":\"j1\",\"text\":\"Kabul.\"}\n{broken\n");
  CHECK(world.counts() == "0 1 0 0 3 2 0 0");
  CHECK(world.counts() == "0 0 0 0 4 2 0 0");  // Not read again.
  world.write("a2.md", "---\nid: gamma\ntitle: Second\n---\nText.\n");
  for (int i = 0; i < 2; ++i) CHECK(world.counts() == "0 0 0 0 4 3 0 0");
  world.write("vol.xml", tei("others"));
  world.write("list.jsonl", "{\"id\":\"j1\",\"text\":\"Kabul.\"}\n");
  world.remove("a2.md");
  CHECK(world.counts() == "0 2 0 0 3 0 0 0");
  world.check_as_fresh();
}

TEST_CASE("a folder that is gone with all its files is no root any more") {
  World world;
  world.write("one/a.txt", "First.\n");
  world.write("two/b.txt", "Second.\n");
  world.run({"one"});
  world.run({"two"});
  CHECK(Index({world.index()}).roots().size() == 2);
  world.rename("one", "three");
  CHECK(world.counts({"three"}) == "0 0 1 0 0 0 0 0");
  CHECK(Index({world.index()}).roots() ==
        std::vector<std::string>{world.docs() / "three", world.docs() / "two"});
}

TEST_CASE("what every document has is found where documents have been deleted") {
  World world;
  std::string records;
  for (int i = 0; i < 2500; ++i)
    records += "{\"id\":\"r" + std::to_string(i) + "\",\"text\":\"Everywhere.\"}\n";
  world.write("a.txt", "Everywhere.\n");
  world.write("b.jsonl", records);
  world.run();
  world.remove("a.txt");
  world.run();
  Searcher searcher({world.index()});
  SearchRequest request;
  for (const auto& [query, total] :
       {std::pair("everywhere", 2500U), std::pair("kind:other", 2500U),
        std::pair("everywhere kind:other", 2500U), std::pair("kind:other OR nowhere", 2500U),
        std::pair("everywhere NOT kind:other", 0U), std::pair("NOT everywhere", 0U)}) {
    CAPTURE(query);
    request.query = query;
    CHECK(searcher.search(request).total == total);
  }
}

// Seeded: the same steps every time.
TEST_CASE("whatever happens to a folder, the index follows") {
  std::mt19937 random(2026);
  const auto pick = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  World world;
  fill(world);
  world.run();
  int made = 0;
  const auto text = [&](const std::string& name) {
    const auto n = std::to_string(++made);
    if (name.ends_with(".xml")) return tei("Rahimi " + n);
    const auto body = "Number " + n + " of Kabul, see [it](../a.md).\n";
    return pick(3) == 0 ? "---\nid: given" + n + "\n---\n" + body : body;
  };
  const std::vector<std::string> names{"a.md",      "b.md",    "sub/b.txt", "sub/c.md",
                                       "x/y/d.txt", "vol.xml", "x/vol.xml", "e.txt"};
  for (int step = 0; step < 60; ++step) {
    for (auto changes = pick(4); changes > 0; --changes) {
      const auto& a = names[pick(names.size())];
      const auto& b = names[pick(names.size())];
      const bool there =
          fs::exists(world.docs() / a) && fs::path(a).extension() == fs::path(b).extension();
      const auto what = pick(8);
      CAPTURE(what);
      if (what <= 2) {
        world.write(a, text(a));
      } else if (what == 3 && there && a != b) {
        world.rename(a, b);
      } else if (what == 4 && there && a != b) {
        world.copy(a, b);
      } else if (what == 5 && there) {
        world.remove(a);
      } else if (what == 6 && fs::exists(world.docs() / "x") != fs::exists(world.docs() / "w")) {
        fs::exists(world.docs() / "x") ? world.rename("x", "w") : world.rename("w", "x");
      } else if (what == 7) {
        world.names(pick(2) == 0 ? kFewNames : kMoreNames);
      }
    }
    CAPTURE(step);
    const auto jobs = static_cast<unsigned>(1 + pick(4));
    world.large = pick(2) == 0;
    for (const auto& fault : world.run({""}, jobs).diagnostics)
      FAIL_CHECK(fault.path << ": " << fault.reason);
    world.check_as_fresh();
  }
}
