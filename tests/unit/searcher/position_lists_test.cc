// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/position_lists.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

#include "schema/terms.h"
#include "tests/unit/searcher/made_clauses.h"

using namespace dossier;

namespace {

constexpr std::uint32_t kText = kTextBase;

// Document 1 says "treaty" in its title and its text, 2 "treaties", 3 both, 4 neither; all have
// marks of sentences, paragraphs and zones.
Xapian::WritableDatabase four_documents() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned id = 1; id <= 4; ++id) {
    Xapian::Document document;
    if (id == 1) document.add_posting("treaty", 2);
    if (id == 1) document.add_term(std::string(prefix::kTitle) + "treaty");
    if (id % 2 == 1) document.add_posting("treaty", kText + id);
    if (id == 2 || id == 3) document.add_posting("treaties", kText + 10 * id);
    for (const auto* mark : {kSentenceStart, kParagraphStart, kZoneStarts})
      document.add_posting(mark, kText);
    document.add_posting("kabul", kText + 100);
    database.add_document(document);
  }
  return database;
}

Clause same(PlaceOperator place) {
  auto clause = of(ClauseKind::Same, {word({"treaty"}), word({"kabul"})});
  clause.proximity = place;
  return clause;
}

Clause near(std::uint32_t distance) {
  auto clause = of(ClauseKind::Near, {word({"treaty"}), word({"kabul"})});
  clause.distance = static_cast<int>(distance);
  return clause;
}

Clause in_zone(Clause clause) {
  clause.zone = Part::Notes;
  return clause;
}

std::vector<std::string> many_forms() {
  std::vector<std::string> forms = {"treaty"};
  while (forms.size() < kManyTerms) forms.push_back(fmt::format("treaty{}", forms.size()));
  return forms;
}

// "treaty@" of a list without an entry, nothing of one that was not read.
std::string lists_of(const PositionLists& lists, Xapian::docid document) {
  std::string all;
  for (const char* term :
       {"treaty", "Streaty", "treaties", "kabul", kSentenceStart, kParagraphStart, kZoneStarts}) {
    const auto* found = lists.find(document, term);
    if (found != nullptr) all += fmt::format("{}@{} ", term, fmt::join(*found, ","));
  }
  return all;
}

}  // namespace

TEST_CASE("the lists of the terms that a clause may show are read, and no others") {
  const auto database = four_documents();
  const auto treaty = word({"treaty"}), kabul = word({"kabul"});
  struct Row {
    std::string name;
    Clause clause;
    std::string of_third;
  };
  const auto at = [](const char* term, std::uint32_t place) {
    return fmt::format("{}@{} ", term, kText + place);
  };
  const auto both = at("treaty", 3) + at("kabul", 100);
  const Row rows[] = {
      {"a word", treaty, at("treaty", 3)},
      {"its forms", word({"treaties", "treaty"}), at("treaty", 3) + at("treaties", 30)},
      {"in the title only", word({"Streaty"}), "Streaty@ "},
      {"words", of(ClauseKind::And, {treaty, of(ClauseKind::Or, {kabul})}), both},
      {"a phrase", of(ClauseKind::Phrase, {treaty, kabul}), both},
      {"what must not be there", of(ClauseKind::And, {of(ClauseKind::Not, {treaty}), kabul}),
       at("kabul", 100)},
      {"a sentence", same(PlaceOperator::Sentence), both + at(kSentenceStart, 0)},
      {"a paragraph", same(PlaceOperator::Paragraph), both + at(kParagraphStart, 0)},
      {"nearness in a paragraph", near(kParagraphGap), both},
      {"nearness past its end", near(kParagraphGap + 1), both + at(kParagraphStart, 0)},
      {"a zone", in_zone(treaty), at("treaty", 3) + at(kZoneStarts, 0)},
      {"many forms", word(many_forms()), ""},
      {"no words", of(ClauseKind::Everything, {}), ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(lists_of(PositionLists(database, row.clause, {3}), 3) == row.of_third);
  }
}

TEST_CASE("each document has its own lists, in whatever order they were asked for") {
  const auto database = four_documents();
  const auto clause = word({"treaty", "treaties"});
  const auto list = [](std::uint32_t place) { return std::to_string(kText + place); };
  const std::string wanted[] = {
      "treaty@2," + list(1) + " treaties@ ",
      "treaty@ treaties@" + list(20) + " ",
      "treaty@" + list(3) + " treaties@" + list(30) + " ",
      "treaty@ treaties@ ",
  };
  for (const auto& documents :
       std::vector<std::vector<Xapian::docid>>{{1, 2, 3, 4}, {4, 2, 3, 1}, {3, 3, 1}, {4}, {}}) {
    CAPTURE(fmt::format("{}", fmt::join(documents, " ")));
    const PositionLists lists(database, clause, documents);
    for (Xapian::docid id = 1; id <= 4; ++id) {
      CAPTURE(id);
      const bool asked = std::find(documents.begin(), documents.end(), id) != documents.end();
      CHECK(lists_of(lists, id) == (asked ? wanted[id - 1] : ""));
    }
  }
  CHECK(PositionLists().find(1, "treaty") == nullptr);
}

TEST_CASE("a title word stands where the word stands in the title") {
  const auto database = four_documents();
  using Positions = std::vector<std::uint32_t>;
  CHECK(read_positions(database, 1, "treaty") == Positions{2, kText + 1});
  CHECK(read_positions(database, 1, "Streaty") == Positions{2});
  CHECK(read_positions(database, 3, "Streaty").empty());
  CHECK(read_positions(database, 4, "treaty").empty());
  const PositionLists lists(database, word({"Streaty"}), {1, 3});
  REQUIRE(lists.find(1, "Streaty") != nullptr);
  CHECK(*lists.find(1, "Streaty") == Positions{2});
  REQUIRE(lists.find(3, "Streaty") != nullptr);
  CHECK(lists.find(3, "Streaty")->empty());
}
