// SPDX-License-Identifier: GPL-2.0-or-later
// A run of the indexer, the whole way on one screen:
//
//   paths -> scan -> plan: what changed? -> moves and removals
//     -> [ read -> structure -> ledger -> tag -> postings ] x jobs -> writer
//     -> where the settings have changed: [ record -> tag -> postings ] x jobs -> writer
//     -> report

#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/raw_document.h"
#include "indexer/run_limits.h"
#include "indexer/shard.h"

namespace dossier {

struct RunOptions {
  std::vector<std::string> paths;
  std::string database;
  std::vector<std::string> authority_files;  ///< Read after the shipped ones.
  bool default_authority = true;
  std::map<std::string, std::string>
      stop_list_files;               ///< By language, instead of the shipped list.
  bool recognise = true;             ///< Tag names that no authority lists, too.
  std::vector<std::string> exclude;  ///< Globs over the path below its root, or the name alone.
  Shard shard;                       ///< Only documents of this one.
  std::vector<std::string> beside;   ///< Other shards, whose documents have a say, too.
  unsigned jobs = 0;                 ///< Worker threads; 0: all cores.
  bool verify = false;               ///< Compare by content, not by size and time.
  bool dry_run = false;
  bool allow_empty = false;
  RunLimits limits;
};

/// What became of the files, or in a dry run would: their paths.
struct FileChanges {
  struct Pair {
    std::string from, to;
  };
  std::vector<std::string> added, updated, removed;
  std::vector<Pair> moved;       ///< To another path; or to another id, where `from` equals `to`.
  std::vector<Pair> duplicates;  ///< `from` was found to hold the same content as `to`.
  std::size_t unchanged = 0;     ///< Files.
};

struct RunReport {
  FileChanges changes;
  std::size_t added = 0, updated = 0, moved = 0, removed = 0, unchanged = 0, duplicates = 0;
  std::size_t failed = 0;     ///< Files of which something is not in the index.
  bool new_settings = false;  ///< Authority files or stop lists are others than in the last run.
  std::size_t retagged = 0;   ///< Documents tagged again for that.
  std::size_t elsewhere = 0;  ///< Documents read that are another shard's.
  std::size_t documents = 0;  ///< In the index after the run.
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string> notes;  ///< What else the reader should know.
  double seconds = 0;
  bool interrupted = false;
};

/// Called after each file (or document tagged again): how many of how many are done, and the bytes
/// of them. On the calling thread of run_index.
using Progress = std::function<void(std::size_t done, std::size_t total, std::uint64_t bytes)>;

/// Brings the index up to date. Stops early when `stop` becomes true, with all finished files
/// committed.
/// @throws Error when a PATH, an authority file, a stop list or the index cannot be used.
RunReport run_index(const RunOptions& options, const Progress& progress,
                    const std::atomic<bool>& stop);

}  // namespace dossier
