// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/name_prior.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace dossier {
namespace {

// Tried on diplomatic papers; neighbouring values differ little.
constexpr double kYears = 2;          // By so many years a witness's voice falls to 1/e.
constexpr double kUndated = 0.3;      // The voice of a witness whose distance is not known.
constexpr double kAnyDocument = 0.1;  // What a witness says with nothing in common.
constexpr double kInCommon = 0.3;     // What a shared actor adds, times its weight.
constexpr double kLeast = 0.1;        // Less than one good witness tells nothing.
constexpr double kClear = 0.6;        // The share that decides.

}  // namespace

void NamePrior::add_witness(const std::vector<std::uint32_t>& bearers, Witness witness) {
  const auto number = static_cast<std::uint32_t>(witnesses_.size());
  witnesses_.push_back(std::move(witness));
  for (const std::uint32_t bearer : bearers) witnesses_of_[bearer].push_back(number);
}

double NamePrior::voice(const Witness& witness, std::uint32_t bearer, const OpenName& name) const {
  double common = 0;
  auto mine = name.actors.begin();
  for (const std::uint32_t actor : witness.actors) {
    while (mine != name.actors.end() && *mine < actor) ++mine;
    if (mine == name.actors.end()) break;
    if (*mine != actor || actor == bearer) continue;
    const auto weight = weights_.find(actor);
    if (weight != weights_.end()) common += weight->second;
  }
  const double near = witness.year == 0 || name.year == 0
                          ? kUndated
                          : std::exp(-std::abs(witness.year - name.year) / kYears);
  return near * (kAnyDocument + kInCommon * common);
}

std::optional<std::uint32_t> NamePrior::choose(const OpenName& name) const {
  double all = 0, most = 0;
  std::uint32_t best = 0;
  for (const std::uint32_t bearer : name.candidates) {
    const auto found = witnesses_of_.find(bearer);
    if (found == witnesses_of_.end()) continue;
    double said = 0;
    for (const auto number : found->second) said += voice(witnesses_[number], bearer, name);
    all += said;
    if (said <= most) continue;
    most = said;
    best = bearer;
  }
  if (most < kLeast || most < kClear * all) return std::nullopt;
  return best;
}

}  // namespace dossier
