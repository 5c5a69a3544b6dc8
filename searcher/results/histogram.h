// SPDX-License-Identifier: GPL-2.0-or-later
// Documents by day, month, year or decade.
//
//   {"2021-08-15": 2, "2021-08": 1, "2021": 1, "": 1}, by month ->
//   2021 1 (coarse), 2021-08 3, undated 1

#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answers.h"
#include "searcher/searcher.h"

namespace dossier {

/// Documents; of those that are versions of a story, the story may count once.
struct StoryCount {
  std::uint32_t alone = 0;        ///< Documents counted for themselves.
  std::set<std::string> stories;  ///< Labels, each counted once.

  void add(const std::string& story) {
    if (story.empty()) {
      ++alone;
    } else {
      stories.insert(story);
    }
  }
  void add(const StoryCount& other) {
    alone += other.alone;
    stories.insert(other.stories.begin(), other.stories.end());
  }
  std::uint32_t all() const { return alone + static_cast<std::uint32_t>(stories.size()); }
};

/// The documents of a date, YYYY[-MM[-DD]], or "" for undated.
struct DateCount {
  std::string_view date;
  std::uint32_t alone = 0;  ///< As in StoryCount; so the next, or null.
  const std::set<std::string>* stories = nullptr;

  static bool earlier(const DateCount& a, const DateCount& b) { return a.date < b.date; }
};

/// `by_date` ascends. A date less fine than the unit is counted under its own period, as coarse;
/// one before the finer ones within it.
std::vector<PeriodCount> histogram(const std::vector<DateCount>& by_date,
                                   PeriodUnit unit = PeriodUnit::Automatic);
std::vector<PeriodCount> histogram(const std::map<std::string, StoryCount>& by_date,
                                   PeriodUnit unit = PeriodUnit::Automatic);

/// Every period from the first to the last that has documents, those without too; coarse ones and
/// the undated where they stand. More than `most` in between are left out, but for one with a count
/// of 0 whose `period` is "...".
std::vector<PeriodCount> with_gaps(const std::vector<PeriodCount>& periods, std::int64_t most);

/// The number of a period, counted in its unit: periods that follow one another differ by one. None
/// where it is undated or coarse.
std::optional<std::int64_t> period_number(const PeriodCount& period);

/// The clause of the query language that finds a period: "date:2021-08", "date:1960..1969",
/// "date:none".
std::string period_clause(const PeriodCount& period);

/// The unit below, for a closer look: month -> day. "" below days.
std::string finer_unit(const std::string& unit);

}  // namespace dossier
