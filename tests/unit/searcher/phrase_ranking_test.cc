// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/phrase_ranking.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <random>

#include "schema/index.h"
#include "schema/stub_file.h"
#include "schema/terms.h"
#include "schema/work_terms.h"
#include "searcher/searcher.h"
#include "searcher/searcher_impl.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

// An index of documents of drawn words, "said" the commonest; one in five is cited, by up to forty.
// Of 900 in a row half are alike, so that they weigh the same.
class DrawnIndex {
 public:
  DrawnIndex() {
    Xapian::WritableDatabase database(folder_ / "generation-1", Xapian::DB_CREATE);
    folder_.write(kStubName, "auto generation-1\n");
    database.set_metadata(metadata_key::kFormat, std::to_string(kIndexFormat));
    database.set_metadata(metadata_key::kAnalyzer, analyzer_identity());
    std::mt19937 engine(11);
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(engine() % limit); };
    for (unsigned i = 0; i < 3000; ++i) {
      Document document;
      document.meta.kind = "news";
      Xapian::Document added;
      added.add_value(slot::kFacets, pack_facets(document));
      added.add_value(slot::kOrder, fmt::format("{:08}d{}", 99999999 - below(3), i));
      const auto key = fmt::format("url:a.example/{}", i);
      added.add_value(slot::kWorkKeys, pack_work_names({key}));
      added.add_boolean_term(known_as_term(work_id(key)));
      for (unsigned cited = below(8); cited < i && cited < 600; cited += 40 + below(200))
        added.add_boolean_term(cites_term(work_id(fmt::format("url:a.example/{}", 5 * cited))));
      const bool alike = i > 2100 && i % 2 == 0;
      const unsigned words = alike ? 40 : 20 + below(400);
      for (unsigned at = 1; at <= words; ++at) {
        const auto drawn = alike ? at % 4 : below(40);
        const char* const word = drawn < 3    ? "said"
                                 : drawn < 5  ? "ambassador"
                                 : drawn == 5 ? "never"
                                 : drawn == 6 ? "again"
                                              : "filler";
        added.add_posting(word, at, 2);
      }
      if (i % 100 == 0) added.add_posting("rare", words + 1, 2);
      database.add_document(added);
    }
    database.commit();
    update_facet_columns(folder_.path());
  }
  std::string path() const { return folder_.path(); }
  // Without columns the engine does everything.
  void forget_columns() const {
    REQUIRE(std::filesystem::remove(folder_ / "generation-1/facets.columns"));
  }

 private:
  TemporaryFolder folder_;
};

std::string ranked(Searcher& searcher, const SearchRequest& request) {
  std::string lines;
  for (const auto& [id, score] : searcher.rank(request))
    lines += fmt::format("{} {:.17}\n", id, score);
  return lines;
}

}  // namespace

TEST_CASE("phrases weighed first have the engine's order and scores, to the last bit") {
  const DrawnIndex index;
  struct Row {
    std::string query;
    bool weighed;  // Else left to the engine.
  };
  const Row rows[] = {
      {"\"ambassador said\"", true},
      {"\"said ambassador\"", true},
      {"\"said said\"", true},
      {"\"never again\"", true},
      {"\"said never again\"", true},
      {"\"never said never\"", true},
      {"\"filler filler said\"", true},
      {"\"again again again again again\"", false},
      {"\"rare said\"", false},
      {"said", false},
      {"\"ambassador said\" never", false},
  };
  SearchRequest request;
  std::vector<std::string> answers;
  const std::pair<std::uint32_t, std::uint32_t> pages[] = {
      {0, 10}, {0, 1}, {7, 8}, {0, 40}, {35, 9}};
  Searcher::Impl impl({index.path()}, {});
  Searcher searcher({index.path()});
  REQUIRE(impl.columns() != nullptr);
  for (const auto& row : rows) {
    CAPTURE(row.query);
    request.query = row.query;
    request.offset = 0, request.limit = 10;
    const auto prepared = impl.prepare(request);
    CHECK(rank_phrase(prepared->resolved.clause, impl, request).has_value() == row.weighed);
    for (const auto& [offset, limit] : pages) {
      request.offset = offset, request.limit = limit;
      answers.push_back(ranked(searcher, request));
    }
  }
  index.forget_columns();
  Searcher engine({index.path()});
  auto answer = answers.begin();
  for (const auto& row : rows) {
    CAPTURE(row.query);
    request.query = row.query;
    for (const auto& [offset, limit] : pages) {
      CAPTURE(offset);
      CAPTURE(limit);
      request.offset = offset, request.limit = limit;
      CHECK(*answer++ == ranked(engine, request));
    }
  }
}
