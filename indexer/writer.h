// SPDX-License-Identifier: GPL-2.0-or-later
// The one writer of an index: takes finished postings, keeps the ledger of source files, commits.
//
// Order of calls: construct; then add(), replace(), remove() and the write_...() in any order;
// commit() whenever everything said so far belongs together. What was not committed when the writer
// is destroyed is dropped, and the index is as it was. Every call throws Error when the disk is
// full or fails.

#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/language.h"
#include "indexer/document_maker.h"
#include "indexer/sources.h"
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
  /// Fingerprint of the settings all documents were analysed with, or "".
  std::string applied_settings() const { return database_.get_metadata(metadata_key::kSettings); }

  /// Puts the documents of `made` into the index, under the numbers `free` as far as these reach:
  /// an edited document keeps its place among others of equal score. A document whose id another
  /// one already has is left out and reported. Returns the number of those added.
  std::size_t add(MadeFile& made, std::vector<Xapian::docid> free);
  void replace(Xapian::docid number, const Xapian::Document& document);
  void remove(const std::vector<Xapian::docid>& numbers);
  /// Has the next run read the file of these documents again: something of it is lost.
  void mark_incomplete(const std::vector<Xapian::docid>& numbers, Content content);
  /// The document that has this id, but not `except`.
  std::optional<Xapian::docid> holder(const std::string& id, Xapian::docid except = 0) const;
  /// The content that a document was made of.
  Content content(Xapian::docid number) const;
  /// The path of a document other than `number` that has this id.
  std::optional<std::string> other_holder(const std::string& id, Xapian::docid number) const;

  /// Keeps what queries need of `settings`. Until settings_applied() is called the index counts as
  /// analysed with other settings, so that an interrupted run is completed by the next.
  void write_settings(const Settings& settings);
  void settings_applied(const std::string& fingerprint);
  void write_roots(const std::vector<std::string>& roots);
  /// Are shared names decided by the documents as they are, until one changes?
  bool names_decided() const { return names_decided_; }
  void mark_names_decided();
  /// Labels near-duplicates as one story, where documents have changed since this was last done.
  void update_stories();

  /// Makes all that was said visible to readers, at once. Does nothing when nothing was said.
  void commit();

 private:
  void write_metadata(const std::string& key, const std::string& value);
  template <typename Write>
  void write(const Write& write);
  void documents_changed();

  std::string path_;
  WriterLock lock_;
  bool stories_current_ = false;  // As metadata_key::kStories says.
  bool names_decided_ = false;    // As metadata_key::kNames says.
  bool fresh_ = false;  // No stub yet: readers do not see the index before the first commit.
  bool changed_ = false;
  Xapian::WritableDatabase database_;
};

}  // namespace dossier
