// SPDX-License-Identifier: GPL-2.0-or-later
// Documents and mentions of each of many values, in four bytes a value.
//
//   ValueCounts counts;
//   counts.resize(3);
//   counts.add(1, 1, 5), counts.add(1, 1, 2);
//   counts.of(1)  ->  2 documents, 7 mentions
//
// Most values are rare, and memory is what counting costs first: each page that is touched is a
// fault. So a value has 16 bits for its documents and 16 for its mentions, the highest of each
// never set, and what they cannot hold goes into a map beside them.

#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/facet_numbers.h"

namespace dossier {

struct ValueCount {
  std::uint32_t documents = 0;
  std::uint32_t mentions = 0;  ///< Only decides between equals.
};

/// The same in a word: documents * kPackedDocument + mentions, each at most kMostPacked; or kLarge,
/// where they are more and stand elsewhere. The more documents, the greater the word.
inline constexpr std::uint32_t kPackedDocument = 1U << 16, kMostPacked = (1U << 15) - 1,
                               kLarge = ~0U;

inline ValueCount unpack_count(std::uint32_t packed) {
  return {packed / kPackedDocument, packed % kPackedDocument};
}

class ValueCounts {
 public:
  bool empty() const { return packed_.empty(); }
  std::size_t size() const { return packed_.size(); }
  void resize(std::size_t values) { packed_.resize(values); }
  /// By value.
  std::span<const std::uint32_t> packed() const { return packed_; }

  /// `value` < size(). Cost: a memory access.
  void add(FacetNumber value, std::uint32_t documents, std::uint32_t mentions) {
    auto& packed = packed_[value];
    const auto sum = packed + documents * kPackedDocument + mentions;
    // The highest bit of each count is never set: one sum cannot run into the other unseen.
    if (((packed | sum) & kTooMany) != 0 || (documents | mentions) > kMostPacked) [[unlikely]] {
      add_large(value, documents, mentions);
    } else {
      packed = sum;
    }
  }
  ValueCount of(FacetNumber value) const {
    const auto packed = packed_[value];
    return packed == kLarge ? large_.at(value) : unpack_count(packed);
  }

 private:
  static constexpr std::uint32_t kTooMany = (kMostPacked + 1) * (kPackedDocument + 1);

  void add_large(FacetNumber value, std::uint32_t documents, std::uint32_t mentions) {
    const auto few = std::exchange(packed_[value], kLarge);
    auto& large = large_.try_emplace(value, unpack_count(few)).first->second;
    large.documents += documents;
    large.mentions += mentions;
  }

  std::vector<std::uint32_t> packed_;
  std::unordered_map<FacetNumber, ValueCount> large_;
};

}  // namespace dossier
