// SPDX-License-Identifier: GPL-2.0-or-later
// Counting facet values over documents, wherever these come from.
//
//   FacetCounter counter(index, request, by_story);
//   counter.add({document.get_value(slot::kFacets)});            // one document
//   counter.add({packed, 12});                                   // twelve with the same values
//   Facets facets = counter.facets();
//
// It knows nothing of matching: who feeds it (tally.h) sees to it that each document comes once.
// Values are counted by number: those of the columns (schema/facet_columns.h), where a document
// costs a memory access a value, or numbered as they come, a look-up a value.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/day_range.h"
#include "schema/facet_columns.h"
#include "schema/facet_numbers.h"
#include "schema/index.h"
#include "schema/mention_slot.h"
#include "schema/value_counts.h"
#include "searcher/answers.h"
#include "searcher/results/document_set.h"
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
  /// `index` must outlive it, and `columns`, which may be null; they are used for what they tell.
  FacetCounter(const Index& index, const FacetRequest& request, bool by_story,
               const FacetColumns* columns = nullptr);

  /// What must be told beside the packed values.
  bool wants_story() const { return by_story_; }
  bool wants_mentions() const { return request_.spellings; }
  bool wants_cited_by() const { return wanted(Facet::Cited); }

  /// Are documents' numbers enough? Then all are to be added at once, else one by one.
  bool takes_numbers() const { return columns_ != nullptr; }
  void add(const DocumentSet& documents);  ///< By the columns, who cites them too.
  void add(const FacetedDocuments& documents);

  /// The values asked for, commonest first, ties by mentions and by name.
  Facets facets();

 private:
  struct Counted {
    FacetNumber value = 0;
    ValueCount count;
  };
  /// What an entity belongs to, and when.
  struct Above {
    FacetNumber value = 0;
    DayRange days;
  };

  bool wanted(Facet facet) const {
    return request_.only.empty() ? facet != Facet::Cited : request_.only.contains(facet);
  }
  void count(FacetNumber value, const FacetedDocuments& documents, std::uint32_t mentions);
  FacetKey key(FacetNumber value) const;
  template <typename Count>
  void each_entry(const DocumentSet& documents, const Count& count) const;
  void merge_few();
  std::pair<FacetNumber, FacetNumber> numbers_of(Facet facet) const;
  template <typename Each>
  std::uint32_t each_counted(Facet facet, const std::uint32_t& least, const Each& each) const;
  const std::vector<Above>& above(FacetNumber value);
  void roll_up(const FacetedDocuments& documents);
  std::vector<DateCount> dates() const;
  void add_spellings(const FacetedDocuments& documents);
  std::uint32_t total(FacetNumber value) const;
  bool matches(FacetNumber value, const std::string& folded) const;
  bool before(const Counted& a, const Counted& b) const;
  std::vector<Counted> chosen(Facet facet, std::uint32_t& distinct) const;
  FacetCount row(const Counted& counted) const;

  const Index& index_;
  const FacetRequest request_;
  const bool by_story_;
  const FacetColumns* columns_;
  FacetNumbers numbers_;  // Without columns.
  // By number; buckets of Cited follow those of the columns. By story, documents are those that
  // belong to none.
  ValueCounts counts_;
  bool all_added_ = false;
  // Of few documents and columns, in place of counts_: values, ascending.
  std::vector<Counted> few_;
  std::unordered_map<FacetNumber, StoryCount> stories_;
  std::unordered_map<FacetNumber, std::map<std::string, std::uint32_t>>
      spellings_;  // Documents of each.
  std::unordered_map<FacetNumber, std::vector<Above>> above_;
  std::vector<FacetNumber> here_;  // Entities of the documents being added.
  std::string_view date_here_;     // YYYY[-MM[-DD]], or "".
  MentionSlot slot_;
};

}  // namespace dossier
