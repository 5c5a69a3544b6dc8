// SPDX-License-Identifier: GPL-2.0-or-later
// The facet values of all documents in one file beside the index, by number: counting them over
// thousands of matches reads memory, no value slots.
//
//   update_facet_columns("/srv/index");                          // the indexer, after its last
//   commit if (auto columns = FacetColumns::open("/srv/index", database)) {
//     columns->each_value(docid, [](FacetNumber value, std::uint32_t mentions) { ... });
//   }
//
// Beside them stands what answers tell of values and documents and would be asked of the index one
// by one: the names of listed entities, how many documents cite a document, and its length; and
// what counting over all documents would give.
//
// The file lies in the folder of the generation and says of which commit it is: to any other it
// does not exist, and who reads the index asks the value slots instead. It holds nothing that the
// index does not.
//
// The file: a header, then tables of 32-bit numbers for the machine that wrote it (rows, stories,
// days, citing documents, lengths, values, totals, text, names), mapped as they lie. An entry is a
// value's number and how often the document mentions it: 27 and 5 bits; 31 mentions or more follow
// as a number of their own.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "schema/bytes.h"
#include "schema/facet_numbers.h"
#include "schema/value_counts.h"

namespace dossier {

class FacetColumns {
 public:
  static constexpr unsigned kMentionBits = 5;
  static constexpr std::uint32_t kManyMentions = (1U << kMentionBits) - 1;

  /// Those of the index at `path`, as its reader `database` sees it; null where there are none.
  /// Cost: a file mapped, some 20 us.
  static std::unique_ptr<const FacetColumns> open(const std::string& path,
                                                  const Xapian::Database& database);
  ~FacetColumns();
  FacetColumns(const FacetColumns&) = delete;
  FacetColumns& operator=(const FacetColumns&) = delete;

  /// Values there are; they are numbered in the order of their keys.
  FacetNumber values() const { return static_cast<FacetNumber>(heads_.size()); }
  /// @throws Error when the file is damaged, as all that follow.
  FacetKey key(FacetNumber number) const;
  std::string_view text(FacetNumber number) const;  ///< The key's value.
  /// Of a listed entity, its name as readers expect it (Index::entity_name); else "".
  std::string_view name(FacetNumber number) const;
  /// The numbers [first, second) are of this facet.
  std::pair<FacetNumber, FacetNumber> of_facet(Facet facet) const;

  /// How many documents have the value, and their mentions of it.
  ValueCount total(FacetNumber number) const;
  /// The same by number, packed: see value_counts.h.
  std::span<const std::uint32_t> totals() const { return totals_; }

  /// Calls `each(value, mentions)` for every value of a document; not for one that is not there.
  template <typename Each>
  void each_value(Xapian::docid document, const Each& each) const;
  /// The story it is a version of, from 1 on; 0 where it stands alone.
  std::uint32_t story(Xapian::docid document) const { return at(stories_, document); }
  std::uint32_t stories() const { return story_count_; }
  /// The days its date may mean, YYYYMMDD; 0 where it has none.
  std::uint32_t first_day(Xapian::docid document) const { return at(first_days_, document); }
  std::uint32_t last_day(Xapian::docid document) const { return at(last_days_, document); }

  /// How many documents cite it (schema/cited_by_counts.h).
  std::uint32_t cited_by(Xapian::docid document) const { return at(cited_by_, document); }
  /// Its length as the engine counts it, for weights.
  std::uint32_t length(Xapian::docid document) const { return at(lengths_, document); }

 private:
  using Table = std::span<const std::uint32_t>;

  FacetColumns() = default;
  bool read(std::uint64_t revision, const std::string& uuid, Xapian::docid last);
  /// Of texts that follow one another, the one of this number.
  static std::string_view part(std::string_view text, Table ends, FacetNumber number);
  static std::uint32_t at(Table table, std::size_t index) {
    if (index >= table.size()) damaged("a table of facets is too short");
    return table[index];
  }

  const char* bytes_ = nullptr;  // The file as mapped.
  std::size_t size_ = 0;
  // By document; a row ends where the next begins.
  Table rows_, stories_, first_days_, last_days_, cited_by_, lengths_;
  // By value: facet and whether listed; where its text and its name end.
  Table entries_, heads_, ends_, name_ends_;
  std::string_view text_, names_;
  Table facets_;  // By facet: its first value.
  Table totals_;  // By value: its counts, packed; kLarge where they are in the next.
  Table large_;   // A value, its documents and its mentions; ascending.
  std::uint32_t story_count_ = 0;
};

/// Writes the columns of the index at `path` where there are none of its last commit. Best effort:
/// where they cannot be written, readers do without. Cost: a pass over one value slot, some 3 us a
/// document, one through the terms of works, and a look-up a listed entity; a few file reads where
/// they are there.
void update_facet_columns(const std::string& path);

template <typename Each>
void FacetColumns::each_value(Xapian::docid document, const Each& each) const {
  const auto row_end = at(rows_, std::size_t{document} + 1);
  if (row_end > entries_.size()) damaged("a row of facets lies outside its table");
  const auto* const end = entries_.data() + row_end;
  for (const auto* next = entries_.data() + at(rows_, document); next < end;) {
    const auto entry = *next++;
    const auto mentions = entry & kManyMentions;
    if (mentions != kManyMentions) [[likely]] {  // Apart, since each() may have less to do.
      each(entry >> kMentionBits, mentions);
    } else {
      if (next == end) damaged("a row of facets ends too early");
      each(entry >> kMentionBits, *next++);
    }
  }
}

}  // namespace dossier
