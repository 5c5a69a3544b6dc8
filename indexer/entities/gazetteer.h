// SPDX-License-Identifier: GPL-2.0-or-later
// The names of an authority, made ready for matching.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "indexer/authority/authority.h"
#include "schema/entity.h"

namespace dossier {

/// The name and strong aliases of `entity` as running text and queries have them: a person's
/// "Baker, Newton Diehl" becomes "Newton Diehl Baker" and "Newton Baker"; titles alone are left
/// out. Distinct, the preferred name first.
std::vector<std::string> spoken_names(const Entity& entity);
/// The same of one name as listed.
std::vector<std::string> spoken_names(EntityKind kind, const std::string& name);

/// All names of an authority as token sequences in one trie. Immutable and shared between threads.
class Gazetteer {
 public:
  /// `stop_lists` decide which short names are also ordinary words, so that case decides (US and
  /// us).
  Gazetteer(const Authority& authority, const StopLists& stop_lists);
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;

  struct Impl;
  explicit Gazetteer(std::unique_ptr<Impl> impl);  ///< Compiled before: gazetteer_file.h.
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
