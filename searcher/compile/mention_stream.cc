// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/mention_stream.h"

#include <charconv>

#include "schema/date.h"
#include "schema/terms.h"

namespace dossier {
namespace {

std::uint32_t number_of(const std::string& day) {
  std::uint32_t number = 0;
  std::from_chars(day.data(), day.data() + day.size(), number);
  return number;
}

}  // namespace

MentionStream::MentionStream(const Index& index, const Xapian::Query& query)
    : fetched_(index.is_remote()) {
  const auto& database = index.database();
  if (fetched_) {
    mentions_ = column(database, query, slot::kMentions);
    facets_ = column(database, query, slot::kFacets);
    first_column_ = column(database, query, slot::kFirstDay);
    last_column_ = column(database, query, slot::kLastDay);
  } else {
    slots_ = database.valuestream_begin(slot::kMentions);
    facet_slots_ = database.valuestream_begin(slot::kFacets);
    first_days_ = database.valuestream_begin(slot::kFirstDay);
    last_days_ = database.valuestream_begin(slot::kLastDay);
  }
}

void MentionStream::take(std::size_t row) {
  packed_ = mentions_[row].second;
  packed_facets_ = facets_[row].second;
  unpack_mention_slot(packed_, packed_facets_, slot_);
  first_day_ = number_of(first_column_[row].second);
  last_day_ = number_of(last_column_[row].second);
}

std::string MentionStream::value(Xapian::ValueIterator& values, Xapian::docid document) const {
  if (values == end_) return {};
  values.skip_to(document);
  return values != end_ && values.get_docid() == document ? *values : std::string();
}

void MentionStream::read(Xapian::docid document) {
  packed_facets_ = packed_.empty() ? "" : value(facet_slots_, document);
  unpack_mention_slot(packed_, packed_facets_, slot_);
  first_day_ = number_of(value(first_days_, document));
  last_day_ = number_of(value(last_days_, document));
}

void MentionStream::move_to(Xapian::docid document) {
  if (fetched_) {
    while (next_ < mentions_.size() && mentions_[next_].first < document) ++next_;
    if (next_ < mentions_.size() && mentions_[next_].first == document) return take(next_);
  }
  packed_ = value(slots_, document);
  read(document);
}

bool MentionStream::next(Xapian::docid& document) {
  if (fetched_) {
    while (next_ < mentions_.size() && mentions_[next_].second.empty()) ++next_;
    if (next_ == mentions_.size()) return false;
    document = mentions_[next_].first;
    take(next_++);
    return true;
  }
  if (slots_ == end_) return false;
  document = slots_.get_docid();
  packed_ = *slots_;
  read(document);
  ++slots_;
  return true;
}

std::string MentionStream::date() const {
  const auto date = Date::of_days(first_day_, last_day_);
  return date ? date->iso() : std::string();
}

}  // namespace dossier
