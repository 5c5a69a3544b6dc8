// SPDX-License-Identifier: GPL-2.0-or-later
// Values of facets as readers see them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/facet_numbers.h"
#include "schema/index.h"
#include "searcher/answers.h"

namespace dossier {

constexpr bool is_entity(Facet facet) { return static_cast<int>(facet) < kEntityKinds; }

/// The value as readers see it: an entity by its preferred name.
FacetCount named_value(const FacetKey& key, std::uint32_t count, const Index& index);

/// Entities of one document's facet slot, most mentioned first, at most `most` a kind.
void hit_entities(std::string_view packed, const Index& index, std::size_t most,
                  std::vector<FacetCount> (&into)[kEntityKinds]);

}  // namespace dossier
