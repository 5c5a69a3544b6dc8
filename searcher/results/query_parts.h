// SPDX-License-Identifier: GPL-2.0-or-later
// The clauses of a query, and the query without some of them: for facets that count what else might
// be chosen, and for telling why a query finds nothing.
//
//   kabul (war OR peace) outlet:wire  ->  "kabul", "(war OR peace)", "outlet:wire"
//   without the second                ->  "kabul outlet:wire"

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/facet_slot.h"
#include "searcher/query/query.h"

namespace dossier {

/// What a query demands one by one: the parts of an AND, or the whole.
std::vector<const Node*> clauses_of(const Node& tree);

/// `tree` without the clauses that `drop` chooses; the query for everything where none is left.
Node without_clauses(const Node& tree, const std::function<bool(const Node&)>& drop);

/// A tree of clauses as text that parses to it, put together from the pieces of `query`, out of
/// which it was parsed; none where the language cannot say it so.
std::optional<std::string> text_of(const Node& tree, std::string_view query);

/// `tree` without its dates as text that another clause may follow: `a OR b` in parentheses. The
/// whole query, in parentheses, where its dates are not clauses of their own.
std::string undated_query(const Node& tree, std::string_view query);

/// The facet among whose values a clause chooses: `outlet:x`, `-kind:news`, `(place:a OR place:b)`.
std::optional<Facet> facet_of(const Node& clause);

}  // namespace dossier
