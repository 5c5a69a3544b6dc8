// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dossier {

/// Documents by number, a bit each. Cost of all but add() and contains(): a word for each 64
/// numbers up to the greatest.
class DocumentSet {
 public:
  void add(Xapian::docid document) {
    const auto word = std::size_t{document} / kBits;
    if (word >= words_.size()) words_.resize(std::max(word + 1, words_.size() * 2));
    words_[word] |= std::uint64_t{1} << (document % kBits);
  }
  /// Adds 1 to `last`.
  void add_to(Xapian::docid last) {
    words_.resize(std::max(words_.size(), std::size_t{last} / kBits + 1));
    const auto end = words_.begin() + last / kBits;
    std::fill(words_.begin(), end, ~std::uint64_t{0});
    *end |= ~std::uint64_t{0} >> (kBits - 1 - last % kBits);
    words_.front() &= ~std::uint64_t{1};
  }
  bool contains(Xapian::docid document) const {
    const auto word = std::size_t{document} / kBits;
    return word < words_.size() && (words_[word] >> (document % kBits) & 1U) != 0;
  }
  std::uint32_t count() const {
    std::uint32_t count = 0;
    for (const auto word : words_) count += static_cast<std::uint32_t>(std::popcount(word));
    return count;
  }
  /// Calls `each` with every document, ascending.
  template <typename Each>
  void for_each(const Each& each) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (auto word = words_[i]; word != 0; word &= word - 1)
        each(static_cast<Xapian::docid>(i * kBits + static_cast<unsigned>(std::countr_zero(word))));
    }
  }

  DocumentSet& operator|=(const DocumentSet& other) {
    words_.resize(std::max(words_.size(), other.words_.size()));
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  DocumentSet& operator&=(const DocumentSet& other) {
    words_.resize(std::min(words_.size(), other.words_.size()));
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  DocumentSet& operator-=(const DocumentSet& other) {
    const auto both = std::min(words_.size(), other.words_.size());
    for (std::size_t i = 0; i < both; ++i) words_[i] &= ~other.words_[i];
    return *this;
  }

 private:
  static constexpr unsigned kBits = 64;
  std::vector<std::uint64_t> words_;
};

}  // namespace dossier
