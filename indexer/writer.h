// SPDX-License-Identifier: GPL-2.0-or-later
// The one writer of an index: takes finished postings, keeps the ledger of source files, commits.
//
// Order of calls: construct; then
// replace_file()/remove_file()/touch_file() and write_settings() in any order; commit() whenever
// everything said so far belongs together. What was not committed when the writer is destroyed is
// dropped, and the index is as it was.

#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "analysis/language.h"
#include "indexer/postings.h"
#include "indexer/raw_document.h"
#include "schema/entity.h"
#include "schema/index.h"

namespace dossier {

/// What documents are analysed with, besides the program itself.
struct Settings {
  std::vector<Entity> entities;
  std::map<std::string, std::vector<AliasEntry>> aliases;  ///< By alias key.
  StopLists stop_lists;
  std::string fingerprint;  ///< Of the files these came from.
};

/// Every source file in the index, by path. Cost: one pass over a value slot.
std::map<std::string, FileStamp> known_files(const Xapian::Database& database);

/// Holds `writer.lock` in an index's folder, which says who writes; goes with the process whatever
/// happens.
class WriterLock {
 public:
  /// @throws Error when another program holds it (and who), or the folder cannot be written.
  explicit WriterLock(const std::string& folder);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int file_ = -1;
};

class IndexWriter {
 public:
  /// Opens the index at `path`, or makes one there. @throws Error when another program writes to it
  /// (and who), when it cannot be written, or is of another format.
  explicit IndexWriter(const std::string& path);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  /// The index as it stands, with what is not yet committed.
  const Xapian::Database& database() const { return database_; }
  std::vector<std::string> roots() const;
  Xapian::doccount documents() const { return database_.get_doccount(); }

  /// Puts `documents` in the place of all that came from the file before. A document whose id
  /// another file already has is left out and reported. Returns the number of documents added.
  std::size_t replace_file(const std::string& path, std::vector<Postings>&& documents,
                           std::vector<Diagnostic>& diagnostics);
  /// Takes out all documents of the file.
  void remove_file(const std::string& path);
  /// The file has changed its time but not its content.
  void touch_file(const std::string& path, const FileStamp& stamp);
  /// Keeps what queries need of `settings`. Until settings_applied() is called the index counts as
  /// analysed with other settings, so that an interrupted run is completed by the next.
  void write_settings(const Settings& settings);
  void settings_applied(const Settings& settings);
  void write_roots(const std::vector<std::string>& roots);
  /// Labels near-duplicates as one story, where documents have changed since this was last done.
  void update_stories();

  /// Makes all that was said visible to readers, at once. @throws Error when the disk is full or
  /// fails.
  void commit();

 private:
  void write_metadata(const std::string& key, const std::string& value);
  void documents_changed();

  std::string path_;
  WriterLock lock_;
  bool stories_current_ = false;  // As metadata_key::kStories says.
  bool fresh_ = false;  // No stub yet: readers do not see the index before the first commit.
  Xapian::WritableDatabase database_;
};

}  // namespace dossier
