// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/mention_stream.h"

#include <charconv>

#include "schema/date.h"
#include "schema/terms.h"

namespace dossier {

MentionStream::MentionStream(const Xapian::Database& database)
    : slots_(database.valuestream_begin(slot::kMentions)),
      first_days_(database.valuestream_begin(slot::kFirstDay)),
      last_days_(database.valuestream_begin(slot::kLastDay)) {}

std::uint32_t MentionStream::day(Xapian::ValueIterator& days, Xapian::docid document) {
  if (days == end_) return 0;
  days.skip_to(document);
  if (days == end_ || days.get_docid() != document) return 0;
  const auto value = *days;
  std::uint32_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

void MentionStream::move_to(Xapian::docid document) {
  packed_.clear();
  if (slots_ != end_) slots_.skip_to(document);
  if (slots_ != end_ && slots_.get_docid() == document) packed_ = *slots_;
  unpack_mention_slot(packed_, slot_);
  first_day_ = day(first_days_, document);
  last_day_ = day(last_days_, document);
}

bool MentionStream::next(Xapian::docid& document) {
  if (slots_ == end_) return false;
  document = slots_.get_docid();
  packed_ = *slots_;
  unpack_mention_slot(packed_, slot_);
  first_day_ = day(first_days_, document);
  last_day_ = day(last_days_, document);
  ++slots_;
  return true;
}

std::string MentionStream::date() const {
  const auto date = Date::of_days(first_day_, last_day_);
  return date ? date->iso() : std::string();
}

}  // namespace dossier
