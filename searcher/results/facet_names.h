// SPDX-License-Identifier: GPL-2.0-or-later
// Values of facets as readers see them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/facet_columns.h"
#include "schema/index.h"
#include "searcher/answers.h"

namespace dossier {

/// The value as readers see it: an entity by its preferred name.
FacetCount named_value(const FacetKey& key, std::uint32_t count, const Index& index);
/// The same of a value of the columns.
FacetCount named_value(const FacetColumns& columns, FacetNumber value, std::uint32_t count);

/// Entities of one document, most mentioned first, at most `most` a kind. `columns` may be null:
/// then they are read from the document's slot.
void hit_entities(Xapian::docid document, const Index& index, const FacetColumns* columns,
                  std::size_t most, std::vector<FacetCount> (&into)[kEntityKinds]);

}  // namespace dossier
