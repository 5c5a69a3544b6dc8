// SPDX-License-Identifier: GPL-2.0-or-later
// A large run: shards, one merge, a new generation. The index is the one that small runs make, and
// readers have the old one until the new one is whole.

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "run_world.h"
#include "schema/stub_file.h"
#include "schema/terms.h"
#include "searcher/searcher.h"

using namespace dossier;
using namespace dossier::testing;

namespace {

std::string paper(int number, const std::string& words = "Nasrin Rahimi spoke in Kabul") {
  return "---\ntitle: Paper " + std::to_string(number) + "\n---\n" + words + ", see [it](p" +
         std::to_string(number / 2) + ".md). Number" + std::to_string(number) + ".\n";
}

std::string name(int number) { return "p" + std::to_string(number) + ".md"; }

void write_papers(World& world, int first, int end) {
  for (int i = first; i < end; ++i) world.write(name(i), paper(i));
}

std::set<std::string> folders_of(const World& world) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(world.index()))
    if (entry.is_directory()) names.insert(entry.path().filename());
  return names;
}

std::size_t total(Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  return searcher.search(request).total;
}

}  // namespace

TEST_CASE("shards leave the index that small runs leave") {
  World world;
  for (int end = 3; end <= 21; end += 3) {
    write_papers(world, end - 3, end);
    world.run();
  }
  CHECK(folders_of(world) == std::set<std::string>{"generation-1"});
  world.check_as_fresh();  // Eleven shards.
}

TEST_CASE("few changes to an index, and many") {
  struct Row {
    const char* what;
    int edited, deleted, added;
  };
  const Row rows[] = {
      {"nothing but new ones", 0, 0, 9},
      {"one of all edited", 1, 0, 0},
      {"the first ones deleted", 0, 3, 5},
      {"most edited", 15, 0, 2},
      {"all edited", 20, 0, 0},
      {"half of them deleted, most edited", 18, 10, 4},
  };
  for (const auto& [what, edited, deleted, added] : rows) {
    CAPTURE(what);
    World world;
    write_papers(world, 0, 20);
    world.run();
    world.large = true;
    for (int i = 0; i < edited; ++i) world.write(name(i), paper(i, "Kunduz and the envoy"));
    for (int i = 0; i < deleted; ++i) world.remove(name(i));
    write_papers(world, 20, 20 + added);
    world.run();
    CHECK(folders_of(world) == std::set<std::string>{"generation-2"});
    world.check_as_fresh();
    world.large = false;
    world.write(name(19), paper(19, "And a small run after it"));
    CHECK(world.run().updated == 1);
    world.check_as_fresh();
  }
}

TEST_CASE("other names, in a large run") {
  World world;
  write_papers(world, 0, 12);
  world.run();
  world.large = true;
  world.names(kMoreNames);
  world.write(name(3), paper(3, "The envoy of Kunduz"));
  world.copy(name(4), "copy.md");
  CHECK(world.run().retagged == 11);
  world.check_as_fresh();
  world.write(name(4), paper(4, "No copy any more"));
  world.names(kFewNames);
  world.run();
  world.check_as_fresh();
}

TEST_CASE("a reader has the old generation while it reads, and then the new one") {
  World world;
  write_papers(world, 0, 8);
  world.run();
  const Index old({world.index()});
  Searcher searcher({world.index()});
  CHECK(total(searcher, "kabul") == 8);
  world.large = true;
  write_papers(world, 8, 12);
  world.write(name(0), paper(0, "Nothing"));
  world.run();
  CHECK(folders_of(world) == std::set<std::string>{"generation-2"});
  CHECK(old.database().get_doccount() == 8);  // Its files are gone from the folder, not for it.
  CHECK(old.database().get_document(1).get_value(slot::kRecord).size() > 0);
  CHECK(total(searcher, "kabul") == 11);
}

TEST_CASE("what a killed run leaves behind goes with the next one") {
  World world;
  write_papers(world, 0, 4);
  world.run();
  const fs::path index = world.index();
  for (const char* left : {"building/shard-1", "generation-2", "generation-7"}) {
    fs::create_directories(index / left);
    std::ofstream(index / left / "iamglass") << "half of it";
  }
  CHECK(world.counts() == "0 0 0 0 4 0 0 0");
  CHECK(folders_of(world) == std::set<std::string>{"generation-1"});
  // Killed before the first index was whole: there is a lock and shards, and no stub.
  fs::remove(index / kStubName);
  fs::create_directories(index / "building");
  CHECK(world.counts() == "4 0 0 0 0 0 0 0");
  CHECK(folders_of(world) == std::set<std::string>{"generation-1"});
  world.check_as_fresh();
}

TEST_CASE("an interrupted large run keeps what it has finished") {
  for (const bool first : {true, false}) {
    CAPTURE(first);
    World world;
    write_papers(world, 0, 10);
    if (!first) world.run();
    world.large = true;
    write_papers(world, 10, 30);
    for (int i = 0; i < 5; ++i) world.write(name(i), paper(i, "Edited"));
    const auto report = world.run_until(7);
    CHECK(report.interrupted);
    CHECK(report.documents >= 7);
    CHECK(report.documents < 30);
    CHECK(Searcher({world.index()}).info().documents == report.documents);
    world.run();
    world.check_as_fresh();
    CHECK(folders_of(world).size() == 1);
  }
}
