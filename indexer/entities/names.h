// SPDX-License-Identifier: GPL-2.0-or-later
// The gazetteer's store: terms by number, names as paths of terms in one trie, and what each path
// may mean.
//
// Both tables are open addressing in flat arrays: a document's words cost one probe each, a name's
// next word another.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

using TermId = std::uint32_t;
using NodeId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// Distinct terms, numbered from 0.
class Vocabulary {
 public:
  Vocabulary();
  TermId add(std::string_view term);
  /// kNone where the term is in no name. `hash` from hash_term(term).
  TermId find(std::string_view term, std::size_t hash) const;
  TermId find(std::string_view term) const;
  const std::string& term(TermId id) const { return terms_[id]; }
  std::size_t size() const { return terms_.size(); }

 private:
  void grow();
  std::vector<std::string> terms_;
  std::vector<TermId> slots_;
};

std::size_t hash_term(std::string_view term);

/// Paths of terms; node 0 is the root.
class Trie {
 public:
  Trie();
  NodeId child(NodeId node, TermId term) const;
  NodeId add_child(NodeId node, TermId term);
  std::size_t nodes() const { return nodes_; }

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: free.
    NodeId node = 0;
  };
  void grow();
  std::vector<Slot> slots_;
  std::size_t nodes_ = 1;
};

}  // namespace dossier
