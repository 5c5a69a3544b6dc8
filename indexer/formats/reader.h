// SPDX-License-Identifier: GPL-2.0-or-later
// The one interface of all formats, and the choice of a reader for a file.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/raw_document.h"

namespace dossier {

class Reader {
 public:
  virtual ~Reader() = default;
  /// Reads the bytes of the file at `path` (the path is for messages only) into `sink`. Throws
  /// nothing for bad content: that becomes a diagnostic. Thread-safe.
  virtual void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const = 0;
  /// Its parser is large and not ours: files are read in a process of its own
  /// (sandbox/reader_process.h).
  virtual bool fragile() const { return false; }
};

/// As many bytes of a file as reader_for() looks at.
inline constexpr std::size_t kReaderHead = 4096;

/// `document` to `sink`, or the diagnostic that it holds no text.
void hand_over(std::string_view path, RawDocument&& document, const ReadSink& sink);

/// The reader for a file of this name and these first bytes, or null: no format Dossier reads.
const Reader* reader_for(std::string_view path, std::string_view head);

/// Does a file of this name look like a document at all, by its ending? Others are passed over
/// unread.
bool known_ending(std::string_view path);

/// The ending that stands for the format of a file of this name (".md" for "A.MARKDOWN"), or "".
std::string_view format_name(std::string_view path);

}  // namespace dossier
