// SPDX-License-Identifier: GPL-2.0-or-later
// The files under the PATHs of a run, in a fixed order, each with its state.
//
// Hidden files and folders (a name that begins with a dot) are passed over; a symbolic link is
// followed, a folder reached twice (a loop) is entered once; endings that no reader knows are
// passed over, unless the file is a PATH itself.

#pragma once

#include <string>
#include <vector>

#include "indexer/raw_document.h"
#include "indexer/sources.h"

namespace dossier {

struct ScannedFile {
  std::string path;  ///< Absolute, symbolic links of the PATH resolved; raw bytes as the file
                     ///< system has them.
  FileStamp stamp;
};

struct Scan {
  std::vector<std::string> roots;        ///< Absolute paths of the PATHs.
  std::vector<ScannedFile> files;        ///< By path (path_before), no path twice.
  std::vector<std::string> empty_roots;  ///< Folders in which no document was found.
};

/// @throws Error when a PATH is missing or unreadable. Unreadable folders below become diagnostics.
Scan scan(const std::vector<std::string>& paths, const std::vector<std::string>& exclude,
          std::vector<Diagnostic>& diagnostics);

/// `text` with bytes that are not UTF-8, and white space, as %XX.
std::string escape_id(std::string_view text);

}  // namespace dossier
