// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/evidence.h"

#include <algorithm>
#include <bit>

namespace dossier {
namespace {

constexpr std::size_t kBitsPerWord = 32;
constexpr std::size_t kLeastBits = 1U << 16;

}  // namespace

WordSet::WordSet(std::size_t words)
    : bits_(std::bit_ceil(std::max(words * kBitsPerWord, kLeastBits)) / 64) {}

void WordSet::add(const Word& word) {
  for (const std::size_t bit : {word.hash, word.hash >> 32}) {
    bits_[bit / 64 & (bits_.size() - 1)] |= std::uint64_t{1} << (bit % 64);
  }
}

bool WordSet::contains(const Word& word) const {
  auto has = [this](std::size_t bit) {
    return (bits_[bit / 64 & (bits_.size() - 1)] >> (bit % 64) & 1) != 0;
  };
  return has(word.hash) && has(word.hash >> 32);
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
