// SPDX-License-Identifier: GPL-2.0-or-later
// Who writes to an index: one program at a time.
//
//   WriterLock lock("/var/lib/dossier");   // or Error: "... is being written by process 42 on
//   host"

#pragma once

#include <string>

namespace dossier {

inline constexpr const char* kWriterLockName = "writer.lock";

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

}  // namespace dossier
