// SPDX-License-Identifier: GPL-2.0-or-later
// The names in eight documents against a marking by hand: tests/gold/README.md.

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "indexer/pipeline.h"
#include "searcher/searcher.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

struct Marked {
  std::string surface, kind, entity;
};
using ByPlace = std::map<std::string, std::vector<Marked>>;  // By paragraph's number, or "title".

ByPlace gold_of(const std::string& name) {
  ByPlace gold;
  std::ifstream in(DOSSIER_SOURCE_DIR "/tests/gold/" + name + ".tsv");
  for (std::string place, surface, kind, entity;
       std::getline(in, place, '\t') && std::getline(in, surface, '\t') &&
       std::getline(in, kind, '\t') && std::getline(in, entity);)
    gold[place].push_back({surface, kind, entity == "-" ? "" : entity});
  return gold;
}

ByPlace found_in(const Document& document) {
  ByPlace found;
  for (const auto& mention : document.mentions) {
    const bool text = mention.paragraph &&
                      document.paragraphs[*mention.paragraph].zone != Zone::Notes &&
                      document.paragraphs[*mention.paragraph].zone != Zone::Bibliography;
    const bool title = !mention.paragraph && mention.bytes.size() > 0;
    if (text || title)
      found[title ? "title" : std::to_string(*mention.paragraph)].push_back(
          {mention.surface, entity_kind_name(mention.kind), mention.entity});
  }
  return found;
}

// The same name and meaning; a title or an article more or less ("General Milley") is the same
// name.
bool same(const Marked& gold, const Marked& found) {
  return gold.kind == found.kind && gold.entity == found.entity &&
         (gold.surface.find(found.surface) != std::string::npos ||
          found.surface.find(gold.surface) != std::string::npos);
}

// Pairs in one order, as many as can be: the longest common subsequence.
std::size_t agreed(const std::vector<Marked>& gold, const std::vector<Marked>& found) {
  std::vector<std::vector<std::size_t>> best(gold.size() + 1,
                                             std::vector<std::size_t>(found.size() + 1));
  for (std::size_t g = 1; g <= gold.size(); ++g) {
    for (std::size_t f = 1; f <= found.size(); ++f) {
      best[g][f] = std::max({best[g - 1][f], best[g][f - 1],
                             best[g - 1][f - 1] + (same(gold[g - 1], found[f - 1]) ? 1 : 0)});
    }
  }
  return best.back().back();
}

struct Score {
  std::size_t gold = 0, found = 0, agreed = 0;

  void add(const ByPlace& wanted, const ByPlace& got) {
    for (const auto& [place, marks] : wanted) {
      gold += marks.size();
      const auto here = got.find(place);
      if (here != got.end()) agreed += ::agreed(marks, here->second);
    }
    for (const auto& [place, marks] : got) found += marks.size();
  }
  double precision() const { return static_cast<double>(agreed) / static_cast<double>(found); }
  double recall() const { return static_cast<double>(agreed) / static_cast<double>(gold); }
};

Score score(const std::string& folder, const std::map<std::string, std::string>& documents) {
  const TemporaryFolder made;
  RunOptions options;
  options.paths = {folder};
  options.database = made / "index";
  const std::atomic<bool> stop{false};
  run_index(
      options, [](std::size_t, std::size_t, std::uint64_t) {}, stop);
  Score total;
  Searcher searcher({options.database});
  for (const auto& [name, id] : documents)
    total.add(gold_of(name), found_in(searcher.show(id).document));
  return total;
}

TEST_CASE("names in the sample corpus, marked by hand") {
  const auto total = score(DOSSIER_SOURCE_DIR "/corpus",
                           {{"a-rival-within", "papers/a-rival-within.txt"},
                            {"haqqani-network", "haqqani-network"},
                            {"frozen-reserves", "frozen-reserves"},
                            {"kabul-falls", "news/kabul-falls.txt"},
                            {"abbey-gate-bombing", "news/abbey-gate-bombing.txt"},
                            {"taliban-interim-cabinet", "news/taliban-interim-cabinet.txt"}});
  CHECK(total.gold == 435);
  MESSAGE("precision ", total.precision(), " recall ", total.recall());
  CHECK(total.precision() >= 0.96);
  CHECK(total.recall() >= 0.97);
}

TEST_CASE("names in the seeds, marked by hand") {
  const fs::path seeds = DOSSIER_SOURCE_DIR "/../shared/data/seeds";
  if (!fs::exists(seeds)) {
    MESSAGE("skipped: no documents at ../shared/data/seeds");
    return;
  }
  const auto total = score(seeds.string(), {{"seed-paper", "timofte-unlikely-friends.txt"},
                                            {"seed-news", "us-taliban-isis-k-milley.txt"}});
  CHECK(total.gold == 314);
  MESSAGE("precision ", total.precision(), " recall ", total.recall());
  CHECK(total.precision() >= 0.98);
  CHECK(total.recall() >= 0.97);
}

}  // namespace
