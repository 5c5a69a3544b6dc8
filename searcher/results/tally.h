// SPDX-License-Identifier: GPL-2.0-or-later
// What is told of all documents that match: how many they are, in how many stories, and their
// facets.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>

#include "schema/facet_columns.h"
#include "searcher/results/document_set.h"
#include "searcher/results/facet_counter.h"

namespace dossier {

/// The number of stories among `documents`, one that stands alone too. `columns` may be null. Cost:
/// some ns a document; without columns a pass over the slot of stories.
std::uint32_t count_stories(const DocumentSet& documents, const Xapian::Database& database,
                            const FacetColumns* columns);

/// Feeds `counter` with every one of `documents`. `cited_by` says how many documents cite one;
/// asked only where the counter wants to know. Cost: some 50 ns a document where the counter takes
/// numbers, else some 2 us; of all documents mostly none.
void count_facets(const DocumentSet& documents, const Xapian::Database& database,
                  FacetCounter& counter,
                  const std::function<std::uint32_t(Xapian::docid)>& cited_by);

}  // namespace dossier
