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

/// @throws Error for an unknown facet, with the nearest known one.
FacetChoice parse_facets(std::string_view list);
/// None for an unknown word.
std::optional<Sort> parse_sort(std::string_view name);

}  // namespace dossier
