// SPDX-License-Identifier: GPL-2.0-or-later
// Words by which the command line and the API name orders and facets.
//
//   parse_facets("people,date") -> {People, Date};  parse_facets("none") -> {}
//   parse_sort("newest")        -> Sort::Newest

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/formats/json_output.h"
#include "searcher/searcher.h"

namespace dossier {

/// The facets of a search that names none: all but Facet::Cited, for which every document found
/// would have to be looked up among the citations.
FacetChoice usual_facets();
/// Lets `request` count these facets and no others.
void count_facets(SearchRequest& request, const FacetChoice& facets);
/// @throws Error for an unknown facet, with the nearest known one.
FacetChoice parse_facets(std::string_view list);
/// None for an unknown word.
std::optional<Sort> parse_sort(std::string_view name);

}  // namespace dossier
