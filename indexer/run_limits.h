// SPDX-License-Identifier: GPL-2.0-or-later
// How much is written in one go. There are two ways to write, and no more:
//
//   a small run     one transaction in the generation that readers have
//   a large run     shards, brought together in a new generation; so is the first of an index
//
// Xapian walks a tree of what is pending for every term, so that small shards beat large ones; and
// bringing shards together costs a copy of the whole index, a fifth of a millisecond a document.

#pragma once

#include <cstddef>
#include <cstdint>

namespace dossier {

/// Tests set them lower.
struct RunLimits {
  std::size_t small_documents = 1000;                    ///< A small run writes no more,
  std::uint64_t small_bytes = std::uint64_t{16} << 20U;  ///< from files of no more than these.
  std::size_t shard_documents = 200;                     ///< Of a shard, at most.
  std::uint64_t shard_bytes = std::uint64_t{2} << 20U;   ///< Of their records.
  std::size_t merged_together = 200;                     ///< Shards; each takes four open files.
};

/// What a run is about to write.
struct Workload {
  std::size_t documents = 0;  ///< A file that is not yet read counts as one.
  std::uint64_t bytes = 0;    ///< Of the files.
};

inline bool is_small(const Workload& work, const RunLimits& limits) {
  return work.documents <= limits.small_documents && work.bytes <= limits.small_bytes;
}

}  // namespace dossier
