// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/relatives.h"

#include <algorithm>
#include <map>

namespace dossier {
namespace {

// Spans of days kept apart for one relative; further ones are joined, so that no tangle of dated
// links makes the walk long.
constexpr std::size_t kMostSpans = 4;

DayRange days_of(const Entity& entity) {
  return {entity.from ? entity.from->first_day() : 0,
          entity.to ? entity.to->last_day() : DayRange::kLastDay};
}

class Walk {
 public:
  explicit Walk(std::string_view start) : start_(start) { open_.push_back({start_, {}}); }

  // `links(id)` gives the neighbours of an entity, with the days of each link.
  template <typename Links>
  std::vector<Relative> run(const Links& links) {
    for (std::size_t next = 0; next < open_.size(); ++next) {
      const auto here = open_[next];
      for (const auto& link : links(here.id)) {
        const DayRange days{std::max(here.days.first, link.days.first),
                            std::min(here.days.last, link.days.last)};
        if (days.first <= days.last && link.id != start_) reach(link.id, days);
      }
    }
    return found();
  }

 private:
  void reach(const std::string& id, DayRange days) {
    auto& spans = spans_[id];
    if (spans.empty()) order_.push_back(id);
    if (std::any_of(spans.begin(), spans.end(), [&](const auto& s) { return s.covers(days); }))
      return;
    if (spans.size() == kMostSpans) {
      for (const auto& span : spans)
        days = {std::min(days.first, span.first), std::max(days.last, span.last)};
    }
    std::erase_if(spans, [&](const auto& span) { return days.covers(span); });
    spans.push_back(days);
    open_.push_back({id, days});
  }

  std::vector<Relative> found() const {
    std::vector<Relative> all;
    for (const auto& id : order_) {
      for (const auto& days : spans_.at(id)) all.push_back({id, days});
    }
    return all;
  }

  std::string start_;
  std::vector<Relative> open_;
  std::map<std::string, std::vector<DayRange>> spans_;
  std::vector<std::string> order_;
};

}  // namespace

std::vector<Relative> relatives_above(const Index& index, std::string_view id) {
  return Walk(id).run([&](const std::string& here) {
    std::vector<Relative> links;
    if (const auto entity = index.entity(here)) {
      for (const auto& parent : entity->broader) links.push_back({parent, days_of(*entity)});
    }
    return links;
  });
}

std::vector<Relative> relatives_below(const Index& index, std::string_view id) {
  return Walk(id).run([&](const std::string& here) {
    std::vector<Relative> links;
    for (const auto& child : index.parts_of(here)) {
      if (const auto entity = index.entity(child)) links.push_back({child, days_of(*entity)});
    }
    return links;
  });
}

std::vector<std::pair<std::string, std::vector<std::string>>> parts_of(
    const std::vector<Entity>& entities) {
  std::map<std::string, std::vector<std::string>> parts;
  for (const Entity& entity : entities) {
    for (const std::string& whole : entity.broader) {
      auto& known = parts[whole];
      if (known.empty() || known.back() != entity.id) known.push_back(entity.id);
    }
  }
  return {parts.begin(), parts.end()};
}

}  // namespace dossier
