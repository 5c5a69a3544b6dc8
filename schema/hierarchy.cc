// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/hierarchy.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

namespace dossier {
namespace {

// Ways of different times into one entity; only a list made to be awkward has more.
constexpr std::size_t kMostPeriods = 16;

/// Keeps the periods of one entity free of such as lie inside others. False where it adds nothing.
bool add_period(std::vector<Period>& known, const Period& period) {
  if (std::any_of(known.begin(), known.end(),
                  [&](const Period& other) { return other.contains(period); }))
    return false;
  std::erase_if(known, [&](const Period& other) { return period.contains(other); });
  if (known.size() >= kMostPeriods) return false;
  known.push_back(period);
  return true;
}

/// One step of the walk: a neighbour and when the two belong together.
using Step = std::function<void(const std::string& id, const Period& period)>;

/// Breadth first from `start`. An entity is walked again only where it was reached for days it was
/// not reached for before, so that a circle ends: its days never grow.
class Walk {
 public:
  explicit Walk(const std::optional<Date>& date) : date_(date) {}

  template <typename Neighbours>
  std::vector<Kinship> from(const std::string& start, const Neighbours& neighbours) {
    place_.emplace(start, 0);
    found_.push_back({start, {Period{}}});
    todo_.emplace_back(0, Period{});
    for (std::size_t next = 0; next < todo_.size(); ++next) {
      const auto here = todo_[next];
      const Period& days = here.second;
      const std::string id = found_[here.first].id;
      neighbours(id, [&](const std::string& other, const Period& period) {
        if (const auto both = days.common(period); both && both->holds_at(date_))
          reach(other, *both);
      });
    }
    found_.erase(found_.begin());
    return std::move(found_);
  }

 private:
  void reach(const std::string& id, const Period& days) {
    if (found_.size() > kMostKin && !place_.contains(id)) return;
    const auto [at, fresh] = place_.try_emplace(id, found_.size());
    if (fresh) found_.push_back({id, {}});
    if (add_period(found_[at->second].periods, days)) todo_.emplace_back(at->second, days);
  }

  const std::optional<Date>& date_;
  std::unordered_map<std::string, std::size_t> place_;
  std::vector<Kinship> found_;
  std::vector<std::pair<std::size_t, Period>> todo_;
};

}  // namespace

std::vector<Kinship> entities_below(const Index& index, std::string_view id,
                                    const std::optional<Date>& date) {
  return Walk(date).from(std::string(id), [&](const std::string& whole, const Step& step) {
    for (const std::string& part : index.parts_of(whole)) {
      const auto entity = index.entity(part);
      if (!entity) continue;
      for (const Period& period : periods_of(*entity, whole)) step(part, period);
    }
  });
}

std::vector<Kinship> entities_above(const Index& index, std::string_view id,
                                    const std::optional<Date>& date) {
  return Walk(date).from(std::string(id), [&](const std::string& part, const Step& step) {
    const auto entity = index.entity(part);
    if (!entity) return;
    for (const std::string& whole : entity->broader) {
      for (const Period& period : periods_of(*entity, whole)) step(whole, period);
    }
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
