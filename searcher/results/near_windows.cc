// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/near_windows.h"

#include <algorithm>

namespace dossier {
namespace {

struct Candidate {
  Place place;
  std::size_t operand = 0;
  bool taking_part = false;
};

bool apart(const Place& a, const Place& b) { return a.last < b.first || b.last < a.first; }

// A place for each operand from `next` on, none sharing a word with those chosen. Operands with few
// candidates come first, so that wrong choices are few.
bool choose(const std::vector<std::vector<Place>>& candidates, std::size_t next,
            std::vector<Place>& chosen) {
  if (next == candidates.size()) return true;
  for (const Place& place : candidates[next]) {
    if (!std::all_of(chosen.begin(), chosen.end(),
                     [&](const Place& other) { return apart(place, other); }))
      continue;
    chosen.push_back(place);
    if (choose(candidates, next + 1, chosen)) return true;
    chosen.pop_back();
  }
  return false;
}

// The place that ends first is the anchor of a window; all others begin behind it, within reach.
class Unordered {
 public:
  Unordered(const std::vector<std::vector<Place>>& operands, std::uint32_t distance,
            const Units& units)
      : operands_(operands.size()), distance_(distance), units_(units) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      for (const Place& place : operands[i]) {
        if (units.hold(place)) all_.push_back({place, i, false});
      }
    }
    std::sort(all_.begin(), all_.end(),
              [](const Candidate& a, const Candidate& b) { return a.place.first < b.place.first; });
  }

  std::vector<std::vector<Place>> run() {
    for (auto& anchor : all_) try_window(anchor);
    std::vector<std::vector<Place>> found(operands_);
    for (const auto& candidate : all_) {
      if (candidate.taking_part) found[candidate.operand].push_back(candidate.place);
    }
    return found;
  }

 private:
  void try_window(Candidate& anchor) {
    const auto after = anchor.place.last;
    const auto end = units_.end_of(anchor.place.first);
    const auto reach = std::min(after + distance_, end - 1);
    const auto begin = std::upper_bound(
        all_.begin(), all_.end(), after,
        [](std::uint32_t position, const Candidate& c) { return position < c.place.first; });
    auto stop = begin;
    while (stop != all_.end() && stop->place.first <= reach) ++stop;
    if (!holds_all(begin, stop, anchor.operand)) return;
    anchor.taking_part = true;
    for (auto it = begin; it != stop; ++it) {
      if (it->operand != anchor.operand) it->taking_part = true;
    }
  }

  using Iterator = std::vector<Candidate>::iterator;

  bool holds_all(Iterator begin, Iterator end, std::size_t anchor) const {
    if (operands_ == 2)
      return std::any_of(begin, end, [&](const Candidate& c) { return c.operand != anchor; });
    std::vector<std::vector<Place>> candidates(operands_);
    for (auto it = begin; it != end; ++it) candidates[it->operand].push_back(it->place);
    candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(anchor));
    std::sort(candidates.begin(), candidates.end(),
              [](const auto& a, const auto& b) { return a.size() < b.size(); });
    std::vector<Place> chosen;
    return choose(candidates, 0, chosen);
  }

  std::size_t operands_;
  std::uint32_t distance_;
  const Units& units_;
  std::vector<Candidate> all_;
};

void sort_by(std::vector<Place>& places, std::uint32_t Place::*key) {
  std::sort(places.begin(), places.end(),
            [key](const Place& a, const Place& b) { return a.*key < b.*key; });
}

// Is `to` reached from the nearest of `from` (ascending by its end) that ends before it?
bool reached_from(const std::vector<Place>& from, const Place& to, std::uint32_t distance,
                  const Units& units) {
  const auto after = std::lower_bound(
      from.begin(), from.end(), to.first,
      [](const Place& place, std::uint32_t position) { return place.last < position; });
  if (after == from.begin()) return false;
  const Place& nearest = *(after - 1);
  return to.first - nearest.last <= distance && to.last < units.end_of(nearest.last);
}

// Does `from` reach the nearest of `to` (ascending by its beginning) that begins behind it?
bool reaches(const Place& from, const std::vector<Place>& to, std::uint32_t distance,
             const Units& units) {
  const auto nearest = std::upper_bound(
      to.begin(), to.end(), from.last,
      [](std::uint32_t position, const Place& place) { return position < place.first; });
  return nearest != to.end() && nearest->first - from.last <= distance &&
         nearest->first < units.end_of(from.last);
}

// Forward: what is reached from the first operand; backward: what of it reaches the last.
std::vector<std::vector<Place>> ordered_places(std::vector<std::vector<Place>> operands,
                                               std::uint32_t distance, const Units& units) {
  for (auto& places : operands)
    std::erase_if(places, [&](const Place& place) { return !units.hold(place); });
  for (std::size_t i = 1; i < operands.size(); ++i) {
    sort_by(operands[i - 1], &Place::last);
    std::erase_if(operands[i], [&](const Place& place) {
      return !reached_from(operands[i - 1], place, distance, units);
    });
  }
  for (std::size_t i = operands.size() - 1; i-- > 0;) {
    sort_by(operands[i + 1], &Place::first);
    std::erase_if(operands[i], [&](const Place& place) {
      return !reaches(place, operands[i + 1], distance, units);
    });
  }
  return operands;
}

}  // namespace

std::uint32_t Units::begin_of(std::uint32_t position) const {
  if (starts_ == nullptr) return 0;
  const auto after = std::upper_bound(starts_->begin(), starts_->end(), position);
  return after == starts_->begin() ? 0 : *(after - 1);
}

std::uint32_t Units::end_of(std::uint32_t position) const {
  constexpr auto kNever = std::numeric_limits<std::uint32_t>::max();
  if (starts_ == nullptr) return kNever;
  const auto after = std::upper_bound(starts_->begin(), starts_->end(), position);
  return after == starts_->end() ? kNever : *after;
}

std::vector<std::vector<Place>> near_places(std::vector<std::vector<Place>> operands,
                                            Nearness nearness, const Units& units) {
  const bool none = std::any_of(operands.begin(), operands.end(),
                                [](const auto& places) { return places.empty(); });
  if (none) return std::vector<std::vector<Place>>(operands.size());
  if (nearness.ordered) return ordered_places(std::move(operands), nearness.distance, units);
  return Unordered(operands, nearness.distance, units).run();
}

}  // namespace dossier
