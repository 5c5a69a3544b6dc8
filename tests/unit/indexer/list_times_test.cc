// SPDX-License-Identifier: GPL-2.0-or-later
// The time a list of persons is of, and what it says of those without dates.
#include "indexer/entities/list_times.h"

#include <doctest/doctest.h>

#include <string>

#include "indexer/entities/tagger.h"

using namespace dossier;

namespace {

void add(Authority& authority, const std::string& id, const std::string& name, int from,
         const std::string& file) {
  Entity entity;
  entity.id = "person/" + id;
  entity.kind = EntityKind::Person;
  entity.name = name;
  if (from > 0) entity.from = Date{from, 0, 0};
  authority.by_id.emplace(entity.id, authority.entities.size());
  authority.origins.push_back({file, 2});
  authority.entities.push_back(std::move(entity));
}

// `dated` persons, one in twenty-five from 1933 and the others from 2000 on; `undated` of whom no
// dates are known, Ann Quist the last.
Authority list_of(int dated, int undated, const std::string& file = "a.tsv") {
  Authority authority;
  for (int i = 0; i < dated; ++i) {
    add(authority, "d" + std::to_string(i), "Dated " + std::to_string(i),
        i % 25 == 0 ? 1933 : 2000 + i % 20, file);
  }
  for (int i = 1; i < undated; ++i)
    add(authority, "u" + std::to_string(i), "Undated " + std::to_string(i), 0, file);
  add(authority, "quist", "Ann Quist", 0, file);
  return authority;
}

}  // namespace

TEST_CASE("a list is of the time from which nearly all of its dated persons come") {
  const struct {
    int dated, undated, year;
  } rows[] = {
      {50, 10, 2000}, {20, 80, 2001}, {19, 1, 0},  // Too few to tell.
      {20, 81, 0},                                 // Too few of so many.
      {200, 1, 2000},
  };
  for (const auto& row : rows) {
    CAPTURE(row.dated);
    CAPTURE(row.undated);
    const auto authority = list_of(row.dated, row.undated);
    CHECK(ListTimes(authority).of(authority.by_id.at("person/quist")) == row.year);
  }
}

TEST_CASE("each list has its own time") {
  auto authority = list_of(50, 10);
  add(authority, "moss", "Moss, Jordan", 0, "b.tsv");
  CHECK(ListTimes(authority).of(authority.by_id.at("person/moss")) == 0);
}

TEST_CASE("a surname long before the list's time means another") {
  const Gazetteer gazetteer(list_of(50, 10), StopLists());
  const struct {
    int year;
    std::string text, entity;
  } rows[] = {
      {1892, "They saw Mr. Quist there.", ""},
      {1989, "They saw Mr. Quist there.", ""},
      {1990, "They saw Mr. Quist there.", "person/quist"},
      {2020, "They saw Mr. Quist there.", "person/quist"},
      {0, "They saw Mr. Quist there.", "person/quist"},
      {1892, "They saw Ann Quist there.", "person/quist"},  // In full it is the name.
  };
  for (const auto& row : rows) {
    CAPTURE(row.year);
    CAPTURE(row.text);
    Document document;
    if (row.year > 0) document.meta.date = Date{row.year, 0, 0};
    document.paragraphs.push_back({Zone::Body, "", row.text, 0});
    tag_document(gazetteer, Analyzer(), document);
    REQUIRE(document.mentions.size() == 1);
    CHECK(document.mentions.front().entity == row.entity);
  }
}
