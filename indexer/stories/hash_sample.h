// SPDX-License-Identifier: GPL-2.0-or-later
// A sample of a set of hashes that tells how much of one set stands in another.
//
//   {17, 99, 2^25 + 5} at most 2  ->  level 1: {17, 99}, those below 2^(26 - 1)
//
// Kept are all hashes below 2^(26 - level), with the lowest level at which no more than the number
// asked for are left. That is the "modulo" sketch of A. Z. Broder, "On the resemblance and
// containment of documents" (1997), section 4: unlike a fixed number of smallest hashes, it
// estimates containment as well as resemblance, and samples of different levels compare at the
// higher of the two.

#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace dossier {

/// Two texts of a thousand words have a hash in common by chance once in dozens of pairs; more bits
/// would be a byte more of the index for each hash.
inline constexpr unsigned kHashBits = 26;

inline std::uint32_t hash_of(std::uint32_t hash) { return hash; }

/// Items by their hashes (hash_of(Item)), ascending, each once.
template <typename Item>
struct HashSample {
  unsigned level = 0;
  std::vector<Item> items;

  /// Estimate of the whole set's size.
  std::uint64_t size() const { return std::uint64_t{items.size()} << level; }
  /// How many of the items a sample of that level, no lower than this one's, would have.
  std::size_t size_at(unsigned other) const {
    const auto end = std::uint64_t{1} << (kHashBits - other);
    return static_cast<std::size_t>(
        std::partition_point(items.begin(), items.end(),
                             [end](const Item& item) { return hash_of(item) < end; }) -
        items.begin());
  }
  auto operator<=>(const HashSample&) const = default;
};

/// Gathers the sample of a set, `most` items at most, from any number of items in constant memory.
/// Cost: linear but for sorts of 8 * most items now and then.
template <typename Item>
class Sampler {
 public:
  explicit Sampler(std::size_t most) : most_(most) {}

  void add(const Item& item) {
    if (sample_.level > 0 && hash_of(item) >> (kHashBits - sample_.level) != 0) return;
    sample_.items.push_back(item);
    if (sample_.items.size() >= 8 * most_) reduce(4 * most_);
  }
  HashSample<Item> finish() {
    reduce(most_);
    return std::move(sample_);
  }

 private:
  // Each item once, and no more than `most` of them.
  void reduce(std::size_t most) {
    auto& items = sample_.items;
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    while (items.size() > most && sample_.level < kHashBits - 1) {
      ++sample_.level;
      items.resize(sample_.size_at(sample_.level));
    }
  }

  std::size_t most_;
  HashSample<Item> sample_;
};

}  // namespace dossier
