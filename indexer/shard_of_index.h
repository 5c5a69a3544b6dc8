// SPDX-License-Identifier: GPL-2.0-or-later
// An index remembers which shard it is, so that no run takes it for another.

#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/shard.h"
#include "indexer/writer.h"

namespace dossier {

/// Has `writer`'s index be `shard`. Where it was that of fewer shards, what is another's now leaves
/// it. Returns how many documents left. Cost: where it stays what it was, nothing.
/// @throws Error where documents would have to come from other shards.
std::size_t become_shard(IndexWriter& writer, const Shard& shard);

/// The shards other than `shard` among those at `paths` (schema/index_place.h), as one; none where
/// there are none. @throws Error for what is no shard of as many, and for what cannot be opened.
std::optional<Xapian::Database> shards_beside(const std::vector<std::string>& paths,
                                              const Shard& shard);

}  // namespace dossier
