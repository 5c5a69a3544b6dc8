// SPDX-License-Identifier: GPL-2.0-or-later
// A search of the kiosk: the words typed, and what was chosen of facets and dates besides.
//
//   q=drone strike & f=place:"place/kabul" & f=-kind:news & from=2021-08 & to=2021-12
//     -> (drone strike) place:"place/kabul" -kind:news date:2021-08..2021-12
//
// A filter is a clause of the query language, as anybody could type it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/answers.h"
#include "searcher/kiosk/visit.h"

namespace dossier {

struct Filters {
  std::string words;                 ///< As typed.
  std::vector<std::string> clauses;  ///< Of `f`, in order.
  std::string from, to;              ///< Dates, or "".

  /// All of it as one query.
  std::string query() const;
  bool any() const { return !clauses.empty() || !from.empty() || !to.empty(); }
};

/// @throws Error for too long a query and too many filters.
Filters read_filters(const HttpRequest& request);

/// The clause that finds documents with this value of a facet: `group:"group/iskp"`, `kind:paper`.
std::string facet_clause(Facet facet, const FacetCount& value);
/// The same for an actor: `group:"group/iskp"`.
std::string actor_clause(const std::string& id);
/// Of a clause that facet_clause() or actor_clause() made, what it names: "group/iskp", "paper".
std::string clause_value(std::string_view clause);

/// The address of the results for `filters`, and whatever `more` is.
std::string results_link(const HttpRequest& request, const Filters& filters,
                         const Parameters& more = {});
/// Filters with one clause more, or without it.
Filters with_clause(Filters filters, const std::string& clause);
Filters without_clause(Filters filters, const std::string& clause);

}  // namespace dossier
