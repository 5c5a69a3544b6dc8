// SPDX-License-Identifier: GPL-2.0-or-later
// The mention slots and the dates of many documents, read in the order of the index.
//
//   MentionStream stream(database);
//   for (docid : ascending) { stream.move_to(docid); stream.slot(); stream.date(); }

#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "schema/mention_slot.h"

namespace dossier {

/// Cost: a few us a document; slots are read through one after the other.
class MentionStream {
 public:
  explicit MentionStream(const Xapian::Database& database);

  /// Goes on to `document`, which must come after the one before.
  void move_to(Xapian::docid document);
  /// Goes on to the next document that has a slot; false at the end.
  bool next(Xapian::docid& document);

  /// Of the document moved to; its views last until the next move.
  const MentionSlot& slot() const { return slot_; }
  std::uint32_t first_day() const { return first_day_; }  ///< YYYYMMDD, or 0.
  std::string date() const;                               ///< YYYY[-MM[-DD]], or "".

 private:
  std::uint32_t day(Xapian::ValueIterator& days, Xapian::docid document);

  Xapian::ValueIterator slots_, end_, first_days_, last_days_;
  std::string packed_;
  MentionSlot slot_;
  std::uint32_t first_day_ = 0, last_day_ = 0;
};

}  // namespace dossier
