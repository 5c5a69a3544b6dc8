// SPDX-License-Identifier: GPL-2.0-or-later
// One file's bytes to finished postings: the part of a run that worker threads share.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/tagger.h"
#include "indexer/postings.h"
#include "indexer/sandbox/reader_process.h"
#include "indexer/scanner.h"

namespace dossier {

/// What became of one file.
struct MadeFile {
  std::vector<Postings> documents;
  std::vector<Diagnostic> diagnostics;
  FileStamp stamp;             ///< With its content hash.
  bool same_content = false;   ///< The bytes are those already indexed: no documents were made.
  bool gone = false;           ///< The file vanished or could not be read.
  std::vector<OpenName> open;  ///< Names of its documents that are left open.
};

/// One a thread, and destroyed by it.
class DocumentMaker {
 public:
  DocumentMaker(const Gazetteer& gazetteer, const StopLists& stop_lists, const TagOptions& tagging)
      : gazetteer_(gazetteer), stop_lists_(stop_lists), tagging_(tagging) {}

  /// Reads and makes the documents of `file`. Nothing is made when its content is `known`. Throws
  /// only when memory ends: whatever is wrong with the file is a diagnostic.
  MadeFile make(const ScannedFile& file, const std::uint64_t* known);

 private:
  void read(const ScannedFile& file, std::string_view bytes, MadeFile& made);
  void finish(RawDocument&& raw, const ScannedFile& file, MadeFile& made);

  const Gazetteer& gazetteer_;
  const StopLists& stop_lists_;
  TagOptions tagging_;
  Analyzer analyzer_;
  std::optional<ReaderProcess> reader_process_;  // From the first file that needs it.
};

}  // namespace dossier
