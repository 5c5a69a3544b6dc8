// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "indexer/entities/name_prior.h"

using namespace dossier;

namespace {

constexpr std::uint32_t kJohn = 1, kRobert = 2, kRusk = 3, kLaos = 4;

NamePrior kennedys() {
  NamePrior prior;
  prior.set_weight(kRusk, 1);
  prior.set_weight(kLaos, 2);
  for (int n = 0; n < 4; ++n) prior.add_witness({kJohn}, {1962, {kJohn, kRusk}});
  for (int n = 0; n < 2; ++n) prior.add_witness({kRobert}, {1968, {kRobert, kLaos}});
  return prior;
}

}  // namespace

TEST_CASE("years and company tell bearers apart") {
  const NamePrior prior = kennedys();
  const std::vector<std::uint32_t> both{kJohn, kRobert};
  CHECK(prior.choose({both, {kRusk}, 1962}) == kJohn);
  CHECK(prior.choose({both, {}, 1968}) == kRobert);
  CHECK(prior.choose({both, {kLaos}, 0}) == kRobert);
  CHECK_FALSE(prior.choose({both, {}, 1965}));  // Too little is said.
  CHECK_FALSE(prior.choose({{}, {kRusk}, 1962}));
  CHECK_FALSE(prior.choose({{7, 8}, {kRusk}, 1962}));  // Nobody speaks for either.
  CHECK_FALSE(NamePrior().choose({both, {kRusk}, 1962}));
}
