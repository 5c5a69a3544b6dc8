// SPDX-License-Identifier: GPL-2.0-or-later
// Documents to small databases, written by several threads at once, each database by one of them.
//
//   Shards shards(folder, pool, limits, dictionary);
//   shards.add(std::move(postings));       // in the order that they are to have
//   for (const auto& path : shards.finish()) all.add_database(Xapian::Database(path));
//
// Documents that follow one another stand in one shard, and shards in their order. add() waits
// while threads + 1 shards are full and not yet written, which bounds memory: the words of a
// document stay packed until its shard's thread writes it. Called from one thread, except that a
// document must have no owner but the shards once it is given: Xapian counts references without a
// lock. Errors are Xapian's, thrown by the call after.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "indexer/ordered_workers.h"
#include "indexer/postings.h"
#include "indexer/run_limits.h"
#include "schema/packing.h"

namespace dossier {

/// No reader sees a shard, and a killed run begins anew: nothing has to be safe on the disk.
inline constexpr int kShardFlags = Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

class Shards {
 public:
  /// `folder` is there.
  /// Packs records with `dictionary`; where that is null, with one made of the first of them, by
  /// the thread that writes these: others that write wait for it, some 0.2 s; add() does not.
  Shards(std::string folder, ThreadPool& pool, const RunLimits& limits,
         std::shared_ptr<const RecordDictionary> dictionary);

  void add(Postings&& document);
  /// Adds the documents `numbers` of the database at `from`.
  void copy(const std::string& from, const std::vector<Xapian::docid>& numbers);
  /// Waits until it is made; null where there is none.
  std::shared_ptr<const RecordDictionary> dictionary() const { return made_by(dictionary_); }
  /// The shards, all written: at most so many as may be merged together.
  std::vector<std::string> finish();

 private:
  using Dictionary = std::shared_ptr<const RecordDictionary>;
  using FutureDictionary = std::shared_future<Dictionary>;

  // What becomes one database: documents, or those of others.
  struct Batch {
    std::string path;
    std::vector<Postings> documents;
    std::packaged_task<Dictionary(const std::vector<Postings>&)> training;  // Of `dictionary`.
    FutureDictionary dictionary;
    std::string from;  // Where `numbers` are.
    std::vector<Xapian::docid> numbers;
    std::vector<std::string> shards;  // To be merged.
  };
  struct Written {};

  static void write(Batch& batch);
  void give(Batch&& batch);
  void flush();
  static Dictionary made_by(const FutureDictionary& dictionary) {
    return dictionary.valid() ? dictionary.get() : nullptr;
  }

  const std::string folder_;
  const RunLimits limits_;
  FutureDictionary dictionary_;
  std::vector<Postings> pending_;
  std::uint64_t pending_bytes_ = 0;
  std::vector<std::string> paths_;
  std::size_t made_ = 0;  // Databases, for their names.
  OrderedWorkers<Batch, Written> workers_;
};

/// Merges databases into a new one at `target`, each one's documents after those of the one before.
/// Of metadata that several have, the first one's stays. Cost: a copy of all; one thread.
void merge_databases(const std::vector<std::string>& paths, const std::string& target);

}  // namespace dossier
