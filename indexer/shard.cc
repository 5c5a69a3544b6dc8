// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shard.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>

#include "analysis/error.h"

namespace dossier {
namespace {

constexpr std::uint32_t kMostShards = 1000;

std::uint32_t jump_hash(std::uint64_t key, std::uint32_t buckets) {
  std::int64_t bucket = 0, next = 0;
  while (next < buckets) {
    bucket = next;
    key = key * 2862933555777941757U + 1;
    next = static_cast<std::int64_t>(
        static_cast<double>(bucket + 1) *
        (static_cast<double>(std::int64_t{1} << 31U) / static_cast<double>((key >> 33U) + 1)));
  }
  return static_cast<std::uint32_t>(bucket);
}

}  // namespace

bool Shard::holds(std::string_view id) const {
  return whole() || jump_hash(XXH3_64bits(id.data(), id.size()), of) + 1 == number;
}

std::string Shard::text() const { return fmt::format("{}/{}", number, of); }

Shard parse_shard(const std::string& text) {
  Shard shard;
  const auto* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, shard.number);
  if (first.ec == std::errc() && first.ptr != end && *first.ptr == '/') {
    const auto second = std::from_chars(first.ptr + 1, end, shard.of);
    if (second.ec == std::errc() && second.ptr == end && shard.number >= 1 &&
        shard.number <= shard.of && shard.of <= kMostShards)
      return shard;
  }
  throw Error("--shard " + text + " is not K/N",
              fmt::format("the second of three is --shard 2/3; N is {} at most", kMostShards));
}

}  // namespace dossier
