// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/stories.h"

#include <algorithm>
#include <tuple>

#include "schema/terms.h"

namespace dossier {

void StorySpy::operator()(const Xapian::Document& document, double) {
  ++documents_;
  auto label = document.get_value(slot::kStory);
  if (label.empty()) {
    ++alone_;
  } else {
    labels_.insert(std::move(label));
  }
}

StoryMembers::StoryMembers(const Xapian::Database& database, const std::set<std::string>& labels)
    : database_(database) {
  for (auto value = database.valuestream_begin(slot::kStory);
       value != database.valuestream_end(slot::kStory); ++value) {
    auto label = *value;
    if (!labels.empty() && !labels.contains(label)) continue;
    members_[label].push_back(value.get_docid());
    label_of_[value.get_docid()] = std::move(label);
  }
}

std::vector<Xapian::docid> StoryMembers::others(Xapian::docid id) const {
  const auto label = label_of_.find(id);
  if (label == label_of_.end()) return {};
  // What a document sorts by needs no record: most of a long story's are never shown.
  std::vector<std::tuple<std::string, std::string, Xapian::docid>> sorted;
  for (const auto other : members_.at(label->second)) {
    if (other == id) continue;
    const auto document = database_.get_document(other);
    const auto day = document.get_value(slot::kFirstDay);
    sorted.emplace_back(day.empty() ? "~" : day, document.get_value(slot::kSource), other);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<Xapian::docid> ids;
  ids.reserve(sorted.size());
  for (const auto& [day, source, other] : sorted) ids.push_back(other);
  return ids;
}

}  // namespace dossier
