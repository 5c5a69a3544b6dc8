// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents of a large corpus one of several indexes holds.
//
//   const auto shard = parse_shard("2/3");  // The second of three.
//   shard.holds("closing-the-line.xml")     // In exactly one of 1/3, 2/3, 3/3.
//
// By jump consistent hash (J. Lamping and E. Veach, arXiv:1406.2294, 2014) over the XXH3 hash of
// the id: from N shards to N + 1, one document in N + 1 moves, and always to the new shard.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

struct Shard {
  std::uint32_t number = 1, of = 1;

  bool operator==(const Shard&) const = default;
  /// All documents there are?
  bool whole() const { return of == 1; }
  bool holds(std::string_view id) const;
  /// "2/3"
  std::string text() const;
  /// May an index that was this shard go on as `next`? Documents can leave it, but what comes from
  /// other shards is not looked for: the same number of more shards.
  bool may_become(const Shard& next) const { return number == next.number && of <= next.of; }
};

/// @throws Error for what is not K/N, 1 <= K <= N <= 1000.
Shard parse_shard(const std::string& text);

}  // namespace dossier
