// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/author_names.h"

#include <doctest/doctest.h>

#include <string>

namespace dossier {
namespace {

TEST_CASE("authors in two parts") {
  struct Row {
    std::string author, family, given;
  };
  const Row rows[] = {{"Roe, Ann", "Roe", "Ann"},
                      {"Ann Roe", "Roe", "Ann"},
                      {" Ann B. Roe ", "Roe", "Ann B."},
                      {"Ludwig van der Berg", "van der Berg", "Ludwig"},
                      {"van der Berg", "van der Berg", ""},
                      {"Plato", "Plato", ""},
                      {"Ministry of Ports", "Ministry of Ports", ""},
                      {"The Harbour Group", "The Harbour Group", ""},
                      {"Center for Quays and Canals", "Center for Quays and Canals", ""},
                      {"", "", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.author);
    const auto name = split_author(row.author);
    CHECK(name.family == row.family);
    CHECK(name.given == row.given);
  }
}

}  // namespace
}  // namespace dossier
