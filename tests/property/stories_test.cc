// SPDX-License-Identifier: GPL-2.0-or-later
// Stories: how well near-duplicates are found among generated copies of the sample corpus, and that
// every way through an index with copies shows and counts each story once.

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "indexer/pipeline.h"
#include "indexer/stories/clusters.h"
#include "searcher/searcher.h"
#include "tests/property/story_copies.h"
#include "tests/temporary_folder.h"

using namespace dossier;
using namespace dossier::test;

namespace {

namespace fs = std::filesystem;

void index(const std::vector<std::string>& paths, const std::string& database, unsigned jobs = 0) {
  RunOptions options;
  options.paths = paths;
  options.database = database;
  options.jobs = jobs;
  const std::atomic<bool> stop{false};
  const auto report = run_index(
      options, [](std::size_t, std::size_t, std::uint64_t) {}, stop);
  REQUIRE(report.failed == 0);
}

const std::vector<Source>& sample_sources() {
  static const auto sources = [] {
    const TemporaryFolder folder;
    index({DOSSIER_SOURCE_DIR "/corpus/papers", DOSSIER_SOURCE_DIR "/corpus/news"},
          folder / "index");
    // By id: the order in which documents are written depends on the names in them.
    std::map<std::string, ShowAnswer> by_id;
    Searcher({folder / "index"}).export_documents("", [&](const ShowAnswer& shown) {
      by_id.emplace(shown.head.id, shown);
    });
    std::vector<Source> out;
    for (const auto& [id, shown] : by_id) {
      // Of the one story of the sample, the first document stands for both.
      const bool told = std::any_of(shown.story.begin(), shown.story.end(), [&](const auto& other) {
        return other.id < id && by_id.contains(other.id);
      });
      if (told) continue;
      out.push_back({id, {}});
      for (const auto& paragraph : shown.document.paragraphs) {
        if (paragraph.zone <= Zone::Body && paragraph.heading_level == 0)
          out.back().paragraphs.push_back(paragraph.text);
      }
    }
    return out;
  }();
  return sources;
}

// Pairs of documents: of one story by the generator, by the clusters, by both.
struct Pairs {
  std::size_t wanted = 0, found = 0, right = 0;

  static double part(std::size_t a, std::size_t b) {
    return b == 0 ? 1 : static_cast<double>(a) / static_cast<double>(b);
  }
  double precision() const { return part(right, found); }
  double recall() const { return part(right, wanted); }
};

Pairs count_pairs(const std::vector<const StoryCopy*>& copies,
                  const std::vector<std::size_t>& story) {
  Pairs pairs;
  for (std::size_t a = 0; a < copies.size(); ++a) {
    for (std::size_t b = a + 1; b < copies.size(); ++b) {
      const bool wanted = copies[a]->family == copies[b]->family, found = story[a] == story[b];
      pairs.wanted += wanted ? 1 : 0;
      pairs.found += found ? 1 : 0;
      pairs.right += wanted && found ? 1 : 0;
    }
  }
  return pairs;
}

struct Generated {
  std::vector<StoryCopy> copies = make_copies(sample_sources());
  std::vector<Sketch> sketches;
  std::map<std::string, std::size_t> family_size;

  Generated() {
    const Analyzer analyzer;
    for (const auto& copy : copies) {
      Sketcher sketcher;
      for (const auto& text : copy.paragraphs) sketcher.add(text, read_tokens(analyzer, text));
      sketches.push_back(sketcher.finish());
      ++family_size[copy.family];
    }
  }
  bool looks_alike(const StoryCopy& copy) const { return family_size.at(copy.family) == 1; }

  // The sources, all that only looks like a copy, and the copies of that kind ("": of every kind).
  Pairs pairs(const std::string& kind) const {
    std::vector<const StoryCopy*> chosen;
    std::vector<Sketch> theirs;
    for (std::size_t i = 0; i < copies.size(); ++i) {
      const auto& copy = copies[i];
      if (!kind.empty() && copy.kind != kind && copy.kind != kOriginal && !looks_alike(copy))
        continue;
      chosen.push_back(&copy);
      theirs.push_back(sketches[i]);
    }
    return count_pairs(chosen, cluster(theirs));
  }
};

const Generated& generated() {
  static const Generated instance;
  return instance;
}

}  // namespace

