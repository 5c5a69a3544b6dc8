// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/names.h"

#include <functional>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t kFirstSlots = 1024;  // A power of two, as all table sizes here.

std::uint64_t edge(NodeId node, TermId term) {
  return (static_cast<std::uint64_t>(node) + 1) << 32 | term;  // Never 0.
}

std::size_t mix(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15ULL;
  return static_cast<std::size_t>(key ^ (key >> 32));
}

}  // namespace

std::size_t hash_term(std::string_view term) { return std::hash<std::string_view>{}(term); }

Vocabulary::Vocabulary() : slots_(kFirstSlots, kNone) {}

TermId Vocabulary::find(std::string_view term) const { return find(term, hash_term(term)); }

TermId Vocabulary::find(std::string_view term, std::size_t hash) const {
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at] == kNone || terms_[slots_[at]] == term) return slots_[at];
  }
}

TermId Vocabulary::add(std::string_view term) {
  const std::size_t hash = hash_term(term);
  if (const TermId known = find(term, hash); known != kNone) return known;
  if (terms_.size() * 2 >= slots_.size()) grow();
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != kNone) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = static_cast<TermId>(terms_.size());
  terms_.emplace_back(term);
  return slots_[at];
}

void Vocabulary::grow() {
  slots_.assign(slots_.size() * 2, kNone);
  for (std::size_t id = 0; id < terms_.size(); ++id) {
    std::size_t at = hash_term(terms_[id]) & (slots_.size() - 1);
    while (slots_[at] != kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = static_cast<TermId>(id);
  }
}

Trie::Trie() : slots_(kFirstSlots) {}

NodeId Trie::child(NodeId node, TermId term) const {
  const std::uint64_t key = edge(node, term);
  for (std::size_t at = mix(key) & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key) return slots_[at].node;
    if (slots_[at].key == 0) return kNone;
  }
}

NodeId Trie::add_child(NodeId node, TermId term) {
  if (const NodeId known = child(node, term); known != kNone) return known;
  if (nodes_ * 2 >= slots_.size()) grow();
  const std::uint64_t key = edge(node, term);
  std::size_t at = mix(key) & (slots_.size() - 1);
  while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {key, static_cast<NodeId>(nodes_++)};
  return slots_[at].node;
}

void Trie::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t at = mix(slot.key) & (slots_.size() - 1);
    while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace dossier
