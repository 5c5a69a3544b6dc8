// SPDX-License-Identifier: GPL-2.0-or-later
// Counting facet values over every document that matches.

#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>

#include "schema/index.h"
#include "searcher/answers.h"

namespace dossier {

/// Sees every match of a search and counts the values of its facet slot: exact when the search
/// checks all documents.
class FacetSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override;

  /// The `most` commonest values of each facet (0: all), names filled in from `index`; ties by
  /// name.
  Facets facets(const Index& index, std::size_t most) const;

 private:
  struct Count {
    std::uint32_t documents = 0;
    std::uint64_t mentions = 0;
  };
  // Key: '=' or '~' (unlisted), then the value.
  std::unordered_map<std::string, Count> counts_[kFacets];
};

/// Entities of one document's facet slot, most mentioned first, at most `most` a kind.
void hit_entities(const std::string& packed, const Index& index, std::size_t most,
                  std::vector<FacetCount> (&into)[kEntityKinds]);

}  // namespace dossier
