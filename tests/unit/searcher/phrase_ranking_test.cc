// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/phrase_ranking.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "searcher/searcher.h"
#include "searcher/searcher_impl.h"
#include "tests/unit/searcher/drawn_index.h"

using namespace dossier;

namespace {

std::string ranked(Searcher& searcher, const SearchRequest& request) {
  std::string lines;
  for (const auto& [id, score] : searcher.rank(request))
    lines += fmt::format("{} {:.17}\n", id, score);
  return lines;
}

}  // namespace

TEST_CASE("what is kept of an index goes when it changes") {
  const DrawnIndex index;
  Searcher searcher({index.path()});
  SearchRequest request;
  request.query = "\"ambassador said\"";
  for (int i = 0; i < 3; ++i) REQUIRE(!ranked(searcher, request).empty());
  {
    Xapian::WritableDatabase database(index.path() + "/generation-1");
    const auto last = database.get_lastdocid();
    for (Xapian::docid id = 1; id <= last; ++id) {
      auto document = database.get_document(id);
      document.add_value(slot::kOrder, fmt::format("{:08}new{}", 20000101, id));
      if (id % 3 == 0) document.add_posting("said", 900, 9);
      database.replace_document(id, document);
    }
    database.commit();
  }
  update_facet_columns(index.path());
  Searcher fresh({index.path()});
  const auto wanted = ranked(fresh, request);
  CHECK(wanted.find("new") != std::string::npos);
  CHECK(ranked(searcher, request) == wanted);
}

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
