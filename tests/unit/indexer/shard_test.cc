// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shard.h"

#include <doctest/doctest.h>

#include <string>

#include "analysis/error.h"

using namespace dossier;

TEST_CASE("K/N is read, and nothing else") {
  CHECK(parse_shard("2/3") == Shard{2, 3});
  CHECK(parse_shard("1/1").whole());
  for (const auto* wrong : {"", "2", "/3", "2/", "0/3", "4/3", "2/3 ", " 2/3", "-1/3", "2/1001",
                            "2/3/4", "99999999999/3", "a/b"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(parse_shard(wrong), Error);
  }
}

TEST_CASE(
    "each id is in one shard, about as many in each, and one more shard moves only to itself") {
  constexpr int kIds = 6000;
  constexpr std::uint32_t kShards = 3;
  int of[kShards] = {}, moved = 0;
  for (int i = 0; i < kIds; ++i) {
    const auto id = "papers/" + std::to_string(i) + ".md";
    std::uint32_t holder = 0, holders = 0;
    for (std::uint32_t number = 1; number <= kShards; ++number) {
      if (!Shard{number, kShards}.holds(id)) continue;
      holder = number;
      ++holders;
    }
    REQUIRE(holders == 1);
    ++of[holder - 1];
    const bool stays = Shard{holder, kShards + 1}.holds(id);
    CHECK(stays != Shard{kShards + 1, kShards + 1}.holds(id));
    moved += stays ? 0 : 1;
  }
  for (const auto count : of) CHECK(std::abs(count - kIds / 3) < 200);
  CHECK(std::abs(moved - kIds / 4) < 200);
}

TEST_CASE("where an id belongs never changes") {
  CHECK(Shard{2, 2}.holds("ortskraefte"));
  CHECK(Shard{3, 3}.holds("closing-the-line.xml"));
}

TEST_CASE("a shard may only become the same one of more") {
  CHECK(Shard{2, 3}.may_become({2, 4}));
  CHECK(Shard{1, 1}.may_become({1, 4}));
  CHECK_FALSE(Shard{2, 3}.may_become({1, 4}));
  CHECK_FALSE(Shard{2, 3}.may_become({2, 2}));
}
