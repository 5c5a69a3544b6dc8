// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/histogram.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>

namespace dossier {
namespace {

// More months than this make a histogram by year, more years one by decade, no more days one by
// day.
constexpr int kMostMonths = 60, kMostYears = 120, kMostDays = 62;

std::int64_t day_number(const Date& date) {
  const std::chrono::year_month_day day{
      std::chrono::year{date.year},
      std::chrono::month{static_cast<unsigned>(std::max(date.month, 1))},
      std::chrono::day{static_cast<unsigned>(std::max(date.day, 1))}};
  return std::chrono::sys_days{day}.time_since_epoch().count();
}

// Of an ISO date, as the documents' dates are kept; parse_date() reads all that people write.
std::optional<Date> iso_date(std::string_view iso) {
  constexpr std::size_t kMonthAt = 5, kDayAt = 8;
  const auto number = [iso](std::size_t at) {
    int value = 0;
    if (at < iso.size()) std::from_chars(iso.data() + at, iso.data() + iso.size(), value);
    return value;
  };
  if (iso.empty()) return std::nullopt;
  return Date{number(0), number(kMonthAt), number(kDayAt)};
}

PeriodUnit fitting(const std::map<std::string, StoryCount>& by_date, PeriodUnit unit) {
  if (unit != PeriodUnit::Automatic && unit != PeriodUnit::Fitting) return unit;
  int first = 9999 * 12, last = 0;
  std::int64_t first_day = 0, last_day = 0;
  bool days = false, coarse = false;
  for (const auto& [iso, count] : by_date) {
    const auto date = iso_date(iso);
    if (!date) continue;
    first = std::min(first, date->year * 12 + std::max(date->month, 1));
    last = std::max(last, date->year * 12 + std::max(date->month, 1));
    coarse = coarse || date->day == 0;
    first_day = days ? std::min(first_day, day_number(*date)) : day_number(*date);
    last_day = days ? std::max(last_day, day_number(*date)) : day_number(*date);
    days = true;
  }
  if (unit == PeriodUnit::Fitting) {
    if (days && !coarse && last_day - first_day < kMostDays) return PeriodUnit::Day;
    if (last - first > kMostYears * 12) return PeriodUnit::Decade;
  }
  return last - first <= kMostMonths ? PeriodUnit::Month : PeriodUnit::Year;
}

const char* unit_name(PeriodUnit unit) {
  switch (unit) {
    case PeriodUnit::Day:
      return "day";
    case PeriodUnit::Month:
      return "month";
    case PeriodUnit::Decade:
      return "decade";
    default:
      return "year";
  }
}

// Letters of an ISO date that say the period.
std::size_t iso_size(PeriodUnit unit) {
  switch (unit) {
    case PeriodUnit::Day:
      return 10;
    case PeriodUnit::Month:
      return 7;
    case PeriodUnit::Decade:
      return 3;
    default:
      return 4;
  }
}

std::string period_of(const std::string& iso, PeriodUnit unit) {
  auto period = iso.substr(0, iso_size(unit));
  if (unit == PeriodUnit::Decade && !period.empty()) period += "0s";
  return period;
}

std::string period_at(std::int64_t number, const std::string& unit) {
  if (unit == "decade") return fmt::format("{}0s", number);
  if (unit == "year") return fmt::format("{:04}", number);
  if (unit == "month") return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(number)}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace

std::vector<PeriodCount> histogram(const std::map<std::string, StoryCount>& by_date,
                                   PeriodUnit unit) {
  unit = fitting(by_date, unit);
  const auto size =
      unit == PeriodUnit::Decade ? 4 : iso_size(unit);  // Of a year alone, the decade.
  std::map<std::string, StoryCount> periods;
  for (const auto& [iso, count] : by_date)  // In order: a period is the last one or a new one.
    periods.try_emplace(periods.end(), period_of(iso, unit))->second.add(count);
  std::vector<PeriodCount> out;
  std::uint32_t undated = 0;
  for (const auto& [period, counted] : periods) {
    const auto count = counted.all();
    if (period.empty()) {
      undated = count;
    } else {
      out.push_back({period, unit_name(unit), period.size() < size, count});
    }
  }
  if (undated > 0) out.push_back({"", "", false, undated});
  return out;
}

std::optional<std::int64_t> period_number(const PeriodCount& period) {
  const auto date = parse_date(period.period.substr(0, period.unit == "decade" ? 4 : 10));
  if (!date || period.coarse) return std::nullopt;
  if (period.unit == "decade") return date->year / 10;
  if (period.unit == "year") return date->year;
  if (period.unit == "month") return std::int64_t{date->year} * 12 + date->month - 1;
  return day_number(*date);
}

std::vector<PeriodCount> with_gaps(const std::vector<PeriodCount>& periods, std::int64_t most) {
  std::vector<PeriodCount> out;
  std::optional<std::int64_t> last;
  for (const auto& period : periods) {
    const auto number = period_number(period);
    if (number && last && *number > *last + 1) {
      const auto coarse = std::find_if(out.rbegin(), out.rend(), [](const PeriodCount& p) {
                            return !p.coarse;
                          }).base();
      std::vector<PeriodCount> gap;
      if (*number - *last - 1 > most) {
        gap.push_back({"...", period.unit, false, 0});
      } else {
        for (auto n = *last + 1; n < *number; ++n)
          gap.push_back({period_at(n, period.unit), period.unit, false, 0});
      }
      out.insert(coarse, gap.begin(), gap.end());
    }
    if (number) last = number;
    out.push_back(period);
  }
  return out;
}

std::string period_clause(const PeriodCount& period) {
  if (period.period.empty()) return "date:none";
  if (period.unit != "decade") return "date:" + period.period;
  const auto decade = period.period.substr(0, 3);
  return fmt::format("date:{0}0..{0}9", decade);
}

std::string finer_unit(const std::string& unit) {
  if (unit == "decade") return "year";
  if (unit == "year") return "month";
  return unit == "month" ? "day" : "";
}

}  // namespace dossier
