// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/facet_counter.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "analysis/analyzer.h"
#include "schema/hierarchy.h"
#include "searcher/query/clause_text.h"
#include "searcher/results/facet_names.h"

namespace dossier {
namespace {

// How many spellings of a value are shown.
constexpr std::size_t kSpellings = 12;
// A count for each value there is would be most of the work for so few documents.
constexpr std::uint32_t kFewDocuments = 200;

// Of the numbers of citing documents, each bucket's least, its value and its name. They sort from
// few to many.
struct CitedBucket {
  std::uint32_t least;
  std::string_view value;
  const char* name;
};
constexpr std::array<CitedBucket, 5> kCitedBuckets{{{0, "0", "0"},
                                                    {1, "1", "1"},
                                                    {2, "2", "2 to 4"},
                                                    {5, "3", "5 to 9"},
                                                    {10, "4", "10 or more"}}};

FacetNumber cited_bucket(std::uint32_t cited_by) {
  FacetNumber bucket = 0;
  while (bucket + 1 < kCitedBuckets.size() && kCitedBuckets[bucket + 1].least <= cited_by) ++bucket;
  return bucket;
}

}  // namespace

FacetCounter::FacetCounter(const Index& index, const FacetRequest& request, bool by_story,
                           const FacetColumns* columns)
    : index_(index), request_(request), by_story_(by_story), columns_(columns) {
  // These need what the columns do not have, or values that no document has.
  if (wants_story() || wants_mentions() || request_.rollup) columns_ = nullptr;
}

// Calls `count` with every value of the documents, and its mentions. Facets that are not asked for
// too: they are never looked at.
template <typename Count>
void FacetCounter::each_entry(const DocumentSet& documents, const Count& count) const {
  const auto values = columns_->values();
  const bool cited_too = wants_cited_by();
  documents.for_each([&, values, cited_too](Xapian::docid document) {
    columns_->each_value(document, [&](FacetNumber value, std::uint32_t mentions) {
      if (value >= values) [[unlikely]]
        damaged("a value of a facet has no name");
      count(value, mentions);
    });
    if (cited_too) count(values + cited_bucket(columns_->cited_by(document)), 0);
  });
}

void FacetCounter::add(const DocumentSet& documents) {
  const auto number = documents.count();
  all_added_ = number == index_.database().get_doccount() && !wants_cited_by();
  if (all_added_) return;
  if (number <= kFewDocuments) {
    each_entry(documents, [&](FacetNumber value, std::uint32_t mentions) {
      few_.push_back({value, {1, mentions}});
    });
    merge_few();
  } else {
    counts_.resize(columns_->values() + kCitedBuckets.size());
    each_entry(documents,
               [&](FacetNumber value, std::uint32_t mentions) { counts_.add(value, 1, mentions); });
  }
}

void FacetCounter::merge_few() {
  std::sort(few_.begin(), few_.end(),
            [](const Counted& a, const Counted& b) { return a.value < b.value; });
  std::size_t kept = 0;
  for (const auto& one : few_) {
    if (kept > 0 && few_[kept - 1].value == one.value) {
      few_[kept - 1].count.documents += one.count.documents;
      few_[kept - 1].count.mentions += one.count.mentions;
    } else {
      few_[kept++] = one;
    }
  }
  few_.resize(kept);
}

void FacetCounter::add(const FacetedDocuments& documents) {
  here_.clear();
  date_here_ = {};
  unpack_facets(documents.packed, [&](const FacetValue& value) {
    if (value.facet == Facet::Date) date_here_ = value.value;
    const bool is_wanted = wanted(value.facet);
    // What is not counted itself may still belong to what is.
    const bool below = request_.rollup && is_entity(value.facet);
    if (!is_wanted && !below) return;
    const auto number = numbers_.number({value.facet, value.unlisted, value.value});
    if (below) here_.push_back(number);
    if (is_wanted) count(number, documents, value.count);
  });
  if (wants_cited_by()) {
    const auto& bucket = kCitedBuckets[cited_bucket(documents.cited_by)];
    count(numbers_.number({Facet::Cited, false, bucket.value}), documents, 0);
  }
  if (request_.rollup) roll_up(documents);
  if (request_.spellings) add_spellings(documents);
}

FacetKey FacetCounter::key(FacetNumber value) const {
  if (columns_ == nullptr) return numbers_.key(value);
  if (value < columns_->values()) return columns_->key(value);
  return {Facet::Cited, false, kCitedBuckets.at(value - columns_->values()).value};
}

void FacetCounter::count(FacetNumber value, const FacetedDocuments& documents,
                         std::uint32_t mentions) {
  if (value >= counts_.size()) counts_.resize(value + 1);
  const bool alone = !by_story_ || documents.story.empty();
  counts_.add(value, alone ? documents.documents : 0, mentions * documents.documents);
  if (!alone) stories_[value].add(std::string(documents.story));
}

const std::vector<FacetCounter::Above>& FacetCounter::above(FacetNumber value) {
  const auto [found, is_new] = above_.try_emplace(value);
  if (is_new && !key(value).unlisted) {
    for (const auto& kin : entities_above(index_, key(value).value)) {
      const auto entity = index_.entity(kin.id);
      if (!entity) continue;
      const auto number = numbers_.number({facet_of(entity->kind), false, kin.id});
      for (const auto& period : kin.periods)
        found->second.push_back({number, DayRange::of(period)});
    }
  }
  return found->second;
}

// Counts the documents once for whatever their entities belong to at their date.
void FacetCounter::roll_up(const FacetedDocuments& documents) {
  const auto date = parse_date(date_here_);
  auto counted = here_;
  const auto is_new = [&](FacetNumber value) {
    return std::find(counted.begin(), counted.end(), value) == counted.end();
  };
  for (const auto below : here_) {
    for (const auto& higher : above(below)) {
      if (!wanted(key(higher.value).facet) || !higher.days.meets(date) || !is_new(higher.value))
        continue;
      counted.push_back(higher.value);
      count(higher.value, documents, 0);
    }
  }
}

void FacetCounter::add_spellings(const FacetedDocuments& documents) {
  unpack_mention_slot(documents.mentions, documents.packed, slot_);
  for (const auto& actor : slot_.actors) {
    const auto facet = facet_of(actor.kind);
    if (!wanted(facet)) continue;
    auto& spellings = spellings_[numbers_.number({facet, actor.unlisted, actor.value})];
    for (const auto spelling : actor.spellings)
      spellings[std::string(spelling)] += documents.documents;
  }
}

std::uint32_t FacetCounter::total(FacetNumber value) const {
  const auto alone = counts_.of(value).documents;
  const auto stories = by_story_ ? stories_.find(value) : stories_.end();
  return stories == stories_.end() ? alone : alone + stories->second.all();
}

bool FacetCounter::matches(FacetNumber value, const std::string& folded) const {
  const auto contains = [&](std::string_view name) {
    return fold(name).find(folded) != std::string::npos;
  };
  const auto key = this->key(value);
  if (key.facet == Facet::Cited || contains(key.value)) return true;
  if (!is_entity(key.facet) || key.unlisted) return false;
  const auto entity = index_.entity(key.value);
  return entity && (contains(entity->name) ||
                    std::any_of(entity->aliases.begin(), entity->aliases.end(), contains) ||
                    std::any_of(entity->weak.begin(), entity->weak.end(), contains));
}

// The commonest first. Columns number values in the order of their keys.
bool FacetCounter::before(const Counted& a, const Counted& b) const {
  if (a.count.documents != b.count.documents) return a.count.documents > b.count.documents;
  if (a.count.mentions != b.count.mentions) return a.count.mentions > b.count.mentions;
  return columns_ != nullptr ? a.value < b.value : key(a.value) < key(b.value);
}

// Those of a facet, by the columns: [first, second).
std::pair<FacetNumber, FacetNumber> FacetCounter::numbers_of(Facet facet) const {
  if (facet != Facet::Cited) return columns_->of_facet(facet);
  return {columns_->values(), columns_->values() + static_cast<FacetNumber>(kCitedBuckets.size())};
}

// Calls `each` with every value of the facet that at least `least` documents have, and one has, and
// its counts; `each` may raise `least`. Returns how many values a document has.
template <typename Each>
std::uint32_t FacetCounter::each_counted(Facet facet, const std::uint32_t& least,
                                         const Each& each) const {
  if (!wanted(facet)) return 0;
  std::uint32_t distinct = 0;
  const auto one = [&](const Counted& counted) {
    ++distinct;
    if (counted.count.documents >= least) each(counted);
  };
  if (columns_ == nullptr) {
    for (FacetNumber value = 0; value < counts_.size(); ++value) {
      if (numbers_.key(value).facet == facet && total(value) > 0)
        one({value, {total(value), counts_.of(value).mentions}});
    }
    return distinct;
  }
  const auto [first, end] = numbers_of(facet);
  for (const auto& counted : few_) {
    if (counted.value >= first && counted.value < end) one(counted);
  }
  // Most are rare, and a comparison or two is all they cost.
  const auto packed = all_added_ ? columns_->totals() : counts_.packed();
  const auto counts = packed.first(std::min<std::size_t>(end, packed.size()));
  for (std::size_t value = first; value < counts.size(); ++value) {
    const auto count = counts[value];
    if (count == 0) continue;
    ++distinct;
    if (count / kPackedDocument < least && count != kLarge) continue;
    const auto number = static_cast<FacetNumber>(value);
    const Counted counted{number, all_added_ ? columns_->total(number) : counts_.of(number)};
    if (counted.count.documents >= least) each(counted);
  }
  return distinct;
}

// The values of a facet from the one asked for on, as many as asked for. Most are rare: once there
// are enough, a value is kept only where it comes before one of these.
std::vector<FacetCounter::Counted> FacetCounter::chosen(Facet facet,
                                                        std::uint32_t& distinct) const {
  constexpr std::size_t kSpare = 256;
  constexpr auto kAll = std::numeric_limits<std::size_t>::max() - kSpare;
  const auto begin = facet == Facet::Cited ? 0 : std::min(request_.offset, kAll);
  const bool all = facet == Facet::Cited || request_.limit == 0 || request_.limit > kAll - begin;
  const auto most = all ? kAll : begin + request_.limit;
  const auto sorts_before = [&](const Counted& a, const Counted& b) {
    if (facet != Facet::Cited) return before(a, b);
    return columns_ != nullptr ? a.value < b.value : key(a.value) < key(b.value);
  };
  std::vector<Counted> rows;
  std::uint32_t least = 0;  // Documents: with fewer, a value is not among those asked for.
  const auto sort = [&] {
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(most, rows.size()));
    std::partial_sort(rows.begin(), end, rows.end(), sorts_before);
    rows.erase(end, rows.end());
    if (rows.size() == most && most > 0) least = rows.back().count.documents;
  };
  const auto folded = fold(request_.match);
  const auto take = [&](const Counted& one) {
    rows.push_back(one);
    if (rows.size() == most + kSpare) sort();
  };
  if (folded.empty()) {
    distinct = each_counted(facet, least, take);
  } else {
    distinct = 0;
    each_counted(facet, 0, [&](const Counted& one) {
      if (!matches(one.value, folded)) return;
      ++distinct;
      if (one.count.documents >= least) take(one);
    });
  }
  sort();
  rows.erase(rows.begin(),
             rows.begin() + static_cast<std::ptrdiff_t>(std::min(begin, rows.size())));
  return rows;
}

