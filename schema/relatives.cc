// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/relatives.h"

#include "schema/hierarchy.h"

namespace dossier {
namespace {

std::vector<Relative> one_a_period(const std::vector<Kinship>& kin) {
  std::vector<Relative> all;
  for (const auto& relative : kin) {
    for (const auto& period : relative.periods) {
      all.push_back({relative.id, DayRange::of(period)});
    }
  }
  return all;
}

}  // namespace

std::vector<Relative> relatives_above(const Index& index, std::string_view id) {
  return one_a_period(entities_above(index, id));
}

std::vector<Relative> relatives_below(const Index& index, std::string_view id) {
  return one_a_period(entities_below(index, id));
}

}  // namespace dossier
