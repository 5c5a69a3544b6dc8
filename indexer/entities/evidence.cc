// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/evidence.h"

#include <algorithm>
#include <bit>

namespace dossier {
namespace {

constexpr std::size_t kBitsPerWord = 8;
constexpr std::size_t kLeastBits = 1U << 14;

std::size_t spread(std::size_t hash) { return hash ^ (hash >> 29); }

}  // namespace

Evidence::Evidence(std::size_t words)
    : lower_(std::bit_ceil(std::max(words * kBitsPerWord, kLeastBits)) / 64) {}

void Evidence::saw_lower(const Word& word) {
  const std::size_t bit = spread(word.hash) & (lower_.size() * 64 - 1);
  lower_[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

bool Evidence::seen_lower(const Word& word) const {
  const std::size_t bit = spread(word.hash) & (lower_.size() * 64 - 1);
  return (lower_[bit / 64] >> (bit % 64) & 1) != 0;
}

void Evidence::support(std::uint32_t entity, TermId title) {
  auto& titles = support_[entity];
  if (title != kNone) titles.insert(title);
}

bool Evidence::titled(std::uint32_t entity, TermId title) const {
  const auto found = support_.find(entity);
  return title != kNone && found != support_.end() && found->second.contains(title);
}

std::uint64_t Evidence::latest(std::uint32_t entity) const {
  const auto found = latest_.find(entity);
  return found == latest_.end() ? 0 : found->second;
}

}  // namespace dossier
