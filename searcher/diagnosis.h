// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader may do about an answer: spell otherwise, leave a clause out, choose another value.
//
//   "Abbey Gat" -> "Abbey Gate";  year:1999 drone -> year:1999 finds 0, drone without it 41

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/searcher_impl.h"

namespace dossier {

/// The query, spelled so that it finds something; none where there is none.
std::optional<std::string> suggest(Searcher::Impl& impl, const Prepared& prepared);

/// How many documents each clause finds alone, and how many the others without it.
std::vector<ClauseCount> diagnose(Searcher::Impl& impl, const Prepared& prepared);

/// Facets of what else the query might choose, for each facet of `request` it filters by.
std::vector<FacetAlternatives> alternatives(Searcher::Impl& impl, const Prepared& prepared,
                                            const SearchRequest& request);

}  // namespace dossier
