// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "analysis/analyzer.h"
#include "schema/hierarchy.h"
#include "schema/terms.h"
#include "searcher/query/clause_text.h"
#include "searcher/results/histogram.h"

namespace dossier {
namespace {

constexpr char kListed = '=', kUnlisted = '~';

bool is_entity(Facet facet) { return static_cast<int>(facet) < kEntityKinds; }

FacetCount named(Facet facet, bool unlisted, std::string_view value, std::uint32_t count,
                 const Index& index) {
  if (!is_entity(facet) || unlisted) return {std::nullopt, std::string(value), count};
  return {std::string(value), index.entity_name(value), count};
}

// How many spellings of a value are shown.
constexpr std::size_t kSpellings = 12;

// Of the numbers of citing documents, each bucket's least, and its name.
constexpr std::array<std::pair<std::uint32_t, const char*>, 5> kCitedBuckets{
    {{0, "0"}, {1, "1"}, {2, "2 to 4"}, {5, "5 to 9"}, {10, "10 or more"}}};

std::size_t cited_bucket(std::uint32_t cited_by) {
  std::size_t bucket = 0;
  while (bucket + 1 < kCitedBuckets.size() && kCitedBuckets[bucket + 1].first <= cited_by) ++bucket;
  return bucket;
}

std::uint32_t day_of(const std::string& value) {
  std::uint32_t day = 0;
  std::from_chars(value.data(), value.data() + value.size(), day);
  return day;
}

// The rows from `offset` on, at most `most` of them (0: all).
template <typename Rows>
void cut(Rows& rows, std::size_t offset, std::size_t most) {
  rows.erase(rows.begin(),
             rows.begin() + static_cast<std::ptrdiff_t>(std::min(offset, rows.size())));
  if (most > 0 && rows.size() > most) rows.resize(most);
}

}  // namespace

void FacetSpy::operator()(const Xapian::Document& document, double) {
  const auto packed = document.get_value(slot::kFacets);
  const auto story = by_story_ ? document.get_value(slot::kStory) : "";
  std::string key;
  here_.clear();
  unpack_facets(packed, [&](const FacetValue& value) {
    key.assign(1, value.unlisted ? kUnlisted : kListed).append(value.value);
    // What is not counted itself may still belong to what is.
    if (request_.rollup && is_entity(value.facet)) here_.emplace_back(value.facet, key);
    if (!wanted(value.facet)) return;
    auto& counted = counts_[static_cast<std::size_t>(value.facet)][key];
    counted.documents.add(story);
    counted.mentions += value.count;
  });
  if (wanted(Facet::Cited)) {
    // By the bucket's number, so that they sort from few to many.
    key = fmt::format("{}{}", kListed, cited_bucket(cited_by_(document)));
    counts_[static_cast<std::size_t>(Facet::Cited)][key].documents.add(story);
  }
  if (request_.rollup) roll_up(document, story);
  if (request_.spellings) add_spellings(document);
}

const std::vector<FacetSpy::Above>& FacetSpy::above(const std::string& key) {
  const auto [found, is_new] = above_.try_emplace(key);
  if (is_new && key.front() == kListed) {
    for (const auto& kin : entities_above(index_, std::string_view(key).substr(1))) {
      const auto entity = index_.entity(kin.id);
      if (!entity) continue;
      for (const auto& period : kin.periods)
        found->second.push_back({facet_of(entity->kind), kListed + kin.id, DayRange::of(period)});
    }
  }
  return found->second;
}

// Counts the document once for whatever its entities belong to at its date.
void FacetSpy::roll_up(const Xapian::Document& document, const std::string& story) {
  const auto first = day_of(document.get_value(slot::kFirstDay));
  const auto last = day_of(document.get_value(slot::kLastDay));
  std::set<std::pair<Facet, std::string>> counted(here_.begin(), here_.end());
  for (const auto& [facet, key] : here_) {
    for (const auto& higher : above(key)) {
      if (wanted(higher.facet) && higher.days.may_hold(first, last) &&
          counted.emplace(higher.facet, higher.key).second)
        counts_[static_cast<std::size_t>(higher.facet)][higher.key].documents.add(story);
    }
  }
}

void FacetSpy::add_spellings(const Xapian::Document& document) {
  const auto packed = document.get_value(slot::kMentions);
  unpack_mention_slot(packed, slot_);
  for (const auto& actor : slot_.actors) {
    if (!wanted(facet_of(actor.kind))) continue;
    const auto key = std::string(1, actor.unlisted ? kUnlisted : kListed).append(actor.value);
    auto& counted = counts_[static_cast<std::size_t>(facet_of(actor.kind))][key];
    for (const auto spelling : actor.spellings) ++counted.spellings[std::string(spelling)];
  }
}

bool FacetSpy::matches(Facet facet, const std::string& key, const std::string& folded) const {
  const auto contains = [&](const std::string& name) {
    return fold(name).find(folded) != std::string::npos;
  };
  const auto value = key.substr(1);
  if (facet == Facet::Cited || contains(value)) return true;
  if (!is_entity(facet) || key.front() == kUnlisted) return false;
  const auto entity = index_.entity(value);
  return entity && (contains(entity->name) ||
                    std::any_of(entity->aliases.begin(), entity->aliases.end(), contains) ||
                    std::any_of(entity->weak.begin(), entity->weak.end(), contains));
}

std::vector<const FacetSpy::Row*> FacetSpy::chosen(Facet facet, std::uint32_t& distinct) const {
  std::vector<const Row*> rows;
  const auto folded = fold(request_.match);
  for (const auto& row : counts_[static_cast<std::size_t>(facet)]) {
    if (folded.empty() || matches(facet, row.first, folded)) rows.push_back(&row);
  }
  distinct = static_cast<std::uint32_t>(rows.size());
  std::sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) {
    if (facet == Facet::Cited) return a->first < b->first;
    const auto a_count = a->second.documents.all(), b_count = b->second.documents.all();
    return std::tie(b_count, b->second.mentions, a->first) <
           std::tie(a_count, a->second.mentions, b->first);
  });
  if (facet != Facet::Cited) cut(rows, request_.offset, request_.limit);
  return rows;
}

Facets FacetSpy::facets() const {
  Facets facets;
  for (int i = 0; i < kFacets; ++i) {
    const auto facet = static_cast<Facet>(i);
    if (facet == Facet::Date) {
      std::map<std::string, StoryCount> by_date;
      for (const auto& [key, count] : counts_[i]) by_date[key.substr(1)] = count.documents;
      facets.dates = histogram(by_date, request_.by);
      continue;
    }
    for (const auto* row : chosen(facet, facets.distinct[i])) {
      const auto& [key, count] = *row;
      auto value = named(facet, key.front() == kUnlisted, std::string_view(key).substr(1),
                         count.documents.all(), index_);
      if (facet == Facet::Cited) value.name = kCitedBuckets.at(key[1] - '0').second;
      value.filter = facet_clause(facet, value.id, value.name);
      value.spellings.assign(count.spellings.begin(), count.spellings.end());
      std::stable_sort(value.spellings.begin(), value.spellings.end(),
                       [](const auto& a, const auto& b) { return a.second > b.second; });
      cut(value.spellings, 0, kSpellings);
      facets.values[i].push_back(std::move(value));
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
