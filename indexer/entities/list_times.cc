// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/list_times.h"

#include <algorithm>
#include <vector>

namespace dossier {
namespace {

constexpr std::size_t kFewestDated = 20;
constexpr std::size_t kOneDatedIn = 5;
constexpr std::size_t kOneEarlierIn = 20;

// Who comes into office has been spoken of for some decades. Of whom no time is known, that of
// nearly all on the same list tells, and these ten years before are all that is likely.
constexpr int kYearsSpokenOf = 40, kYearsBeforeList = 10;

struct Persons {
  std::size_t count = 0;
  std::vector<int> years;  // Of the dated.
};

}  // namespace

ListTimes::ListTimes(const Authority& authority) : authority_(authority) {
  std::map<std::string, Persons> lists;
  const auto known = std::min(authority.entities.size(), authority.origins.size());
  for (std::size_t i = 0; i < known; ++i) {
    const Entity& entity = authority.entities[i];
    if (entity.kind != EntityKind::Person) continue;
    Persons& list = lists[authority.origins[i].path];
    ++list.count;
    if (entity.from) list.years.push_back(entity.from->year);
  }
  for (auto& [path, list] : lists) {
    auto& years = list.years;
    if (years.size() < kFewestDated || years.size() * kOneDatedIn < list.count) continue;
    const auto first = years.begin() + static_cast<std::ptrdiff_t>(years.size() / kOneEarlierIn);
    std::nth_element(years.begin(), first, years.end());
    first_years_.emplace(path, *first);
  }
}

int ListTimes::of(std::size_t entity) const {
  if (entity >= authority_.origins.size()) return 0;
  const auto list = first_years_.find(authority_.origins[entity].path);
  return list == first_years_.end() ? 0 : list->second;
}

int ListTimes::spoken_from(std::size_t entity) const {
  const Entity& person = authority_.entities[entity];
  if (person.from) return person.from->year - kYearsSpokenOf;
  const int list = of(entity);
  return person.to || list == 0 ? 0 : list - kYearsBeforeList;
}

}  // namespace dossier
