// SPDX-License-Identifier: GPL-2.0-or-later
// The number of a document that the matcher shows to a spy, a decider or a maker of keys.
//
//   const DocumentNumber number(database, 2);
//   number(document)   // 5 or 6 for the third document of a part: which part is found out
//
// Of several indexes searched together Xapian gives such a document the number that it has in its
// own part (Xapian::Document::get_docid). The engine numbers the parts' documents in turns; which
// part is meant is told by slot::kOrder, which ends in the document's id. Cost for several parts: a
// value of each.

#pragma once

#include <xapian.h>

#include <cstddef>

#include "schema/terms.h"

namespace dossier {

class DocumentNumber {
 public:
  /// `database`, which must outlive it, has `parts` parts.
  DocumentNumber(const Xapian::Database& database, std::size_t parts)
      : database_(database), parts_(static_cast<Xapian::docid>(parts)) {}

  Xapian::docid operator()(const Xapian::Document& document) const {
    const auto own = document.get_docid();
    if (parts_ < 2) return own;
    const auto order = document.get_value(slot::kOrder);
    const auto first = (own - 1) * parts_ + 1;
    for (auto number = first; number < first + parts_; ++number) {
      // What is not there has no value.
      if (database_.get_document(number, Xapian::DOC_ASSUME_VALID).get_value(slot::kOrder) == order)
        return number;
    }
    return first;
  }

 private:
  const Xapian::Database& database_;
  Xapian::docid parts_;
};

}  // namespace dossier
