// SPDX-License-Identifier: GPL-2.0-or-later
// An index remembers which shard it is, so that no run takes it for another.

#pragma once

#include <cstddef>

#include "indexer/shard.h"
#include "indexer/writer.h"

namespace dossier {

/// Has `writer`'s index be `shard`. Where it was that of fewer shards, what is another's now leaves
/// it. Returns how many documents left. Cost: where it stays what it was, nothing.
/// @throws Error where documents would have to come from other shards.
std::size_t become_shard(IndexWriter& writer, const Shard& shard);

}  // namespace dossier
