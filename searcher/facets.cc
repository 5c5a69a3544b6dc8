// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facets.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "schema/terms.h"

namespace dossier {
namespace {

constexpr char kListed = '=', kUnlisted = '~';
// More months than this make a histogram by year.
constexpr int kMostMonths = 60;

bool is_entity(Facet facet) { return static_cast<int>(facet) < kEntityKinds; }

FacetCount named(Facet facet, bool unlisted, std::string_view value, std::uint32_t count,
                 const Index& index) {
  if (!is_entity(facet) || unlisted) return {std::nullopt, std::string(value), count};
  return {std::string(value), index.entity_name(value), count};
}

}  // namespace

std::vector<PeriodCount> FacetSpy::histogram() const {
  const auto& dates = counts_[static_cast<std::size_t>(Facet::Date)];
  int first = 9999 * 12, last = 0;
  for (const auto& [key, count] : dates) {
    const auto date = parse_date(std::string_view(key).substr(1));
    if (!date) continue;
    first = std::min(first, date->year * 12 + std::max(date->month, 1));
    last = std::max(last, date->year * 12 + std::max(date->month, 1));
  }
  const bool months = last - first <= kMostMonths;
  std::map<std::string, Count> periods;
  for (const auto& [key, count] : dates) {
    auto& period = periods[key.substr(1, months ? 7 : 4)];
    period.alone += count.alone;
    period.stories.insert(count.stories.begin(), count.stories.end());
  }
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

void FacetSpy::operator()(const Xapian::Document& document, double) {
  const auto packed = document.get_value(slot::kFacets);
  const auto story = by_story_ ? document.get_value(slot::kStory) : "";
  std::string key;
  unpack_facets(packed, [&](const FacetValue& value) {
    key.assign(1, value.unlisted ? kUnlisted : kListed).append(value.value);
    auto& counted = counts_[static_cast<std::size_t>(value.facet)][key];
    if (story.empty()) {
      ++counted.alone;
    } else {
      counted.stories.insert(story);
    }
    counted.mentions += value.count;
  });
}

Facets FacetSpy::facets(const Index& index, std::size_t most) const {
  Facets facets;
  for (int i = 0; i < kFacets; ++i) {
    const auto facet = static_cast<Facet>(i);
    if (facet == Facet::Date) {
      facets.dates = histogram();
      continue;
    }
    struct Row {
      std::uint32_t count;
      std::uint64_t mentions;
      std::string_view key;
    };
    std::vector<Row> sorted;
    for (const auto& [key, count] : counts_[i])
      sorted.push_back({count.all(), count.mentions, key});
    std::sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) {
      return std::tie(b.count, b.mentions, a.key) < std::tie(a.count, a.mentions, b.key);
    });
    if (most > 0 && sorted.size() > most) sorted.resize(most);
    for (const auto& row : sorted) {
      facets.values[i].push_back(
          named(facet, row.key.front() == kUnlisted, row.key.substr(1), row.count, index));
    }
  }
  return facets;
}

void hit_entities(const std::string& packed, const Index& index, std::size_t most,
                  std::vector<FacetCount> (&into)[kEntityKinds]) {
  unpack_facets(packed, [&](const FacetValue& value) {
    if (!is_entity(value.facet) || value.count == 0) return;
    auto& list = into[static_cast<std::size_t>(value.facet)];
    if (list.size() < most)
      list.push_back(named(value.facet, value.unlisted, value.value, value.count, index));
  });
}

}  // namespace dossier
