// SPDX-License-Identifier: GPL-2.0-or-later
// Counting facet values over every document that matches.

#pragma once

#include <xapian.h>

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "schema/index.h"
#include "searcher/answers.h"

namespace dossier {

/// Sees every match of a search and counts the values of its facet slot: exact when the search
/// checks all documents. Counts documents; or, `by_story`, stories, where a value counts once a
/// story however many of the matching documents of the story have it.
class FacetSpy : public Xapian::MatchSpy {
 public:
  explicit FacetSpy(bool by_story) : by_story_(by_story) {}
  void operator()(const Xapian::Document& document, double weight) override;

  /// The `most` commonest values of each facet (0: all), names filled in from `index`; ties by
  /// name.
  Facets facets(const Index& index, std::size_t most) const;

 private:
  struct Count {
    std::uint32_t alone = 0;        // Documents counted for themselves.
    std::set<std::string> stories;  // Labels, each counted once.
    std::uint64_t mentions = 0;

    std::uint32_t all() const { return alone + static_cast<std::uint32_t>(stories.size()); }
  };
  std::vector<PeriodCount> histogram() const;

  bool by_story_;
  // Key: '=' or '~' (unlisted), then the value.
  std::unordered_map<std::string, Count> counts_[kFacets];
};

/// Entities of one document's facet slot, most mentioned first, at most `most` a kind.
void hit_entities(const std::string& packed, const Index& index, std::size_t most,
                  std::vector<FacetCount> (&into)[kEntityKinds]);

}  // namespace dossier
