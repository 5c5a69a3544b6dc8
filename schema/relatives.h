// SPDX-License-Identifier: GPL-2.0-or-later
// What belongs to what: the `broader` chains of authority files, up and down, with the days on
// which each link holds.
//
//   ISKP -> Islamic State;  Kabul -> Afghanistan -> Asia
//   relatives_below(index, "group/is")    -> group/iskp, always
//   relatives_above(index, "place/kabul") -> place/afghanistan, place/asia
//
// `from` and `to` of an entity bound its own links upwards; a chain holds on the days on which all
// of its links do. Chains may meet and may run in circles: each relative is named once for every
// span of days, and never the entity itself.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/day_range.h"
#include "schema/index.h"

namespace dossier {

struct Relative {
  std::string id;
  DayRange days;
};

/// Everything that `id` belongs to, nearest first. Cost: a look-up of metadata a relative.
std::vector<Relative> relatives_above(const Index& index, std::string_view id);
/// Everything that belongs to `id`, nearest first.
std::vector<Relative> relatives_below(const Index& index, std::string_view id);

}  // namespace dossier