FacetCount FacetCounter::row(const Counted& counted) const {
  const auto value = counted.value;
  const auto key = this->key(value);
  auto row = columns_ != nullptr && key.facet != Facet::Cited
                 ? named_value(*columns_, value, counted.count.documents)
                 : named_value(key, counted.count.documents, index_);
  if (key.facet == Facet::Cited) {
    row.name = std::find_if(kCitedBuckets.begin(), kCitedBuckets.end(), [&](const auto& bucket) {
                 return bucket.value == key.value;
               })->name;
  }
  row.filter = facet_clause(key.facet, row.id, row.name);
  if (const auto found = spellings_.find(value); found != spellings_.end())
    row.spellings.assign(found->second.begin(), found->second.end());
  std::stable_sort(row.spellings.begin(), row.spellings.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (row.spellings.size() > kSpellings) row.spellings.resize(kSpellings);
  return row;
}

Facets FacetCounter::facets() {
  Facets facets;
  for (int i = 0; i < kFacets; ++i) {
    const auto facet = static_cast<Facet>(i);
    if (facet == Facet::Date) continue;
    for (const auto& value : chosen(facet, facets.distinct[i]))
      facets.values[i].push_back(row(value));
  }
  facets.dates = histogram(dates(), request_.by);
  return facets;
}

// By month where no days are asked for: of these there are thousands.
std::vector<DateCount> FacetCounter::dates() const {
  constexpr std::size_t kMonth = 7;  // Letters of YYYY-MM.
  const bool by_day = request_.by == PeriodUnit::Day || request_.by == PeriodUnit::Fitting;
  std::vector<DateCount> dates;
  each_counted(Facet::Date, 0, [&](const Counted& one) {
    if (columns_ != nullptr) {  // They number dates in their order.
      const auto date =
          columns_->text(one.value).substr(0, by_day ? std::string_view::npos : kMonth);
      if (dates.empty() || dates.back().date != date) dates.push_back({date});
      dates.back().alone += one.count.documents;
      return;
    }
    const auto found = by_story_ ? stories_.find(one.value) : stories_.end();
    const auto alone = found == stories_.end() ? one.count : counts_.of(one.value);
    dates.push_back({key(one.value).value, alone.documents,
                     found == stories_.end() ? nullptr : &found->second.stories});
  });
  if (columns_ == nullptr) std::sort(dates.begin(), dates.end(), DateCount::earlier);
  return dates;
}

}  // namespace dossier
