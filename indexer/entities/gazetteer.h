// SPDX-License-Identifier: GPL-2.0-or-later
// Authority files, merged and made ready for matching.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "indexer/raw_document.h"
#include "schema/entity.h"

namespace dossier {

/// Entities by id, in order of first appearance. An id in two files is merged, the later name wins.
struct Authority {
  std::vector<Entity> entities;
};

/// Adds the rows of a contract TSV file to `authority`. A bad row, an id merged, a strong alias two
/// entities claim, an unknown parent become diagnostics with line numbers. @throws Error when the
/// file cannot be read or has no usable header (with the header it should have as a hint).
void load_authority(const std::string& path, Authority& authority,
                    std::vector<Diagnostic>& diagnostics);

/// All names of an authority as token sequences in one trie. Immutable and shared between threads.
class Gazetteer {
 public:
  /// `stop_lists` decide which short names are also ordinary words, so that case decides (US and
  /// us).
  Gazetteer(const Authority& authority, const StopLists& stop_lists);
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
