// SPDX-License-Identifier: GPL-2.0-or-later
// Counting facet values over documents, wherever these come from.
//
//   FacetCounter counter(index, request, by_story);
//   counter.add({document.get_value(slot::kFacets)});            // one document
//   counter.add({packed, 12});                                   // twelve that have the same
//   values Facets facets = counter.facets();
//
// It knows nothing of matching: who feeds it (facets.h) sees to it that each document comes once.
// Values are numbered as they come, and counted by number: a document costs a look-up a value, some
// 30 ns.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/day_range.h"
#include "schema/index.h"
#include "schema/mention_slot.h"
#include "searcher/answers.h"
#include "searcher/results/facet_values.h"
#include "searcher/results/histogram.h"
#include "searcher/searcher.h"

namespace dossier {

/// Documents that are alike in all that is counted.
struct FacetedDocuments {
  std::string_view packed;         ///< slot::kFacets.
  std::uint32_t documents = 1;     ///< How many they are.
  std::string_view story = {};     ///< slot::kStory; looked at where wants_story().
  std::string_view mentions = {};  ///< slot::kMentions; where wants_mentions().
  std::uint32_t cited_by = 0;      ///< How many documents cite each; where wants_cited_by().
};

/// Counts documents; or, `by_story`, stories, where a value counts once a story however many of the
/// documents added have it.
class FacetCounter {
 public:
  /// `index` must outlive it.
  FacetCounter(const Index& index, const FacetRequest& request, bool by_story)
      : index_(index), request_(request), by_story_(by_story) {}

  /// What must be told beside the packed values.
  bool wants_story() const { return by_story_; }
  bool wants_mentions() const { return request_.spellings; }
  bool wants_cited_by() const { return wanted(Facet::Cited); }

  void add(const FacetedDocuments& documents);

  /// The values asked for, commonest first, ties by mentions and by name.
  Facets facets() const;

 private:
  struct Count {
    std::uint32_t documents = 0;  // By story: those that belong to none.
    std::uint64_t mentions = 0;
  };
  /// What an entity belongs to, and when.
  struct Above {
    FacetValues::Number value = 0;
    DayRange days;
  };
  using Number = FacetValues::Number;

  bool wanted(Facet facet) const {
    return request_.only.empty() ? facet != Facet::Cited : request_.only.contains(facet);
  }
  void count(Number value, const FacetedDocuments& documents, std::uint32_t mentions);
  const std::vector<Above>& above(Number value);
  void roll_up(const FacetedDocuments& documents);
  void add_spellings(const FacetedDocuments& documents);
  std::uint32_t total(Number value) const;
  bool matches(Number value, const std::string& folded) const;
  bool before(Number a, Number b) const;
  std::vector<Number> chosen(Facet facet, std::uint32_t& distinct) const;
  FacetCount row(Number value) const;

  const Index& index_;
  const FacetRequest request_;
  const bool by_story_;
  FacetValues values_;
  std::vector<Count> counts_;  // By number.
  std::unordered_map<Number, StoryCount> stories_;
  std::unordered_map<Number, std::map<std::string, std::uint32_t>>
      spellings_;  // Documents of each.
  std::unordered_map<Number, std::vector<Above>> above_;
  std::vector<Number> here_;    // Entities of the documents being added.
  std::string_view date_here_;  // YYYY[-MM[-DD]], or "".
  MentionSlot slot_;
};

}  // namespace dossier
