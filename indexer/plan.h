// SPDX-License-Identifier: GPL-2.0-or-later
// What a run has to do: the files on the disk compared with those the index holds.
//
// Both sides are contents with the files that hold them. A content the index lacks has to be read
// and made into documents; one that is on the disk no more goes; one whose files are others than
// before is placed: its documents get other ids and paths, nothing is analysed. So a rename, a
// copy and a deleted copy are one and the same thing.
//
// Files are compared by size, time and inode. Where these differ, and only where another file has
// the same size (else it can be no file that is known), by their bytes.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/pipeline.h"
#include "indexer/scanner.h"
#include "indexer/sources.h"

namespace dossier {

/// A content to be read and made.
struct FileTask {
  Content content;                ///< Hash 0: not yet known.
  std::vector<std::size_t> held;  ///< Of each source, what the index had of the file (Plan::held),
                                  ///< or kNotHeld; given up once the new documents are there.
  bool update = false;            ///< A new state of a file that is known, not a new file.
};
inline constexpr std::size_t kNotHeld = static_cast<std::size_t>(-1);

/// Documents whose files are others than before.
struct Placement {
  std::size_t held = 0;  ///< In Plan::held.
  Content to;
};

struct Plan {
  std::vector<HeldContent> held;  ///< What the index has.
  std::vector<FileTask> tasks;    ///< By path of their first source.
  std::vector<Placement> placements;
  std::vector<std::size_t> removed;  ///< In `held`.
  std::vector<std::string> roots;    ///< The index's, after the run.
  FileChanges changes;               ///< For the report; adding and updating may still fail.
};

/// @throws Error when a folder that held documents is empty, unless `options` allow it.
Plan make_plan(const Scan& scan, std::vector<HeldContent> held,
               const std::vector<std::string>& known_roots, const RunOptions& options);

}  // namespace dossier
