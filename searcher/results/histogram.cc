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
Date iso_date(std::string_view iso) {
  constexpr std::size_t kMonthAt = 5, kDayAt = 8;
  const auto number = [iso](std::size_t at) {
    int value = 0;
    if (at < iso.size()) std::from_chars(iso.data() + at, iso.data() + iso.size(), value);
    return value;
  };
  return {number(0), number(kMonthAt), number(kDayAt)};
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

// Dates ascend, and one less fine stands before all within it: the first and the last tell the
// range.
PeriodUnit fitting(const std::vector<DateCount>& by_date, PeriodUnit unit) {
  if (unit != PeriodUnit::Automatic && unit != PeriodUnit::Fitting) return unit;
  const auto dated = std::find_if(by_date.begin(), by_date.end(),
                                  [](const DateCount& count) { return !count.date.empty(); });
  if (dated == by_date.end()) return PeriodUnit::Month;
  const auto first = iso_date(dated->date), last = iso_date(by_date.back().date);
  const auto month = [](const Date& date) { return date.year * 12 + std::max(date.month, 1); };
  const auto months = month(last) - month(first);
  if (unit == PeriodUnit::Fitting) {
    const bool coarse = std::any_of(dated, by_date.end(), [](const DateCount& count) {
      return count.date.size() < iso_size(PeriodUnit::Day);
    });
    if (!coarse && day_number(last) - day_number(first) < kMostDays) return PeriodUnit::Day;
    if (months > kMostYears * 12) return PeriodUnit::Decade;
  }
  return months <= kMostMonths ? PeriodUnit::Month : PeriodUnit::Year;
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
  std::vector<DateCount> dates;
  dates.reserve(by_date.size());
  for (const auto& [date, count] : by_date) dates.push_back({date, count.alone, &count.stories});
  return histogram(dates, unit);
}

std::vector<PeriodCount> histogram(const std::vector<DateCount>& by_date, PeriodUnit unit) {
  unit = fitting(by_date, unit);
  const auto size = iso_size(unit);
  std::vector<PeriodCount> periods;
  for (auto next = by_date.begin(); next != by_date.end();) {
    const auto period = next->date.substr(0, size);
    StoryCount counted;
    for (; next != by_date.end() && next->date.substr(0, size) == period; ++next) {
      counted.alone += next->alone;
      if (next->stories != nullptr)
        counted.stories.insert(next->stories->begin(), next->stories->end());
    }
    periods.push_back({std::string(period), unit_name(unit), period.size() < size, counted.all()});
    if (unit == PeriodUnit::Decade) periods.back().period += "0s";
  }
  // The undated sort first and stand last; none of them is no period.
  if (!periods.empty() && by_date.front().date.empty()) {
    const auto undated = periods.front().count;
    periods.erase(periods.begin());
    if (undated > 0) periods.push_back({"", "", false, undated});
  }
  return periods;
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