TEST_CASE("pairs of one story are found among copies and look-alikes, kind by kind") {
  std::vector<std::string> kinds{""};
  for (const auto& copy : generated().copies) {
    const bool known = std::find(kinds.begin(), kinds.end(), copy.kind) != kinds.end();
    if (!known && copy.kind != kOriginal && !generated().looks_alike(copy))
      kinds.push_back(copy.kind);
  }
  REQUIRE(kinds.size() == 15);
  std::printf("%-28s %7s %7s %9s %7s\n", "copies", "wanted", "found", "precision", "recall");
  for (const auto& kind : kinds) {
    const auto pairs = generated().pairs(kind);
    CAPTURE(kind);
    CHECK(pairs.wanted >= 21);
    CHECK(pairs.precision() >= 0.95);
    CHECK(pairs.recall() >= 0.95);
    std::printf("%-28s %7zu %7zu %9.3f %7.3f\n", kind.empty() ? "all together" : kind.c_str(),
                pairs.wanted, pairs.found, pairs.precision(), pairs.recall());
  }
}

TEST_CASE("what only looks like a copy is in no story, kind by kind") {
  const auto story = cluster(generated().sketches);
  std::map<std::size_t, std::size_t> size;
  for (const auto head : story) ++size[head];
  std::map<std::string, std::size_t> wrong;
  for (std::size_t i = 0; i < story.size(); ++i) {
    const auto& copy = generated().copies[i];
    if (generated().looks_alike(copy)) wrong[copy.kind] += size[story[i]] > 1 ? 1 : 0;
  }
  CHECK(wrong.size() == 8);
  for (const auto& [kind, count] : wrong) {
    CAPTURE(kind);
    CHECK(count == 0);
  }
}

namespace {

// Six sources with some of their copies, one a line; every third in a file of its own.
class Archive {
 public:
  Archive() {
    fs::create_directories(folder_ / "files");
    std::ofstream rest(folder_ / "files/rest.jsonl");
    int number = 0;
    std::set<std::string> families;
    for (const auto& copy : generated().copies) {
      const bool chosen = copy.kind == kOriginal || copy.kind == "cut: first half" ||
                          copy.kind == "update: a quarter replaced" || copy.kind == "roundup";
      if (!chosen || number >= 40) continue;
      const auto id = "d" + std::to_string(++number);
      std::string text;
      for (const auto& paragraph : copy.paragraphs) text += paragraph + "\n\n";
      // Copies of one story are of one month, and of one of three outlets.
      families.insert(copy.family);
      const auto month = std::to_string(10 + families.size() % 3);
      const auto day = std::to_string(10 + number % 15);
      const nlohmann::json line{{"id", id},
                                {"title", copy.kind},
                                {"date", "2021-" + month + "-" + day},
                                {"outlet", "Outlet " + std::to_string(number % 3)},
                                {"text", text}};
      if (number % 3 == 0) {
        std::ofstream(folder_ / ("files/" + id + ".jsonl")) << line << '\n';
      } else {
        rest << line << '\n';
      }
    }
  }
  std::string files() const { return folder_ / "files"; }
  std::string file(const std::string& name) const { return folder_ / ("files/" + name); }
  std::string database(const std::string& name = "index") const { return folder_ / name; }

 private:
  TemporaryFolder folder_;
};

// Every document with all ids of its story, itself too.
std::map<std::string, std::set<std::string>> stories_of(const std::string& database) {
  std::map<std::string, std::set<std::string>> stories;
  Searcher({database}).export_documents("", [&](const ShowAnswer& shown) {
    auto& story = stories[shown.head.id];
    story.insert(shown.head.id);
    for (const auto& place : shown.story) story.insert(place.id);
  });
  return stories;
}

}  // namespace

