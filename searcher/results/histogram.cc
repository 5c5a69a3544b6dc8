// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/histogram.h"

#include <algorithm>

namespace dossier {
namespace {

// More months than this make a histogram by year.
constexpr int kMostMonths = 60;

}  // namespace

std::vector<PeriodCount> histogram(const std::map<std::string, StoryCount>& by_date) {
  int first = 9999 * 12, last = 0;
  for (const auto& [iso, count] : by_date) {
    const auto date = parse_date(iso);
    if (!date) continue;
    first = std::min(first, date->year * 12 + std::max(date->month, 1));
    last = std::max(last, date->year * 12 + std::max(date->month, 1));
  }
  const bool months = last - first <= kMostMonths;
  std::map<std::string, StoryCount> periods;
  for (const auto& [iso, count] : by_date) periods[iso.substr(0, months ? 7 : 4)].add(count);
  std::vector<PeriodCount> out;
  std::uint32_t undated = 0;
  for (const auto& [period, counted] : periods) {
    const auto count = counted.all();
    if (period.empty()) {
      undated = count;
    } else {
      out.push_back({period, months ? "month" : "year", months && period.size() == 4, count});
    }
  }
  if (undated > 0) out.push_back({"", "", false, undated});
  return out;
}

}  // namespace dossier
