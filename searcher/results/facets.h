// SPDX-License-Identifier: GPL-2.0-or-later
// Counting facet values over every document that matches.

#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/day_range.h"
#include "schema/index.h"
#include "schema/mention_slot.h"
#include "searcher/answers.h"
#include "searcher/results/histogram.h"
#include "searcher/searcher.h"

namespace dossier {

/// Sees every match of a search and counts the values of its facet slot: exact when the search
/// checks all documents. Counts documents; or, `by_story`, stories, where a value counts once a
/// story however many of the matching documents of the story have it.
class FacetSpy : public Xapian::MatchSpy {
 public:
  /// How many documents cite one; asked only where Facet::Cited is wanted.
  using CitedBy = std::function<std::uint32_t(const Xapian::Document&)>;

  FacetSpy(const Index& index, const FacetRequest& request, bool by_story, CitedBy cited_by)
      : index_(index), request_(request), by_story_(by_story), cited_by_(std::move(cited_by)) {}

  void operator()(const Xapian::Document& document, double weight) override;

  /// The values asked for, commonest first, ties by name.
  Facets facets() const;

 private:
  struct Count {
    StoryCount documents;
    std::uint64_t mentions = 0;
    std::map<std::string, std::uint32_t> spellings;  // Documents of each.
  };
  using Row = std::pair<const std::string, Count>;
  /// What an entity belongs to: facet, key and days.
  struct Above {
    Facet facet = Facet::People;
    std::string key;
    DayRange days;
  };

  bool wanted(Facet facet) const {
    return request_.only.empty() ? facet != Facet::Cited : request_.only.contains(facet);
  }
  const std::vector<Above>& above(const std::string& key);
  void roll_up(const Xapian::Document& document, const std::string& story);
  void add_spellings(const Xapian::Document& document);
  bool matches(Facet facet, const std::string& key, const std::string& folded) const;
  std::vector<const Row*> chosen(Facet facet, std::uint32_t& distinct) const;

  const Index& index_;
  const FacetRequest request_;
  const bool by_story_;
  const CitedBy cited_by_;
  std::unordered_map<std::string, std::vector<Above>> above_;  // By key.
  std::vector<std::pair<Facet, std::string>> here_;            // Entities of one document.
  MentionSlot slot_;
  // Key: '=' or '~' (unlisted), then the value.
  std::unordered_map<std::string, Count> counts_[kFacets];
};

/// Entities of one document's facet slot, most mentioned first, at most `most` a kind.
void hit_entities(const std::string& packed, const Index& index, std::size_t most,
                  std::vector<FacetCount> (&into)[kEntityKinds]);

}  // namespace dossier
