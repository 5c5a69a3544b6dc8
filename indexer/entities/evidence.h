// SPDX-License-Identifier: GPL-2.0-or-later
// What a document as a whole says about names: collected on a first pass, asked on the second.

#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/segment.h"

namespace dossier {

class Evidence {
 public:
  /// Sizes the table of lower-case words for a document of `words` words.
  explicit Evidence(std::size_t words);

  void saw_lower(const Word& word);
  /// Does the word occur in lower case? In one case of thousands, wrongly yes.
  bool seen_lower(const Word& word) const;

  /// A sure mention of `entity` with `title` before it, or kNone.
  void support(std::uint32_t entity, TermId title);
  bool supported(std::uint32_t entity) const { return support_.contains(entity); }
  bool titled(std::uint32_t entity, TermId title) const;

  /// On the second pass: the latest sure mention so far, counted in mentions; 0 before the first.
  void mention(std::uint32_t entity) { latest_[entity] = ++mentions_; }
  std::uint64_t latest(std::uint32_t entity) const;

  /// The short name stood in mid-sentence as a name of its own.
  void stood_alone(NodeId name) { alone_.insert(name); }
  bool stands_alone(NodeId name) const { return alone_.contains(name); }
  /// The short name belongs to somebody no authority lists ("Jim Baker").
  void belongs_to_stranger(NodeId name) { strangers_.insert(name); }
  bool is_strangers(NodeId name) const { return strangers_.contains(name); }

 private:
  std::vector<std::uint64_t> lower_;
  std::unordered_map<std::uint32_t, std::unordered_set<TermId>> support_;
  std::unordered_map<std::uint32_t, std::uint64_t> latest_;
  std::unordered_set<NodeId> alone_, strangers_;
  std::uint64_t mentions_ = 0;
};

}  // namespace dossier
