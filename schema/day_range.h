// SPDX-License-Identifier: GPL-2.0-or-later
// The days on which a name, a life or a parent holds.

#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "schema/date.h"
#include "schema/entity.h"

namespace dossier {

/// Days [first, last], YYYYMMDD.
struct DayRange {
  static constexpr std::uint32_t kLastDay = 99999999;

  std::uint32_t first = 0, last = kLastDay;

  static DayRange of(const Period& period) {
    return {period.from ? period.from->first_day() : 0,
            period.to ? period.to->last_day() : kLastDay};
  }
  bool always() const { return first == 0 && last == kLastDay; }
  /// May a document of the days [from, to] have been written while it held? What has no date (0, 0)
  /// may.
  bool may_hold(std::uint32_t from, std::uint32_t to) const {
    return to == 0 || (from <= last && to >= first);
  }
  /// Does any day that `date` may mean lie in it? Without a date nothing is known against it.
  bool meets(const std::optional<Date>& date) const {
    return !date || may_hold(date->first_day(), date->last_day());
  }
  bool covers(const DayRange& other) const { return first <= other.first && last >= other.last; }

  auto operator<=>(const DayRange&) const = default;
};

}  // namespace dossier
