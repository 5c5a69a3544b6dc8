// SPDX-License-Identifier: GPL-2.0-or-later
// The one writer of an index: takes finished postings, keeps the ledger of source files, commits.
//
// Order of calls: construct; write_settings(), and replace() and remove() of what is there;
// commit(); expect(); then add(), replace(), rewrite() and remove() in any order; gather();
// update_stories() and the rest of metadata; commit(). What was not committed when the writer is
// destroyed is dropped, and the index is as it was. Every call throws Error when the disk is full
// or fails.
//
// expect() decides how what follows is written (run_limits.h), and nobody else knows: a small run
// in place, in one transaction; a large run, and the first, into shards, which gather() brings
// together as a new generation, that readers see from the commit on.

#pragma once

#include <xapian.h>

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/language.h"
#include "indexer/document_maker.h"
#include "indexer/generations.h"
#include "indexer/large_run.h"
#include "indexer/run_limits.h"
#include "indexer/shared_names.h"
#include "indexer/sources.h"
#include "indexer/thread_pool.h"
#include "indexer/writer_lock.h"
#include "schema/entity.h"
#include "schema/index.h"

namespace dossier {

/// What the names of an authority may mean, sorted by alias key.
using Aliases = std::vector<std::pair<std::string, std::vector<AliasEntry>>>;

/// What documents are analysed with, besides the program itself.
struct Settings {
  std::vector<Entity> entities;
  Aliases aliases;
  StopLists stop_lists;
};

class IndexWriter {
 public:
  /// Opens the index at `path`, or makes one there. @throws Error when another program writes to it
  /// (and who), when it cannot be written, or is of another format.
  explicit IndexWriter(const std::string& path);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  /// The index as it stands, with what is not yet committed; of a large run, only what was there
  /// before, until gather().
  const Xapian::Database& database() const { return database_; }
  /// The document as it stands, whatever the way it is written.
  Xapian::Document document(Xapian::docid number) const;
  /// What documents say of shared names: calls `use` for each of the index, but those of `except`
  /// (ascending), and, with number 0, for those added or rewritten by a large run and those of
  /// decide_beside().
  void each_evidence(const std::vector<Xapian::docid>& except,
                     const std::function<void(Xapian::docid, const NameEvidence&)>& use) const;
  std::vector<std::string> roots() const;
  Xapian::doccount documents() const { return database_.get_doccount(); }
  /// Fingerprint of the settings all documents were analysed with, or "".
  std::string applied_settings() const { return database_.get_metadata(metadata_key::kSettings); }

  /// Chooses how what follows is written, by the threads of `pool` where it is much.
  void expect(const Workload& work, ThreadPool& pool, const RunLimits& limits);

  /// Puts the documents of `made` into the index, in place of those of `free`, which go; a small
  /// run gives them the numbers of these. A document whose id another one already has is left out
  /// and reported. Returns the number of those added. Where the next run has to read the file
  /// again, for one left out or what `made` says, its hash and stamps are zero after this.
  std::size_t add(MadeFile& made, const std::vector<Xapian::docid>& free);
  /// No one else may hold `document`: it may be written by another thread.
  void replace(Xapian::docid number, Xapian::Document&& document);
  /// The same, but it is the last that the run has to say of this document.
  void rewrite(Xapian::docid number, Postings&& document);
  void remove(const std::vector<Xapian::docid>& numbers);
  /// Has the next run read the file of these documents again: something of it is lost.
  void mark_incomplete(const std::vector<Xapian::docid>& numbers, Content content);
  /// The path of a document other than `number` that has this id.
  std::optional<std::string> other_holder(const std::string& id, Xapian::docid number) const;

  /// After the last document: brings together what was written, where that is to be done.
  void gather();

  /// Keeps what queries need of `settings`. Until settings_applied() is called the index counts as
  /// analysed with other settings, so that an interrupted run is completed by the next.
  void write_settings(const Settings& settings);
  void settings_applied(const std::string& fingerprint);
  /// Which shard it is (indexer/shard.h), "" for the whole.
  std::string shard() const { return database_.get_metadata(metadata_key::kShard); }
  void write_shard(const std::string& shard) { write_metadata(metadata_key::kShard, shard); }
  void write_roots(const std::vector<std::string>& roots);
  /// KnownFaults.
  std::string faults() const { return database_.get_metadata(metadata_key::kFaults); }
  void write_faults(const std::string& packed);
  /// Are shared names decided by the documents as they are, until one changes?
  bool names_decided() const { return names_decided_; }
  void mark_names_decided() { names_decided_ = true; }
  /// Shared names and stories are to be decided again, by the documents of `others`, too.
  void decide_beside(Xapian::Database others);
  /// Labels near-duplicates as one story, where documents have changed since this was last done.
  void update_stories();

  /// Makes all that was said visible to readers, at once. Does nothing when nothing was said.
  void commit();

 private:
  void write_metadata(const std::string& key, const std::string& value);
  template <typename Write>
  void write(const Write& write);
  void documents_changed() { stories_current_ = names_decided_ = false; }
  std::vector<Postings> without_taken(MadeFile& made);

  std::string path_;
  WriterLock lock_;
  Generations generations_;
  std::optional<Xapian::Database> beside_;
  bool stories_current_ = false;  // Written by commit() as metadata_key::kStories,
  bool names_decided_ = false;    // and as metadata_key::kNames.
  bool changed_ = false;
  bool gathered_ = false;  // database_ is the next generation, which readers do not yet see.
  Xapian::WritableDatabase database_;
  std::shared_ptr<const RecordDictionary> dictionary_;
  std::unique_ptr<LargeRun> large_;
  std::future<void> cleared_;  // What was gathered, of the disk: 0.4 s for 20,000 documents.
};

}  // namespace dossier
