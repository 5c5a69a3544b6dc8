// SPDX-License-Identifier: GPL-2.0-or-later
// All documents that match, without the engine's matcher, where posting lists alone can tell.
//
//   And[ Terms{treaty treaties}, Not[ Filter{Knews} ] ]  ->  the documents of treaty or treaties,
//                                                            but those of Knews
//
// The matcher weighs and orders what it finds, and to count it exactly must look at every document;
// taking sets together is ten times cheaper, and leaves the matcher free to stop when it has the
// best.

#pragma once

#include <xapian.h>

#include <optional>

#include "schema/facet_columns.h"
#include "searcher/compile/clause.h"
#include "searcher/results/document_number.h"
#include "searcher/results/document_set.h"
#include "searcher/results/time_limit.h"

namespace dossier {

/// The documents that match; none where places in the text must be looked at (phrases, NEAR, zones,
/// the way words are written), or days without `columns`, which may be null. Cost: the posting
/// lists of all terms, some ns a posting; a phrase among its parts is noticed first. @throws
/// TimeOver.
std::optional<DocumentSet> matching_documents(const Clause& clause,
                                              const Xapian::Database& database,
                                              const FacetColumns* columns, TimeLimit& limit);

/// Keeps every document that the matcher finds: all where it checks all.
class DocumentSpy : public Xapian::MatchSpy {
 public:
  explicit DocumentSpy(const DocumentNumber& number) : number_(number) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    documents_.add(number_(document));
  }
  DocumentSet& documents() { return documents_; }

 private:
  DocumentNumber number_;
  DocumentSet documents_;
};

}  // namespace dossier
