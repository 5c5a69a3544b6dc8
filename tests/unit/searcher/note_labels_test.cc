// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/works/note_labels.h"

#include <doctest/doctest.h>

TEST_CASE("labels that start again are listed once") {
  std::vector<std::string> labels;
  for (const auto* label : {"4", "4", "5", "", "4", "6"}) dossier::add_note_label(labels, label);
  CHECK(labels == std::vector<std::string>{"4", "5", "6"});
}
