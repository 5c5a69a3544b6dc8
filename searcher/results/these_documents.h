// SPDX-License-Identifier: GPL-2.0-or-later
// Has the engine look at these documents alone.
//
//   only(query, {3, 7, 12})   ->   what `query` finds of the three, with its weights
//
// Cost: a step of each of its lists a document, instead of the lists from end to end.

#pragma once

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dossier {

/// A choice of documents, without weight.
class TheseDocuments : public Xapian::PostingSource {
 public:
  explicit TheseDocuments(std::vector<Xapian::docid> ascending) : ids_(std::move(ascending)) {}

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void init(const Xapian::Database& /*database*/) override { next_ = 0; }
  void next(double /*least*/) override { ++next_; }
  void skip_to(Xapian::docid id, double /*least*/) override {
    next_ = std::max<std::size_t>(next_, 1);
    while (!at_end() && ids_[next_ - 1] < id) ++next_;
  }
  bool at_end() const override { return next_ > ids_.size(); }
  Xapian::docid get_docid() const override { return ids_[next_ - 1]; }
  std::string get_description() const override { return "TheseDocuments"; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(ids_.size()); }

  std::vector<Xapian::docid> ids_;
  std::size_t next_ = 0;  // Of the document after the one it is at.
};

inline Xapian::Query only(const Xapian::Query& query, std::vector<Xapian::docid> ascending) {
  return {Xapian::Query::OP_FILTER, query,
          Xapian::Query((new TheseDocuments(std::move(ascending)))->release())};
}

}  // namespace dossier
