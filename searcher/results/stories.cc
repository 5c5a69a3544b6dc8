// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/stories.h"

#include <algorithm>
#include <tuple>

#include "schema/record.h"
#include "schema/terms.h"
#include "searcher/compile/columns.h"

namespace dossier {
namespace {

using Xapian::Query;

// Documents that have one of these labels; any, where there are none.
Query labelled(const std::set<std::string>& labels) {
  if (labels.empty()) return {Query::OP_VALUE_GE, slot::kStory, std::string(1, '\x01')};
  std::vector<Query> each;
  for (const auto& label : labels)
    each.emplace_back(Query::OP_VALUE_RANGE, slot::kStory, label, label);
  return {Query::OP_OR, each.begin(), each.end()};
}

}  // namespace

StoryPlaces::StoryPlaces(const Index& index, const std::set<std::string>& labels)
    : database_(index.database()) {
  if (index.is_remote()) {
    for (const auto& [id, label] : column(database_, labelled(labels), slot::kStory))
      add(id, label);
    return;
  }
  for (auto value = database_.valuestream_begin(slot::kStory);
       value != database_.valuestream_end(slot::kStory); ++value) {
    const auto label = *value;
    if (labels.empty() || labels.contains(label)) add(value.get_docid(), label);
  }
}

void StoryPlaces::add(Xapian::docid id, const std::string& label) {
  auto& story = stories_[label];
  story.members.push_back(id);
  story_of_[id] = &story;
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
    const Record record(database_.get_document(id));
    const auto& meta = record.meta();
    const StoryPlace read{meta.id, meta.title, meta.outlet, meta.date ? meta.date->iso() : ""};
    known = places_.emplace(id, read).first;
  }
  return known->second;
}

}  // namespace dossier
