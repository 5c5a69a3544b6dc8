// SPDX-License-Identifier: GPL-2.0-or-later
// The position lists that a page of hits needs, read in the order in which the index keeps them.
//
//   PositionLists lists(database, clause, {7, 3, 12});
//   lists.find(7, "treaty")  ->  where "treaty" stands in document 7
//
// The index keeps them by term and then by document, a few blocks of 8 kB below one another each:
// hit by hit every list is a walk of its own from the top, term by term the next one lies beside.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searcher/compile/clause.h"

namespace dossier {

/// Reads a position list anew; of a title word, the places of the word in the title.
std::vector<std::uint32_t> read_positions(const Xapian::Database& database, Xapian::docid document,
                                          const std::string& term);

/// Terms of so many or more alternatives are looked for in the document first: it has few of them.
inline constexpr std::size_t kManyTerms = 16;

class PositionLists {
 public:
  PositionLists() = default;  ///< None.
  /// Those of all terms of `clause` that may be shown in these documents, but for alternatives of
  /// kManyTerms. Cost: some 3 us a list.
  PositionLists(const Xapian::Database& database, const Clause& clause,
                std::vector<Xapian::docid> documents);

  /// Null where it was not read.
  const std::vector<std::uint32_t>* find(Xapian::docid document, const std::string& term) const;

 private:
  std::map<std::string, std::map<Xapian::docid, std::vector<std::uint32_t>>, std::less<>> lists_;
};

}  // namespace dossier
