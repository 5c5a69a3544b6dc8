// SPDX-License-Identifier: GPL-2.0-or-later
// What belongs to what, and when: parents and parts of the entities in an index.
//
//   Zabul -> Afghanistan (always); the interim cabinet -> Taliban, 2021-09-07/..
//   entities_below(index, "group/taliban")              -> the cabinet in 2021-09-07/.., ...
//   entities_below(index, "group/taliban", 2019)        -> without it
//   entities_above(index, "place/zabul")                -> place/afghanistan, place/south-asia, ...
//
// A part belongs in the days in which every step between holds, each cut to the life of its entity.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/entity.h"
#include "schema/index.h"

namespace dossier {

/// An entity that belongs to another, or to which another belongs, and when: none of the periods is
/// inside another one.
struct Kinship {
  std::string id;
  std::vector<Period> periods;
};

/// Everything below (above) the entity `id`, itself left out, the nearest first; with a date, what
/// holds on a day it may mean. Circles are walked once. Cost: a look-up in the index for each
/// entity found. Of more than kMostKin entities the nearest are given.
std::vector<Kinship> entities_below(const Index& index, std::string_view id,
                                    const std::optional<Date>& date = std::nullopt);
std::vector<Kinship> entities_above(const Index& index, std::string_view id,
                                    const std::optional<Date>& date = std::nullopt);
inline constexpr std::size_t kMostKin = 20000;

/// The parts of each entity, for the index to keep: sorted by the id of the whole, the parts in the
/// order of `entities`.
std::vector<std::pair<std::string, std::vector<std::string>>> parts_of(
    const std::vector<Entity>& entities);

}  // namespace dossier
