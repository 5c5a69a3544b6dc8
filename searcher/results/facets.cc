// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/facets.h"

#include <string>

#include "schema/terms.h"

namespace dossier {

void FacetSpy::operator()(const Xapian::Document& document, double) {
  const auto packed = document.get_value(slot::kFacets);
  const auto story = counter_.wants_story() ? document.get_value(slot::kStory) : std::string();
  const auto mentions =
      counter_.wants_mentions() ? document.get_value(slot::kMentions) : std::string();
  const auto cited_by = counter_.wants_cited_by() ? cited_by_(document) : 0;
  counter_.add({packed, 1, story, mentions, cited_by});
}

}  // namespace dossier
