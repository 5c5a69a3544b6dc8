// SPDX-License-Identifier: GPL-2.0-or-later
// One file's bytes to finished postings, and a stored record to postings under other settings: the
// part of a run that worker threads share.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/tagger.h"
#include "indexer/postings.h"
#include "indexer/raw_document.h"
#include "indexer/sandbox/reader_process.h"
#include "indexer/shard.h"
#include "indexer/sources.h"

namespace dossier {

/// What became of one file.
struct MadeFile {
  Content content;  ///< As read.
  std::vector<Postings> documents;
  std::vector<Diagnostic> diagnostics;
  bool read_again = false;    ///< Another run may find more in the same bytes.
  std::size_t elsewhere = 0;  ///< Documents that are another shard's: not made.
};

/// What of a document in the index it takes to make it again.
struct StoredDocument {
  std::string record, open_names;  ///< Its data, and slot::kOpenNames.
};

/// What became of it.
struct MadeAgain {
  std::string id;
  std::optional<Postings> postings;  ///< None when it would be the same.
};

/// One a thread, which lives as long as it (indexer/sandbox/reader_process.h).
class DocumentMaker {
 public:
  DocumentMaker(const Gazetteer& gazetteer, const StopLists& stop_lists, const TagOptions& tagging,
                Shard shard = {})
      : gazetteer_(gazetteer), stop_lists_(stop_lists), tagging_(tagging), shard_(shard) {}

  /// Reads and makes the documents of `wanted`, whose first source is read. Throws only when memory
  /// ends: whatever is wrong with the file is a diagnostic.
  MadeFile make(const Content& wanted);

  /// Makes a document of the index again from its record, with the names and places of `to`,
  /// without reading a file. Shared names are left open. @throws Error when the record is damaged.
  MadeAgain make_again(const StoredDocument& old, const Content& from, const Content& to);

 private:
  void read(const Source& file, std::string_view bytes, MadeFile& made);
  void finish(RawDocument&& raw, const Source& file, MadeFile& made);

  const Gazetteer& gazetteer_;
  const StopLists& stop_lists_;
  TagOptions tagging_;
  Shard shard_;
  Analyzer analyzer_;
  std::optional<ReaderProcess> reader_process_;  // From the first file that needs it.
};

}  // namespace dossier
