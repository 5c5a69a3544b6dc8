// SPDX-License-Identifier: GPL-2.0-or-later
// Queries over two local folders.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "searcher/compile/compile.h"
#include "tests/unit/searcher/made_clauses.h"

using namespace dossier;

namespace {

constexpr Xapian::doccount kDocuments = 300;

// Of two databases, both in memory: "treaty" and "accord" end before the first of them does.
Xapian::Database two_parts() {
  Xapian::Database both;
  for (unsigned part = 0; part < 2; ++part) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (Xapian::doccount i = 0; i < kDocuments; ++i) {
      Xapian::Document document;
      if (i < kDocuments / 2 && i % 3 == 0) document.add_term("treaty", 1 + i % 5);
      if (i < kDocuments / 3 && i % 2 == part) document.add_term("accord", 1 + i % 7);
      if (i % 5 == 0) document.add_term("treaties", 2);
      document.add_term("filler", 10 + i % 50);
      database.add_document(document);
    }
    both.add_database(database);
  }
  return both;
}

std::set<Xapian::docid> having(const Xapian::Database& database,
                               const std::vector<std::string>& terms) {
  std::set<Xapian::docid> documents;
  for (const auto& term : terms)
    documents.insert(database.postlist_begin(term), database.postlist_end(term));
  return documents;
}

bool is_source(const Xapian::Query& query, std::string_view description) {
  return query.get_type() == Xapian::Query::LEAF_POSTING_SOURCE &&
         query.get_description() == fmt::format("Query(PostingSource({}))", description);
}

// How many OP_MAX are in the query, and how many of these have a part without an end.
struct Greatest {
  unsigned all = 0, endless = 0;
};

Greatest greatest_in(const Xapian::Query& query) {
  Greatest found;
  bool endless = false;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const auto part = query.get_subquery(i);
    const auto below = greatest_in(part);
    found.all += below.all;
    found.endless += below.endless;
    endless = endless || is_source(part, "no end");
  }
  const bool here = query.get_type() == Xapian::Query::OP_MAX;
  return {found.all + (here ? 1 : 0), found.endless + (here && endless ? 1 : 0)};
}

}  // namespace

TEST_CASE("readings over several folders find what their words stand in, and nothing else") {
  const auto database = two_parts();
  const auto treaty = word({"treaty"}), accord = word({"accord"}), treaties = word({"treaties"});
  struct Row {
    std::string name;
    Clause clause;
    std::vector<std::string> terms;
  };
  const Row rows[] = {
      {"readings", of(ClauseKind::Best, {treaty, accord}), {"treaty", "accord"}},
      {"a reading that is nowhere", of(ClauseKind::Best, {treaty, word({"zzz"})}), {"treaty"}},
      {"readings of forms",
       of(ClauseKind::Best, {word({"treaty", "treaties"}), accord}),
       {"treaty", "treaties", "accord"}},
      {"readings or a word",
       of(ClauseKind::Or, {of(ClauseKind::Best, {treaty, accord}), treaties}),
       {"treaty", "accord", "treaties"}},
      {"none is there", of(ClauseKind::Best, {word({"zzz"}), word({"yyy"})}), {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const auto expected = having(database, row.terms);
    for (const Xapian::doccount wanted : {10U, 2 * kDocuments}) {
      CAPTURE(wanted);
      Xapian::Enquire enquire(database);
      set_weighting(enquire);
      enquire.set_query(compile(row.clause, database, DatabasePlace::Folders).query);
      const auto found = enquire.get_mset(0, wanted, database.get_doccount());
      CHECK(found.size() == std::min<std::size_t>(wanted, expected.size()));
      CHECK(found.get_matches_estimated() == expected.size());
      for (auto match = found.begin(); match != found.end(); ++match)
        CHECK(expected.contains(*match));
    }
  }
}

// That memory is read after it was freed shows in no answer: what keeps the engine from it does.
TEST_CASE("over several folders a greatest weight has a part without an end") {
  const auto database = two_parts();
  const auto treaty = word({"treaty"}), accord = word({"accord"});
  const auto best = of(ClauseKind::Best, {treaty, accord});
  struct Row {
    std::string name;
    Clause clause;
    unsigned all;
  };
  const Row rows[] = {
      {"no readings", of(ClauseKind::Or, {treaty, accord}), 0},
      {"readings", best, 1},
      {"readings beside a word", of(ClauseKind::And, {best, word({"treaties"})}), 1},
      {"readings or a word", of(ClauseKind::Or, {best, word({"treaties"})}), 1},
      {"readings in readings", of(ClauseKind::Best, {of(ClauseKind::And, {best, treaty}), accord}),
       2},
      {"readings left out", of(ClauseKind::And, {treaty, of(ClauseKind::Not, {best})}), 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const auto query = [&](DatabasePlace place) {
      return compile(row.clause, database, place).query;
    };
    const auto folders = query(DatabasePlace::Folders);
    CHECK(greatest_in(folders).all == row.all);
    CHECK(greatest_in(folders).endless == row.all);
    const auto one = query(DatabasePlace::One);
    CHECK(greatest_in(one).all == row.all);
    CHECK(greatest_in(one).endless == 0);
    CHECK(greatest_in(query(DatabasePlace::FoldersAndServers)).all == 0);
    // Nor is any of them what is left of the root.
    if (row.all == 0) continue;
    for (const auto& root : {folders, one}) {
      REQUIRE(root.get_type() == Xapian::Query::OP_FILTER);
      CHECK(root.get_subquery(1).get_type() == Xapian::Query::LEAF_POSTING_SOURCE);
    }
    CHECK(is_source(folders.get_subquery(1), "every document"));
  }
}
