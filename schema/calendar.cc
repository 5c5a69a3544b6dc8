// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/calendar.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace dossier {
namespace {

namespace chrono = std::chrono;

constexpr int kFirstYear = 1000, kLastYear = 2999;
// More than this of any unit leaves the years there are.
constexpr int kMostUnits = 1000000;

chrono::year_month_day civil(DayNumber day) {
  return chrono::year_month_day(chrono::sys_days(chrono::days(day)));
}

DayNumber number_of(const chrono::year_month_day& date) {
  return static_cast<DayNumber>(chrono::sys_days(date).time_since_epoch().count());
}

bool known(int year) { return year >= kFirstYear && year <= kLastYear; }

}  // namespace

std::uint32_t as_number(DayNumber day) {
  const auto date = civil(day);
  return static_cast<std::uint32_t>(static_cast<int>(date.year())) * 10000 +
         static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
}

DayNumber day_of_number(std::uint32_t number) {
  return number_of(chrono::year(static_cast<int>(number / 10000)) / (number / 100 % 100) /
                   (number % 100));
}

std::optional<DayNumber> valid_day(int year, int month, int day) {
  const auto date = chrono::year(year) / month / day;
  if (!known(year) || month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return number_of(date);
}

int weekday_of(DayNumber day) {
  return static_cast<int>(chrono::weekday(chrono::sys_days(chrono::days(day))).c_encoding());
}

std::optional<DayNumber> moved(DayNumber day, int count, Unit unit) {
  if (std::abs(count) > kMostUnits) return std::nullopt;
  DayNumber result = day;
  if (unit == Unit::Month || unit == Unit::Year) {
    auto date = civil(day);
    date += chrono::months(unit == Unit::Year ? count * 12 : count);
    if (!date.ok()) date = date.year() / date.month() / chrono::last;
    result = number_of(date);
  } else {
    result += unit == Unit::Week ? count * 7 : count;
  }
  return known(static_cast<int>(civil(result).year())) ? std::optional(result) : std::nullopt;
}

DayRange around(DayNumber day, Unit unit) {
  const auto date = civil(day);
  Date period{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
              static_cast<int>(static_cast<unsigned>(date.day()))};
  if (unit == Unit::Month || unit == Unit::Year) period.day = 0;
  if (unit == Unit::Year) period.month = 0;
  return {period.first_day(), period.last_day()};
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

}  // namespace dossier
