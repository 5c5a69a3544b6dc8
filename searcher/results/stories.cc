// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/stories.h"

#include <algorithm>
#include <tuple>

#include "schema/record.h"
#include "schema/terms.h"

namespace dossier {

StoryPlaces::StoryPlaces(const Xapian::Database& database, const std::set<std::string>& labels)
    : database_(database) {
  for (auto value = database.valuestream_begin(slot::kStory);
       value != database.valuestream_end(slot::kStory); ++value) {
    const auto label = *value;
    if (!labels.empty() && !labels.contains(label)) continue;
    auto& story = stories_[label];
    story.members.push_back(value.get_docid());
    story_of_[value.get_docid()] = &story;
  }
}

std::uint32_t StoryPlaces::count(Xapian::docid id) const {
  const auto story = story_of_.find(id);
  return story == story_of_.end() ? 0
                                  : static_cast<std::uint32_t>(story->second->members.size() - 1);
}

std::vector<StoryPlace> StoryPlaces::of(Xapian::docid id, std::size_t most) {
  const auto story = story_of_.find(id);
  if (story == story_of_.end()) return {};
  if (!story->second->sorted) sort(*story->second);
  std::vector<StoryPlace> places;
  for (const auto other : story->second->members) {
    if (places.size() == most) break;
    if (other != id) places.push_back(place(other));
  }
  return places;
}

// By values alone: most records of a long story are never shown.
void StoryPlaces::sort(Story& story) const {
  std::vector<std::tuple<std::string, std::string, Xapian::docid>> sorted;
  for (const auto member : story.members) {
    const auto document = database_.get_document(member);
    const auto day = document.get_value(slot::kFirstDay);
    sorted.emplace_back(day.empty() ? "~" : day, document.get_value(slot::kSource), member);
  }
  std::sort(sorted.begin(), sorted.end());
  story.members.clear();
  for (const auto& [day, source, member] : sorted) story.members.push_back(member);
  story.sorted = true;
}

const StoryPlace& StoryPlaces::place(Xapian::docid id) {
  auto known = places_.find(id);
  if (known == places_.end()) {
    const Record record(database_.get_document(id).get_data());
    const auto& meta = record.meta();
    const StoryPlace read{meta.id, meta.title, meta.outlet, meta.date ? meta.date->iso() : ""};
    known = places_.emplace(id, read).first;
  }
  return known->second;
}

}  // namespace dossier
