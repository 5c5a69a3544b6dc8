// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/near_windows.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

namespace dossier {
namespace {

using Operands = std::vector<std::vector<Place>>;

// "5 | 8-9": the places that take part, by operand.
std::string found(const Operands& operands, Nearness nearness, const Units& units = Units()) {
  std::string all;
  for (const auto& places : near_places(operands, nearness, units)) {
    if (!all.empty()) all += " | ";
    std::string some;
    for (const auto& place : places) {
      some += (some.empty() ? "" : " ") + std::to_string(place.first);
      if (place.last != place.first) some += "-" + std::to_string(place.last);
    }
    all += some.empty() ? "none" : some;
  }
  return all;
}

TEST_CASE("NEAR counts the steps between the ends of its operands") {
  CHECK(found({{{5, 5}}, {{8, 9}}}, {3, false}) == "5 | 8-9");
  CHECK(found({{{5, 5}}, {{8, 9}}}, {2, false}) == "none | none");
  CHECK(found({{{8, 9}}, {{12, 12}}}, {3, false}) == "8-9 | 12");
  CHECK(found({{{5, 5}, {30, 30}}, {{3, 3}}}, {2, false}) == "5 | 3");
  CHECK(found({{{5, 5}}, {}}, {3, false}) == "none | none");
}

TEST_CASE("no two operands share a word") {
  CHECK(found({{{5, 5}}, {{5, 5}}}, {3, false}) == "none | none");
  CHECK(found({{{5, 6}}, {{6, 6}}}, {3, false}) == "none | none");
  CHECK(found({{{5, 5}, {6, 6}}, {{5, 5}}, {{5, 5}}}, {9, false}) == "none | none | none");
  CHECK(found({{{5, 5}, {6, 6}}, {{5, 5}, {7, 7}}, {{5, 5}}}, {9, false}) == "6 | 7 | 5");
}

TEST_CASE("of three all stand within the distance") {
  CHECK(found({{{1, 1}}, {{4, 4}}, {{7, 7}}}, {6, false}) == "1 | 4 | 7");
  CHECK(found({{{1, 1}}, {{4, 4}}, {{7, 7}}}, {5, false}) == "none | none | none");
}

TEST_CASE("ADJ counts from each operand to the next") {
  CHECK(found({{{1, 1}}, {{4, 4}}, {{7, 7}}}, {3, true}) == "1 | 4 | 7");
  CHECK(found({{{4, 4}}, {{1, 1}}, {{7, 7}}}, {6, true}) == "none | none | none");
  CHECK(found({{{1, 1}, {9, 9}}, {{2, 3}, {11, 11}}, {{4, 4}}}, {1, true}) == "1 | 2-3 | 4");
}

TEST_CASE("a match lies in one unit") {
  const std::vector<std::uint32_t> starts{0, 6, 20};
  const Units units(starts);
  CHECK(units.begin_of(7) == 6);
  CHECK(units.end_of(7) == 20);
  CHECK(units.hold({6, 19}));
  CHECK_FALSE(units.hold({5, 6}));
  CHECK(found({{{5, 5}}, {{7, 7}}}, {9, false}, units) == "none | none");
  CHECK(found({{{5, 5}, {8, 8}}, {{7, 7}}}, {9, false}, units) == "8 | 7");
  CHECK(found({{{5, 5}}, {{7, 7}}}, {9, true}, units) == "none | none");
}

}  // namespace
}  // namespace dossier
