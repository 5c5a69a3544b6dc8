// SPDX-License-Identifier: GPL-2.0-or-later
// How many documents cite each document of an index, told of all at once.
//
//   cited_by_counts(database)[docid]  ->  3
//
// The same as citing_documents(database, same_work(database, keys), docid) for every document, but
// of most of them two walks through sorted terms tell that nobody cites them.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

namespace dossier {

/// By document, up to the last; 0 where there is none. Cost: a walk through the terms that say who
/// is a work and who cites one, some 0.2 us a term, and some 20 us for each document that is cited.
std::vector<std::uint32_t> cited_by_counts(const Xapian::Database& database);

}  // namespace dossier
