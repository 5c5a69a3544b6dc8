// SPDX-License-Identifier: GPL-2.0-or-later
// Documents by month, or by year where they span more than five years.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searcher/answers.h"

namespace dossier {

/// `by_date`: documents of each date, YYYY[-MM[-DD]], or "" for undated.
std::vector<PeriodCount> histogram(const std::map<std::string, std::uint32_t>& by_date);

/// The date of a document whose slots say that it may mean the days from `first_day` to `last_day`
/// (YYYYMMDD): "2021", "2021-08" or "2021-08-15"; "" for 0.
std::string date_of_days(std::uint32_t first_day, std::uint32_t last_day);

}  // namespace dossier
