// SPDX-License-Identifier: GPL-2.0-or-later
// Documents by month, or by year where they span more than five years.

#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "searcher/answers.h"

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

/// `by_date`: documents of each date, YYYY[-MM[-DD]], or "" for undated.
std::vector<PeriodCount> histogram(const std::map<std::string, StoryCount>& by_date);

}  // namespace dossier
