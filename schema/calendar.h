// SPDX-License-Identifier: GPL-2.0-or-later
// Reckoning with days and months: proleptic Gregorian.
//
//   moved(day of 2021-03-31, -1, Unit::Month) -> 2021-02-28
//   around(day of 2021-08-26, Unit::Month)    -> 20210801..20210831

#pragma once

#include <cstdint>
#include <optional>

#include "schema/date.h"
#include "schema/day_range.h"

namespace dossier {

/// A day, as the number of days since 1970-01-01.
using DayNumber = std::int32_t;

enum class Unit : std::uint8_t { None, Day, Week, Month, Year };

/// YYYYMMDD and back.
std::uint32_t as_number(DayNumber day);
DayNumber day_of_number(std::uint32_t number);
/// `nullopt` where there is no such day, or the year is not from 1000 to 2999.
std::optional<DayNumber> valid_day(int year, int month, int day);
/// 0 for Sunday.
int weekday_of(DayNumber day);
/// `count` units on, or back; the last day of a month that is too short. `nullopt` outside the
/// years from 1000 to 2999.
std::optional<DayNumber> moved(DayNumber day, int count, Unit unit);
/// The month or year that holds the day; the day itself for days and weeks.
DayRange around(DayNumber day, Unit unit);
/// Today, in local time.
Date today();

}  // namespace dossier
