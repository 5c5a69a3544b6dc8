// SPDX-License-Identifier: GPL-2.0-or-later
// Searching an index of which a part is served by another machine.
//
// A server takes a query, a stock weighting scheme and a slot to sort by, and counts whole values
// of a slot; it takes no spy, decider or sort key of ours. So
//  - totals, stories and facets are counted by the servers, as values of two slots, and what is
//    packed in a value is parted here: exact, and as quick as on this machine;
//  - where that does not do (order by citing documents, spellings, facets by story), all that match
//    are listed with the values of the slots in question, and counted here;
//  - what the engine cannot tell (SENT, a zone, chains of NEAR) is looked at here, in at most
//    kMostLooked candidates, position list by position list; else the query is refused.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/results/order.h"
#include "searcher/searcher_impl.h"

namespace dossier {

/// Candidates whose positions are fetched, and documents whose citing documents are: some hundred
/// microseconds each, on a good network.
inline constexpr Xapian::doccount kMostLooked = 500, kMostAsked = 2000;

/// Answers `request`. @throws Error with a caret for a query that would have too much looked at.
Found find_remote(const Searcher::Impl& impl, const Prepared& prepared,
                  const SearchRequest& request);

/// The documents that match, by number.
std::vector<Xapian::docid> remote_matches(const Searcher::Impl& impl, const Prepared& prepared);

/// How many match.
std::uint32_t count_remote(const Searcher::Impl& impl, const Prepared& prepared);

}  // namespace dossier
