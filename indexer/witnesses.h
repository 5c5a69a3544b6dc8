// SPDX-License-Identifier: GPL-2.0-or-later
// What the index knows of the bearers of a shared name: the documents that name each in full, with
// their years and other actors.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/name_prior.h"

namespace dossier {

/// Of `bearers` (by their numbers in the gazetteer). Reads value slots alone; of a bearer named in
/// more than kMostWitnesses documents, that many evenly spread over them.
NamePrior collect_witnesses(const Xapian::Database& database, const Gazetteer& gazetteer,
                            const std::set<std::uint32_t>& bearers);
inline constexpr Xapian::doccount kMostWitnesses = 500;

}  // namespace dossier
