// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/names.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>

namespace dossier {
namespace {

constexpr std::size_t kFirstSlots = 1024;  // A power of two, as all table sizes here.

std::size_t mix(NodeId node, TermId term) {
  std::uint64_t key = std::uint64_t{node} << 32U | term;
  key *= 0x9E3779B97F4A7C15ULL;
  return static_cast<std::size_t>(key ^ (key >> 32U));
}

std::uint32_t upper_half(std::size_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

}  // namespace

std::size_t hash_term(std::string_view term) { return XXH3_64bits(term.data(), term.size()); }

void HashFilter::reset(std::size_t size) {
  const auto cells =
      std::bit_ceil(std::clamp<std::size_t>(size, 16, std::size_t{1} << 24U) * 4 + 1);
  shift_ = 32 - static_cast<unsigned>(std::countr_zero(cells));
  bits_.assign(cells / 64, 0);
}

Vocabulary::Vocabulary() : slots_(kFirstSlots) { filter_.reset(kFirstSlots / 2); }

TermId Vocabulary::find(std::string_view term) const { return find(term, hash_term(term)); }

TermId Vocabulary::find(std::string_view term, std::size_t hash) const {
  if (!filter_.may_have(tag_of(hash))) return kNone;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == kNone) return kNone;
    if (slot.tag == tag_of(hash) && this->term(slot.id) == term) return slot.id;
  }
}

std::size_t Vocabulary::free_slot(std::size_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].id != kNone) at = (at + 1) & (slots_.size() - 1);
  return at;
}

TermId Vocabulary::add(std::string_view term) {
  const std::size_t hash = hash_term(term);
  if (const TermId known = find(term, hash); known != kNone) return known;
  if (size() * 2 >= slots_.size()) grow();
  const auto id = static_cast<TermId>(size());
  slots_[free_slot(hash)] = {tag_of(hash), id};
  filter_.add(tag_of(hash));
  text_ += term;
  ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  return id;
}

void Vocabulary::grow() {
  slots_.assign(slots_.size() * 2, Slot{});
  filter_.reset(slots_.size() / 2);
  for (TermId id = 0; id < size(); ++id) {
    const std::size_t hash = hash_term(term(id));
    slots_[free_slot(hash)] = {tag_of(hash), id};
    filter_.add(tag_of(hash));
  }
}

void Vocabulary::store(ByteWriter& out) const {
  out.text(text_);
  out.table(ends_);
  out.table(slots_);
}

void Vocabulary::restore(ByteReader& in) {
  text_ = in.text();
  in.table(ends_);
  in.table(slots_);
  if (!std::has_single_bit(slots_.size())) damaged("a table of terms has no right size");
  filter_.reset(slots_.size() / 2);
  for (const Slot& slot : slots_)
    if (slot.id != kNone) filter_.add(slot.tag);
}

Trie::Trie() : slots_(kFirstSlots) { filter_.reset(kFirstSlots / 2); }

// Where the child is, or could be put.
std::size_t Trie::place_of(std::size_t hash, NodeId node, TermId term) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].parent != 0 && (slots_[at].parent != node || slots_[at].term != term))
    at = (at + 1) & mask;
  return at;
}

NodeId Trie::child_below(NodeId node, TermId term) const {
  const std::size_t hash = mix(node, term);
  if (!filter_.may_have(upper_half(hash))) return kNone;
  const Slot& slot = slots_[place_of(hash, node, term)];
  return slot.parent == 0 ? kNone : slot.node;
}

void Trie::put(const Slot& slot) {
  const std::size_t hash = mix(slot.parent, slot.term);
  slots_[place_of(hash, slot.parent, slot.term)] = slot;
  filter_.add(upper_half(hash));
}

NodeId Trie::add_child(NodeId node, TermId term) {
  if (const NodeId known = child(node, term); known != kNone) return known;
  const auto added = static_cast<NodeId>(nodes_++);
  if (node == 0) {
    if (first_.size() <= term) first_.resize(term + std::size_t{1}, kNone);
    return first_[term] = added;
  }
  if (++filled_ * 2 >= slots_.size()) grow();
  put({node, term, added});
  return added;
}

void Trie::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  filter_.reset(slots_.size() / 2);
  for (const Slot& slot : old)
    if (slot.parent != 0) put(slot);
}

void Trie::store(ByteWriter& out) const {
  out.number(nodes_);
  out.number(filled_);
  out.table(first_);
  out.table(slots_);
}

void Trie::restore(ByteReader& in) {
  nodes_ = in.number();
  filled_ = in.number();
  in.table(first_);
  in.table(slots_);
  if (!std::has_single_bit(slots_.size())) damaged("a table of names has no right size");
  filter_.reset(slots_.size() / 2);
  for (const Slot& slot : slots_)
    if (slot.parent != 0) filter_.add(upper_half(mix(slot.parent, slot.term)));
}

}  // namespace dossier
