// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/order.h"

#include <doctest/doctest.h>

using namespace dossier;

TEST_CASE("being cited lifts a score a little, less with each time, and never by more than 3 %") {
  struct Row {
    std::size_t times;
    double factor;
  };
  const Row rows[] = {{0, 1}, {1, 1.006}, {3, 1.012}, {7, 1.018}, {31, 1.03}, {1000, 1.03}};
  for (const auto& row : rows) {
    CAPTURE(row.times);
    CHECK(cited_prior(row.times) == doctest::Approx(row.factor).epsilon(1e-9));
  }
}

TEST_CASE("the slot that orders documents ends in their ids") {
  struct Row {
    const char* order;
    const char* id;
  };
  const Row rows[] = {{"79788871reports/a.md", "reports/a.md"},
                      {"~reports/a.md", "reports/a.md"},
                      {"79788871~a", "~a"},
                      {"7978", ""},
                      {"", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.order);
    CHECK(id_in_order(row.order) == row.id);
  }
}
