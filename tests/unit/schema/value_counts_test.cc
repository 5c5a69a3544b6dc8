// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/value_counts.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace dossier;

TEST_CASE("counts that do not fit into four bytes are kept all the same") {
  struct Row {
    std::uint32_t times, documents, mentions;  // Added so often.
  };
  const Row rows[] = {{1, 1, 0},         {1, 0, 5},         {65535, 1, 1},      {65536, 1, 1},
                      {32767, 1, 1},     {32768, 1, 1},     {1, 32767, 32767},  {1, 32768, 0},
                      {2, 0, 32767},     {3, 1, 32767},     {1, 0, 4294967295}, {3, 40000, 2},
                      {200, 1, 1000000}, {70000, 1, 70000}, {2, 65535, 65535}};
  for (const auto& row : rows) {
    CAPTURE(row.times);
    CAPTURE(row.mentions);
    ValueCounts counts;
    counts.resize(3);
    for (std::uint32_t i = 0; i < row.times; ++i) counts.add(1, row.documents, row.mentions);
    CHECK(counts.of(1).documents == row.times * row.documents);
    CHECK(counts.of(1).mentions == row.times * row.mentions);
    CHECK(counts.of(0).documents + counts.of(2).documents == 0);
  }
}

TEST_CASE("packed, more documents are the greater number, and what does not fit the greatest") {
  ValueCounts counts;
  counts.resize(4);
  counts.add(1, 2, 0);
  counts.add(2, 1, 9999);
  counts.add(3, 1, 1000000);
  const auto packed = counts.packed();
  CHECK(packed[0] == 0);
  CHECK(unpack_count(packed[1]).documents == 2);
  CHECK(unpack_count(packed[2]).mentions == 9999);
  CHECK(packed[1] > packed[2]);
  CHECK(packed[3] == kLarge);
}

TEST_CASE("counts are those of plain numbers") {
  constexpr FacetNumber kValues = 20;
  ValueCounts counts;
  counts.resize(kValues);
  std::vector<ValueCount> plain(kValues);
  std::mt19937 engine(3);
  for (int i = 0; i < 100000; ++i) {
    const auto value = static_cast<FacetNumber>(engine() % kValues);
    const auto documents = static_cast<std::uint32_t>(engine() % 3 * (engine() % 50));
    const auto mentions = static_cast<std::uint32_t>(engine() % (1U << engine() % 17));
    counts.add(value, documents, mentions);
    plain[value].documents += documents;
    plain[value].mentions += mentions;
  }
  for (FacetNumber value = 0; value < kValues; ++value) {
    CHECK(counts.of(value).documents == plain[value].documents);
    CHECK(counts.of(value).mentions == plain[value].mentions);
  }
}
