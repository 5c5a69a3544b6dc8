// SPDX-License-Identifier: GPL-2.0-or-later
// The documents of a word, unpacked, and those of the words asked for last kept at hand.
//
//   lists.get("bilateral", source)->ids()   ->   {4, 7}; it stands there once and three times
//   lists.again("relations", source)        ->   null; from the second time on as get() gives it
//
// The engine unpacks a list anew for each search, 10 ns an entry. Words come again: on the next
// page, with a facet chosen, from other visitors; and some are asked for all the time. (R.
// Baeza-Yates et al., The impact of caching on search engines, SIGIR 2007: of posting lists, more
// than of answers.) A list that would only be passed through is unpacked when its word is asked for
// again so soon that it would still be kept: so what does not come again costs nothing more.

#pragma once

#include <xapian.h>

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "schema/facet_columns.h"
#include "searcher/results/time_limit.h"

namespace dossier {

/// What lists are read from: one state of one index.
struct ListSource {
  const Xapian::Database& database;
  const FacetColumns& columns;
  TimeLimit& limit;
};

/// In groups by how often the word stands in a document for its length (IneB2's normalised
/// frequency): eight groups while that doubles. Where the length is known roughly, it is counted as
/// more.
class PostingList {
 public:
  static constexpr unsigned kGroups = 128;

  /// @throws TimeOver.
  PostingList(const std::string& term, const ListSource& source);

  Xapian::doccount documents() const { return static_cast<Xapian::doccount>(ids_.size()); }
  Xapian::termcount occurrences() const { return occurrences_; }  ///< In all.
  /// Of the documents, ascending; of each, how often the word stands there.
  const std::vector<Xapian::docid>& ids() const { return ids_; }
  Xapian::termcount occurrences(std::size_t at) const { return counts_[at]; }
  /// Calls `each(at)` for the documents of these groups, [least, end), until it returns false.
  template <typename Each>
  void each_of(unsigned least, unsigned end, const Each& each) const;
  /// The group such that it and those above have `wanted` postings, or all.
  unsigned group_of_best(std::size_t wanted) const;
  /// The group of documents where it counts as so many occurrences.
  static unsigned group_of(double normalised);
  /// As how many it counts at least in this group, and at most in those below.
  static double least_of(unsigned group);

 private:
  std::vector<Xapian::docid> ids_;
  std::vector<Xapian::termcount> counts_;
  std::vector<std::uint64_t> groups_;  // Eight in each, of its lowest byte first.
  Xapian::termcount occurrences_ = 0;
  std::array<std::uint32_t, kGroups> sizes_{};
};

/// Kept lists are those of one state of the index: make it anew for another. Some 12 MB at most;
/// a list longer than half of all is not kept, nor one so short that it would take more room than
/// its postings.
class PostingLists {
 public:
  using Kept = std::shared_ptr<const PostingList>;
  /// Each takes half a kilobyte besides its postings.
  static constexpr std::size_t kMostLists = 4096;

  /// Keeps lists of so many postings in all, of 9 bytes.
  explicit PostingLists(std::size_t most_postings = 1'000'000) : most_postings_(most_postings) {}

  /// @throws TimeOver.
  Kept get(const std::string& term, const ListSource& source);
  /// The same where it is kept; else null.
  Kept kept(const std::string& term);
  /// The same where it is kept, or worth keeping: asked for again, and lately; else null.
  Kept again(const std::string& term, const ListSource& source);

 private:
  struct Entry {
    Kept list;
    std::uint64_t last_used = 0;
  };

  bool worth_keeping(Xapian::doccount documents) const {
    return documents <= most_postings_ / 2 && documents >= most_postings_ / kMostLists;
  }
  void add(const std::string& term, const Kept& list);

  std::size_t most_postings_;
  std::unordered_map<std::string, Entry> lists_;
  std::unordered_map<std::string, std::uint64_t> asked_;  // When, of words passed through.
  std::size_t postings_ = 0;                              // Of all lists.
  std::uint64_t clock_ = 0;                               // Postings of all lists asked for.
};

/// Goes through the documents of a word, forwards: through its list, or the index where that is
/// null.
class PostingCursor {
 public:
  PostingCursor(const std::string& term, const Xapian::Database& database, PostingLists::Kept list);

  /// Is the word in this document, which comes after the one asked for before?
  bool moves_to(Xapian::docid id);
  bool at_end() const { return list_ ? next_ == list_->ids().size() : at_ == end_; }
  /// In the document that it moved to.
  Xapian::termcount occurrences() const {
    return list_ ? list_->occurrences(next_) : at_.get_wdf();
  }

 private:
  PostingLists::Kept list_;
  std::size_t next_ = 0;
  Xapian::PostingIterator at_, end_;
};

template <typename Each>
void PostingList::each_of(unsigned least, unsigned end, const Each& each) const {
  // Eight at once: a group has seven bits, so the eighth stays where no less is taken away.
  constexpr std::uint64_t kOne = 0x0101010101010101, kHigh = kOne << 7;
  for (std::size_t block = 0; block < groups_.size(); ++block) {
    const auto groups = groups_[block] | kHigh;
    auto chosen = (groups - least * kOne) & ~(groups - end * kOne) & kHigh;
    for (; chosen != 0; chosen &= chosen - 1) {
      const auto at = block * 8 + static_cast<std::size_t>(std::countr_zero(chosen)) / 8;
      if (at >= ids_.size() || !each(at)) return;
    }
  }
}

}  // namespace dossier
