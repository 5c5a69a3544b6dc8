// SPDX-License-Identifier: GPL-2.0-or-later
// How many documents cite a document, asked of servers as seldom as can be.
//
//   times_cited.look_for_uncited(keys);   // Of a page's documents, in one request.
//   times_cited.of(id)                    -> 3

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "schema/work_terms.h"
#include "searcher/compile/columns.h"
#include "searcher/searcher.h"

namespace dossier {

/// Of one state of the index; of a remote one it remembers what it heard, until forget().
class TimesCited {
 public:
  explicit TimesCited(const Searcher::Impl& impl) : impl_(impl) {}

  /// How many documents cite this one. Its work keys, where they are at hand already: packed, as in
  /// slot::kWorkKeys, or not; else they are read where they are needed.
  std::uint32_t of(Xapian::docid id) const;
  std::uint32_t of(Xapian::docid id, const std::string& packed_keys) const;
  std::uint32_t of(Xapian::docid id, const std::vector<WorkName>& names) const;
  /// Of a remote index: finds out, in a request a server and some hundred documents, which of these
  /// nobody cites, so that of() need not ask.
  void look_for_uncited(const Column& work_keys) const;
  void forget() { known_.clear(); }

 private:
  std::optional<std::uint32_t> known(Xapian::docid id) const;

  const Searcher::Impl& impl_;
  mutable std::unordered_map<Xapian::docid, std::uint32_t> known_;  // Of a remote index.
};

}  // namespace dossier
