// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/word_scores.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "schema/index.h"
#include "schema/terms.h"
#include "searcher/compile/compile.h"
#include "tests/new_index.h"
#include "tests/unit/searcher/made_clauses.h"

using namespace dossier;

namespace {

constexpr Xapian::doccount kDocuments = 6000;
constexpr Xapian::doccount kWanted = 60;

// An index of documents with drawn words: "army" in every second, "armies" in every third, "treaty"
// in every third, "kabul" in every hundredth, "XTarmy" of no weight, "peace" of none at first, and
// a date.
class DrawnIndex {
 public:
  DrawnIndex() {
    auto database = new_index(folder_);
    std::mt19937 engine(7);
    const auto random = [&] { return static_cast<unsigned>(engine() % 1000003); };
    for (unsigned i = 0; i < kDocuments; ++i) {
      Document document;
      document.meta.kind = "news";
      document.meta.date = parse_date(fmt::format("{}-05-01", 1900 + random() % 100));
      Xapian::Document added;
      added.add_value(slot::kFacets, pack_facets(document));
      for (const auto day : {slot::kFirstDay, slot::kLastDay})
        added.add_value(day, fmt::format("{:08}", document.meta.date->first_day()));
      const auto put = [&](const char* word, unsigned one_in) {
        if (random() % one_in == 0) added.add_term(word, 1 + random() % 40);
      };
      // The first two weigh nothing.
      if (i < 2) added.add_term("peace", 0), added.add_term("peaces", 0);
      if (i >= 2) put("peace", 3), put("peaces", 4);
      put("army", 2), put("armies", 3), put("treaty", 3), put("kabul", 100);
      added.add_term("filler", 2 + random() % 900);
      added.add_term("XTarmy", 0);
      added.add_boolean_term(random() % 2 == 0 ? "Keven" : "Kodd");
      database.add_document(added);
    }
    Xapian::Document empty;  // Without a length.
    empty.add_term("XTarmy", 0);
    empty.add_term("army", 0);
    database.add_document(empty);
    database.commit();
    update_facet_columns(folder_.path());
  }
  std::string path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

// The same, open.
struct OpenIndex {
  DrawnIndex drawn;
  const Xapian::Database database{drawn.path()};
  const std::unique_ptr<const FacetColumns> columns = FacetColumns::open(drawn.path(), database);
};

Clause filter(const std::string& term) {
  auto clause = word({term});
  clause.kind = ClauseKind::Filter;
  return clause;
}

Clause dates(std::uint32_t first, std::uint32_t last) {
  Clause clause;
  clause.kind = ClauseKind::Dates;
  clause.first_day = first;
  clause.last_day = last;
  return clause;
}

std::string listed(const Xapian::MSet& found) {
  std::string lines;
  for (auto match = found.begin(); match != found.end(); ++match)
    lines += fmt::format("{} {:.17}\n", *match, match.get_weight());
  return lines;
}

const auto army = word({"army", "armies"}, "army");
const auto treaty = word({"treaty"}, "treaty");
const auto kabul = word({"kabul"}, "kabul");

}  // namespace

TEST_CASE("words weighed all at once have the engine's order and scores, to the last bit") {
  const OpenIndex index;
  const auto& database = index.database;
  REQUIRE(index.columns);
  struct Row {
    std::string name;
    Clause clause;
    bool weighed;  // Else left to the engine.
  };
  const Row rows[] = {
      {"one form", treaty, true},
      {"forms", army, true},
      {"forms, none of them typed", word({"army", "armies"}), true},
      {"forms, the typed one not in the index", word({"army", "armies"}, "armys"), true},
      {"nothing in the first documents", word({"peace", "peaces"}, "peace"), true},
      {"nothing in the first documents, one form", word({"peace"}, "peace"), true},
      {"or", of(ClauseKind::Or, {army, treaty}), true},
      {"and", of(ClauseKind::And, {army, treaty}), true},
      {"the better of two readings", of(ClauseKind::Best, {army, treaty}), true},
      {"and, of three", of(ClauseKind::And, {treaty, word({"armies"}), word({"peace"})}), true},
      {"and within or", of(ClauseKind::Or, {of(ClauseKind::And, {army, treaty}), word({"peace"})}),
       true},
      {"or beside and", of(ClauseKind::And, {of(ClauseKind::Or, {army, kabul}), treaty}), true},
      {"a common word beside a rare one, in OR", of(ClauseKind::Or, {army, kabul}), true},
      {"without a word", of(ClauseKind::And, {army, of(ClauseKind::Not, {treaty})}), true},
      {"a filter", of(ClauseKind::And, {army, filter("Keven")}), true},
      {"days", of(ClauseKind::And, {army, dates(19200101, 19391231)}), true},
      {"a rare word", kabul, false},
      {"a common word beside a rare one, in AND", of(ClauseKind::And, {army, kabul}), false},
      {"a phrase", of(ClauseKind::Phrase, {army, treaty}), false},
      {"words that must not stand there", of(ClauseKind::Not, {treaty}), false},
      {"filters alone", of(ClauseKind::And, {filter("Keven")}), false},
      {"everything", Clause(), false},
  };
  TimeLimit unlimited;
  PostingLists lists;
  // First read from the index, and then from what is kept.
  CHECK(lists.kept("treaty") == nullptr);
  for (const int time : {1, 2, 3}) {
    for (const auto& row : rows) {
      CAPTURE(row.name);
      CAPTURE(time);
      const auto scored = score_words(row.clause, {database, *index.columns, unlimited}, lists);
      CHECK(scored.has_value() == row.weighed);
      if (!scored) continue;
      Xapian::Enquire enquire(database);
      enquire.set_query(compile(row.clause, database).query);
      set_weighting(enquire);
      const auto best = best_of(enquire, *scored, kWanted);
      REQUIRE(best);
      CHECK(listed(*best) == listed(enquire.get_mset(0, kWanted)));
      CHECK(documents_of(*scored).count() == enquire.get_mset(0, kDocuments).size());
    }
  }
  CHECK(lists.kept("treaty") != nullptr);
}

TEST_CASE("what the engine weighs otherwise is left to it") {
  const OpenIndex index;
  const auto& database = index.database;
  REQUIRE(index.columns);
  struct Row {
    std::string name;
    Clause asked, scored;
  };
  const Row rows[] = {
      {"all weigh the same", word({"XTarmy"}, "XTarmy"), word({"XTarmy"}, "XTarmy")},
      {"a word said twice", of(ClauseKind::Or, {treaty, treaty}),
       of(ClauseKind::Or, {treaty, treaty})},
      {"another query", army, treaty},
  };
  TimeLimit unlimited;
  PostingLists lists;
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const auto scored = score_words(row.scored, {database, *index.columns, unlimited}, lists);
    REQUIRE(scored);
    Xapian::Enquire enquire(database);
    enquire.set_query(compile(row.asked, database).query);
    set_weighting(enquire);
    const auto before = enquire.get_query().get_description();
    CHECK_FALSE(best_of(enquire, *scored, kWanted).has_value());
    CHECK(enquire.get_query().get_description() == before);
  }
}