TEST_CASE("stories depend neither on the order of runs nor on the number of jobs") {
  const Archive archive;
  index({archive.files()}, archive.database("one"), 1);
  index({archive.file("d3.jsonl"), archive.file("d9.jsonl")}, archive.database("two"), 4);
  index({archive.files()}, archive.database("two"), 4);
  const auto stories = stories_of(archive.database("one"));
  CHECK(std::count_if(stories.begin(), stories.end(),
                      [](const auto& document) { return document.second.size() > 1; }) == 29);
  auto again = stories_of(archive.database("two"));
  CHECK(again.size() == stories.size());
  CHECK(std::equal(stories.begin(), stories.end(), again.begin()));
  // A document that leaves the index leaves its story, and a story of one is none.
  REQUIRE(stories.at("d3").size() == 3);
  fs::remove(archive.file("d3.jsonl"));
  index({archive.files()}, archive.database("one"));
  CHECK(stories_of(archive.database("one")).at("d1") == std::set<std::string>{"d1", "d2"});
}

TEST_CASE("walking all pages shows every story once, whatever the order") {
  const Archive archive;
  index({archive.files()}, archive.database());
  const auto stories = stories_of(archive.database());
  std::set<std::set<std::string>> distinct;
  for (const auto& [id, story] : stories) distinct.insert(story);
  Searcher searcher({archive.database()});
  for (const auto sort : {Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Cited}) {
    SearchRequest request;
    request.query = "kind:news OR kind:other OR kind:paper";
    request.limit = 4;
    request.sort = sort;
    std::set<std::string> shown;
    for (SearchAnswer answer; request.offset == 0 || !answer.hits.empty(); request.offset += 4) {
      answer = searcher.search(request);
      CHECK(answer.total == stories.size());
      CHECK(answer.stories == distinct.size());
      for (const auto& hit : answer.hits) {
        std::set<std::string> story{hit.head.id};
        for (const auto& place : hit.story) story.insert(place.id);
        CHECK(story == stories.at(hit.head.id));
        CHECK(hit.other_places == story.size() - 1);
        for (const auto& id : story) CHECK(shown.insert(id).second);
      }
    }
    CHECK(shown.size() == stories.size());
  }
}

TEST_CASE("all copies are hits when asked for, and always to rank()") {
  const Archive archive;
  index({archive.files()}, archive.database());
  Searcher searcher({archive.database()});
  SearchRequest request;
  request.query = "taliban";
  request.limit = 100;
  const auto grouped = searcher.search(request);
  const auto ranked = searcher.rank(request);
  request.all_copies = true;
  const auto all = searcher.search(request);
  CHECK(grouped.hits.size() == grouped.stories);
  CHECK(grouped.stories < grouped.total);
  CHECK(all.total == grouped.total);
  CHECK(all.stories == grouped.stories);
  REQUIRE(all.hits.size() == all.total);
  REQUIRE(ranked.size() == all.total);
  for (std::size_t i = 0; i < ranked.size(); ++i) CHECK(ranked[i].first == all.hits[i].head.id);
  CHECK(grouped.hits.front().head.id == all.hits.front().head.id);
}

TEST_CASE("facets count a value once a story when asked") {
  const Archive archive;
  index({archive.files()}, archive.database());
  const auto stories = stories_of(archive.database());
  // Stories by outlet and by month, counted from the documents themselves.
  std::map<std::string, std::set<std::set<std::string>>> outlets, months;
  Searcher searcher({archive.database()});
  searcher.export_documents("", [&](const ShowAnswer& shown) {
    outlets[shown.head.outlet].insert(stories.at(shown.head.id));
    months[shown.head.date.substr(0, 7)].insert(stories.at(shown.head.id));
  });
  SearchRequest request;
  request.query = "kind:news OR kind:other OR kind:paper";
  for (const bool by_story : {false, true}) {
    request.facets_by_story = by_story;
    const auto answer = searcher.search(request);
    std::uint32_t in_outlets = 0;
    for (const auto& value : answer.facets.values[static_cast<int>(Facet::Outlet)]) {
      if (by_story) CHECK(value.count == outlets.at(value.name).size());
      in_outlets += value.count;
    }
    CHECK((in_outlets > answer.stories) == true);  // A story of two outlets counts in both.
    if (!by_story) CHECK(in_outlets == answer.total);
    std::uint32_t in_months = 0;
    for (const auto& value : answer.facets.dates) {
      if (by_story) CHECK(value.count == months.at(value.period).size());
      in_months += value.count;
    }
    CHECK(in_months == (by_story ? answer.stories : answer.total));
  }
}
