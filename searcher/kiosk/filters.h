// SPDX-License-Identifier: GPL-2.0-or-later
// A search of the kiosk: the words typed, and what was chosen of facets and dates besides.
//
//   q=drone strike & f=place:kabul & f=-kind:news & from=2021-08 & to=2021-12
//     -> (drone strike) place:kabul -kind:news date:2021-08..2021-12
//
// A filter is a clause of the query language, as anybody could type it.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/kiosk/visit.h"

namespace dossier {

struct Filters {
  std::string words;                 ///< As typed.
  std::vector<std::string> clauses;  ///< Of `f`, in order.
  std::string from, to;              ///< Dates, or "".

  /// All of it as one query.
  std::string query() const;
  std::string date_clause() const;  ///< "date:2021-08..2021-12", or "".
  bool any() const { return !clauses.empty() || !from.empty() || !to.empty(); }
};

/// @throws Error for too long a query and too many filters.
Filters read_filters(const HttpRequest& request);

/// The address of the results for `filters`, and whatever `more` is.
std::string results_link(const HttpRequest& request, const Filters& filters,
                         const Parameters& more = {});
/// Filters with one clause more, or without it.
Filters with_clause(Filters filters, const std::string& clause);
Filters without_clause(Filters filters, const std::string& clause);

/// The filters with the words of `query`, which is filters.query() with other words: "(other words)
/// kind:news". None where its filters are not the same.
std::optional<Filters> with_words_of(Filters filters, std::string_view query);
/// A clause of filters.query() and nothing else; and all else without it.
struct Divided {
  Filters clause, rest;
};
/// None where `clause` is neither the words nor one of the filters.
std::optional<Divided> divided_at(const Filters& filters, const std::string& clause);

}  // namespace dossier
