// SPDX-License-Identifier: GPL-2.0-or-later
// Authority files, merged and made ready for matching.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "indexer/raw_document.h"
#include "schema/entity.h"

namespace dossier {

/// The file and line (from 1) of an authority's row.
struct AuthorityOrigin {
  std::string path;
  std::uint32_t line = 0;
};

/// Entities by id, in order of first appearance. An id in two files is merged, the later name wins.
struct Authority {
  std::vector<Entity> entities;
  std::vector<AuthorityOrigin> origins;                ///< Of each entity, its latest row.
  std::unordered_map<std::string, std::size_t> by_id;  ///< Index into `entities`.
};

/// Adds the rows of a contract TSV file to `authority`. A bad row and a merged id become
/// diagnostics with line numbers. @throws Error when the file cannot be read or has no usable
/// header (with the header it should have as a hint). Cost: linear in the file.
void load_authority(const std::string& path, Authority& authority,
                    std::vector<Diagnostic>& diagnostics);

/// What can only be told when all files are loaded: strong names that two entities claim, parents
/// nobody lists. The first kMaxClaims of each are reported singly, the rest as one count.
void check_authority(const Authority& authority, std::vector<Diagnostic>& diagnostics);
inline constexpr std::size_t kMaxClaims = 20;

/// The name and strong aliases of `entity` as running text and queries have them: a person's
/// "Baker, Newton Diehl" becomes "Newton Diehl Baker" and "Newton Baker"; titles alone are left
/// out. Distinct, the preferred name first.
std::vector<std::string> spoken_names(const Entity& entity);

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
