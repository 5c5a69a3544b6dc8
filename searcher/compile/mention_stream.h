// SPDX-License-Identifier: GPL-2.0-or-later
// The mention slots and the dates of many documents, read in the order of the index.
//
//   MentionStream stream(index, query);  // All that it is moved to match the query.
//   for (docid : ascending) { stream.move_to(docid); stream.slot(); stream.date(); }

#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "schema/index.h"
#include "schema/mention_slot.h"
#include "searcher/compile/columns.h"

namespace dossier {

/// Cost: a few us a document; slots are read through one after the other. Of an index on another
/// machine the slots of all that match `query` are fetched at once.
class MentionStream {
 public:
  MentionStream(const Index& index, const Xapian::Query& query);

  /// Goes on to `document`, which must come after the one before.
  void move_to(Xapian::docid document);
  /// Goes on to the next document that has a slot; false at the end.
  bool next(Xapian::docid& document);

  /// Of the document moved to; its views last until the next move.
  const MentionSlot& slot() const { return slot_; }
  std::uint32_t first_day() const { return first_day_; }  ///< YYYYMMDD, or 0.
  std::string date() const;                               ///< YYYY[-MM[-DD]], or "".

 private:
  void take(std::size_t row);
  /// Facets and dates, and the slot, of the document whose slot is `packed_`.
  void read(Xapian::docid document);
  std::string value(Xapian::ValueIterator& values, Xapian::docid document) const;

  bool fetched_ = false;
  Column mentions_, facets_, first_column_,
      last_column_;  // Where they are fetched: of the same documents.
  std::size_t next_ = 0;
  Xapian::ValueIterator slots_, end_, facet_slots_, first_days_, last_days_;
  std::string packed_, packed_facets_;
  MentionSlot slot_;
  std::uint32_t first_day_ = 0, last_day_ = 0;
};

}  // namespace dossier
