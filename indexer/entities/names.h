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

#include "schema/bytes.h"

namespace dossier {

using TermId = std::uint32_t;
using NodeId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// A bit for every few hashes: says of most hashes that are not in a table that they are not, out
/// of much less memory than the table, so that a processor keeps it near.
class HashFilter {
 public:
  /// Forgets all, and makes room for `size` hashes. Four bits each or more: at most one
  /// in four others is wrongly let through, mostly one in ten.
  void reset(std::size_t size);
  void add(std::uint32_t hash) { bits_[hash >> shift_ >> 6U] |= bit(hash); }
  bool may_have(std::uint32_t hash) const { return (bits_[hash >> shift_ >> 6U] & bit(hash)) != 0; }

 private:
  std::uint64_t bit(std::uint32_t hash) const { return std::uint64_t{1} << (hash >> shift_ & 63U); }
  std::vector<std::uint64_t> bits_ = {0, 0};
  unsigned shift_ = 25;  // Of the first bits of a hash, which are the number of its bit here.
};

/// Distinct terms, numbered from 0, in one run of bytes.
class Vocabulary {
 public:
  Vocabulary();
  TermId add(std::string_view term);
  /// kNone where the term is in no name. `hash` from hash_term(term).
  TermId find(std::string_view term, std::size_t hash) const;
  TermId find(std::string_view term) const;
  /// Has what find() will look at brought near, where there is anything.
  void expect(std::size_t hash) const {
    if (filter_.may_have(tag_of(hash)))
      __builtin_prefetch(slots_.data() + (hash & (slots_.size() - 1)));
  }
  std::string_view term(TermId id) const {
    const std::uint32_t begin = id == 0 ? 0 : ends_[id - 1];
    return std::string_view(text_).substr(begin, ends_[id] - begin);
  }
  std::size_t size() const { return ends_.size(); }

  void store(ByteWriter& out) const;
  void restore(ByteReader& in);

 private:
  struct Slot {
    std::uint32_t tag = 0;  ///< The hash's upper half: most other terms are told apart by it.
    TermId id = kNone;      ///< kNone: free.
  };
  static std::uint32_t tag_of(std::size_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }
  std::size_t free_slot(std::size_t hash) const;
  void grow();
  std::string text_;
  std::vector<std::uint32_t> ends_;  ///< In text_, by TermId.
  std::vector<Slot> slots_;
  HashFilter filter_;  ///< By tag.
};

/// The same in every run of every program, since it is stored.
std::size_t hash_term(std::string_view term);

/// Paths of terms; node 0 is the root.
class Trie {
 public:
  Trie();
  NodeId child(NodeId node, TermId term) const {
    if (node == 0) return term < first_.size() ? first_[term] : kNone;
    return child_below(node, term);
  }
  NodeId add_child(NodeId node, TermId term);
  std::size_t nodes() const { return nodes_; }

  void store(ByteWriter& out) const;
  void restore(ByteReader& in);

 private:
  struct Slot {
    NodeId parent = 0;  ///< 0: free; children of the root are in first_.
    TermId term = 0;
    NodeId node = 0;
  };
  NodeId child_below(NodeId node, TermId term) const;
  std::size_t place_of(std::size_t hash, NodeId node, TermId term) const;
  void put(const Slot& slot);
  void grow();
  std::vector<NodeId> first_;  ///< Children of the root, by TermId: most words begin no name.
  std::vector<Slot> slots_;
  HashFilter filter_;  ///< Of slots_: most words go on no name.
  std::size_t nodes_ = 1, filled_ = 0;
};

}  // namespace dossier
