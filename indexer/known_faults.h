// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong with files of which the index holds the rest, so that a run can name it without
// reading them again.
//
//   records.jsonl, line 2 of 3 is no JSON: two documents, and a fault
//   the next run finds the file as it was: nothing to do, and the fault is reported again
//
// Kept with the index by the hash of the content, whatever its files are called. What another run
// may find otherwise is not kept: an id that another document has, a reader that ran out of time.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/raw_document.h"
#include "indexer/sources.h"

namespace dossier {

/// A file with more than so many is read again instead.
inline constexpr std::size_t kMostKnownFaults = 1000;

class KnownFaults {
 public:
  /// As pack() gave them. @throws Error when that is damaged.
  explicit KnownFaults(std::string_view packed);

  /// Null where there are none. Their paths are empty.
  const std::vector<Diagnostic>* of(const Content& content) const;
  void add(const Content& content, std::vector<Diagnostic> faults);
  /// Those added, and of those known before the ones of contents in `held` that still have
  /// documents; by hash.
  std::string pack(const std::vector<HeldContent>& held) const;

 private:
  using ByHash = std::unordered_map<std::uint64_t, std::vector<Diagnostic>>;
  ByHash before_, added_;
};

}  // namespace dossier
