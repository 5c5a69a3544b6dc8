// SPDX-License-Identifier: GPL-2.0-or-later
// Documents and mentions of each of many values, in four bytes a value.
//
//   ValueCounts counts;
//   counts.resize(3);
//   counts.add(1, 1, 5), counts.add(1, 1, 2);
//   counts.of(1)  ->  2 documents, 7 mentions
//
// Most values are rare, and memory is what counting costs first: each page that is touched is a
// fault. So a value has 16 bits for its documents and 16 for its mentions, and what they cannot
// hold goes into a map beside them.

#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/facet_numbers.h"

namespace dossier {

struct ValueCount {
  std::uint32_t documents = 0;
  std::uint32_t mentions = 0;  ///< Only decides between equals.
};

/// The same in a word: documents * kPackedDocument + mentions, each at most kMostPacked.
inline constexpr std::uint32_t kPackedDocument = 1U << 16, kMostPacked = kPackedDocument - 1;

inline ValueCount unpack_count(std::uint32_t packed) {
  return {packed / kPackedDocument, packed % kPackedDocument};
}

class ValueCounts {
 public:
  bool empty() const { return packed_.empty(); }
  std::size_t size() const { return packed_.size(); }
  void resize(std::size_t values) { packed_.resize(values); }

  /// `value` < size(). Cost: a memory access.
  void add(FacetNumber value, std::uint32_t documents, std::uint32_t mentions) {
    auto& packed = packed_[value];
    const auto count = unpack_count(packed);
    if (documents > kMostPacked - count.documents || mentions > kMostPacked - count.mentions) {
      add_large(value, documents, mentions);
    } else {
      packed += documents * kPackedDocument + mentions;
    }
  }
  ValueCount of(FacetNumber value) const {
    const auto few = unpack_count(packed_[value]);
    return large_.empty() ? few : with_large(value, few);
  }

 private:
  void add_large(FacetNumber value, std::uint32_t documents, std::uint32_t mentions) {
    const auto few = unpack_count(std::exchange(packed_[value], 0));
    auto& large = large_[value];
    large.documents += few.documents + documents;
    large.mentions += few.mentions + mentions;
  }
  ValueCount with_large(FacetNumber value, ValueCount few) const {
    const auto found = large_.find(value);
    if (found == large_.end()) return few;
    return {few.documents + found->second.documents, few.mentions + found->second.mentions};
  }

  std::vector<std::uint32_t> packed_;
  std::unordered_map<FacetNumber, ValueCount> large_;  // What did not fit.
};

}  // namespace dossier
