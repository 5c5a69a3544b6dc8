// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/entity.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace dossier {
namespace {

constexpr std::uint32_t kOpenEnd = std::numeric_limits<std::uint32_t>::max();

std::uint32_t begin_of(const Period& period) { return period.from ? period.from->first_day() : 0; }

std::uint32_t end_of(const Period& period) { return period.to ? period.to->last_day() : kOpenEnd; }

}  // namespace

bool Period::holds_at(const std::optional<Date>& date) const {
  return !date || (begin_of(*this) <= date->last_day() && date->first_day() <= end_of(*this));
}

bool Period::contains(const Period& other) const {
  return begin_of(*this) <= begin_of(other) && end_of(other) <= end_of(*this);
}

std::optional<Period> Period::common(const Period& other) const {
  const Period both{begin_of(*this) >= begin_of(other) ? from : other.from,
                    end_of(*this) <= end_of(other) ? to : other.to};
  return begin_of(both) <= end_of(both) ? std::optional(both) : std::nullopt;
}

bool holds_at(const Entity& entity, const std::optional<Date>& date) {
  return entity.period().holds_at(date);
}

bool holds_at(const Entity& entity, std::string_view name_or_parent,
              const std::optional<Date>& date) {
  const auto periods = periods_of(entity, name_or_parent);
  return std::any_of(periods.begin(), periods.end(),
                     [&](const Period& period) { return period.holds_at(date); });
}

std::vector<Period> periods_of(const Entity& entity, std::string_view name_or_parent) {
  std::vector<Period> periods;
  bool dated = false;
  for (const DatedName& row : entity.dated) {
    if (row.what != name_or_parent) continue;
    dated = true;
    if (const auto own = entity.period().common(row.period)) periods.push_back(*own);
  }
  if (!dated) periods.push_back(entity.period());
  return periods;
}

}  // namespace dossier
