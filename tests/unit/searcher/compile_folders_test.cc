// SPDX-License-Identifier: GPL-2.0-or-later
// Queries over two local folders.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <set>
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
