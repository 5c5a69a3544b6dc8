// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stories/clusters.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace dossier {
namespace {

// Documents are compared when they share kSharedMarks of their smallest kMarks shingles. Of two
// texts with a resemblance of 0.25, the least that the thresholds let through, 1 pair in 100 is
// missed by that.
constexpr std::size_t kMarks = 24;
constexpr unsigned kSharedMarks = 2;
// A shingle of so many documents is a formula; the longest so many of them are compared.
constexpr std::size_t kMostAlike = 64;
// Fewer hashes of the smaller document at the level of the larger say nothing.
constexpr std::size_t kFewestHashes = 8;

double fraction(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Containment at the higher of the two levels.
double containment(const HashSample<std::uint32_t>& a, const HashSample<std::uint32_t>& b) {
  const auto level = std::max(a.level, b.level);
  const auto size_a = a.size_at(level), size_b = b.size_at(level);
  if (std::min(size_a, size_b) < kFewestHashes) return 0;
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < size_a && j < size_b;) {
    const auto hash_a = a.items[i], hash_b = b.items[j];
    both += hash_a == hash_b ? 1 : 0;
    i += hash_a <= hash_b ? 1 : 0;
    j += hash_b <= hash_a ? 1 : 0;
  }
  return fraction(both, std::min(size_a, size_b));
}

// Contexts that both have, and in how many of these they have a filler in common.
void compare_slots(const std::vector<Slot>& a, const std::vector<Slot>& b, Likeness& out) {
  std::size_t agreed = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const auto context = std::max(a[i].context, b[j].context);
    if (a[i].context != b[j].context) {
      a[i].context < context ? ++i : ++j;
      continue;
    }
    bool same = false;
    while (i < a.size() && j < b.size() && a[i].context == context && b[j].context == context) {
      same = same || a[i].filler == b[j].filler;
      a[i].filler < b[j].filler ? ++i : ++j;
    }
    while (i < a.size() && a[i].context == context) ++i;
    while (j < b.size() && b[j].context == context) ++j;
    ++out.slots;
    agreed += same ? 1 : 0;
  }
  out.agreement = fraction(agreed, out.slots);
}

// Sketches by rank: the longest first, equal ones by their hashes, so that the order in which the
// index holds them does not matter.
std::vector<std::size_t> by_length(const std::vector<Sketch>& sketches) {
  std::vector<std::size_t> ranked;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    if (!sketches[i].shingles.items.empty()) ranked.push_back(i);
  }
  std::sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
    const auto size_a = sketches[a].shingles.size(), size_b = sketches[b].shingles.size();
    return size_a != size_b ? size_a > size_b : sketches[a] < sketches[b];
  });
  return ranked;
}

// One of the smallest shingles of the sketch of that rank.
struct Mark {
  std::uint32_t hash = 0;
  std::uint32_t rank = 0;
  auto operator<=>(const Mark&) const = default;
};

// For each rank, the earlier ranks that share enough marks with it.
class Candidates {
 public:
  Candidates(const std::vector<Sketch>& sketches, const std::vector<std::size_t>& ranked)
      : shared_(ranked.size()) {
    for (std::uint32_t rank = 0; rank < ranked.size(); ++rank) {
      const auto& hashes = sketches[ranked[rank]].shingles.items;
      for (std::size_t i = 0; i < std::min(kMarks, hashes.size()); ++i)
        marks_.push_back({hashes[i], rank});
    }
    std::sort(marks_.begin(), marks_.end());
    keep_shared();
  }

  /// Ascending. Asked for once a rank.
  const std::vector<std::uint32_t>& of(std::uint32_t rank) {
    found_.clear();
    for (; next_ < places_.size() && places_[next_].rank == rank; ++next_) {
      const auto first = places_[next_].first;
      for (auto i = first; i < marks_.size() && i - first < kMostAlike; ++i) {
        if (marks_[i].hash != marks_[first].hash || marks_[i].rank >= rank) break;
        if (++shared_[marks_[i].rank] == kSharedMarks) found_.push_back(marks_[i].rank);
        seen_.push_back(marks_[i].rank);
      }
    }
    for (const auto other : seen_) shared_[other] = 0;
    seen_.clear();
    std::sort(found_.begin(), found_.end());
    return found_;
  }

 private:
  // A mark of `rank` that others share, and where the run of these begins in marks_.
  struct Place {
    std::uint32_t rank = 0;
    std::size_t first = 0;
    auto operator<=>(const Place&) const = default;
  };

  void keep_shared() {
    for (std::size_t first = 0, end = 0; first < marks_.size(); first = end) {
      while (end < marks_.size() && marks_[end].hash == marks_[first].hash) ++end;
      for (auto i = first + 1; i < end; ++i) places_.push_back({marks_[i].rank, first});
    }
    std::sort(places_.begin(), places_.end());
  }

  std::vector<Mark> marks_;
  std::vector<Place> places_;
  std::size_t next_ = 0;
  std::vector<unsigned> shared_;
  std::vector<std::uint32_t> seen_, found_;
};

// Stories as they grow, by rank. The head of a story is its longest document, of the lowest rank.
class Stories {
 public:
  Stories(const std::vector<Sketch>& sketches, const std::vector<std::size_t>& ranked)
      : sketches_(sketches), ranked_(ranked), head_(ranked.size()), members_(ranked.size()) {
    for (std::uint32_t rank = 0; rank < ranked.size(); ++rank) {
      head_[rank] = rank;
      members_[rank] = {rank};
    }
  }

  std::uint32_t head(std::uint32_t rank) const { return head_[rank]; }

  /// Makes the stories of both one, unless a member of the one with the shorter head is no kin to
  /// the longer head.
  void join(std::uint32_t a, std::uint32_t b) {
    const auto head = std::min(head_[a], head_[b]), other = std::max(head_[a], head_[b]);
    if (head == other) return;
    const auto& joining = members_[other];
    if (!std::all_of(joining.begin(), joining.end(),
                     [&](std::uint32_t rank) { return kin(rank, head); }))
      return;
    for (const auto rank : joining) head_[rank] = head;
    members_[head].insert(members_[head].end(), joining.begin(), joining.end());
    members_[other].clear();
  }

 private:
  bool kin(std::uint32_t a, std::uint32_t b) const {
    return containment(sketches_[ranked_[a]].shingles, sketches_[ranked_[b]].shingles) >=
           kKinContainment;
  }

  const std::vector<Sketch>& sketches_;
  const std::vector<std::size_t>& ranked_;
  std::vector<std::uint32_t> head_;
  std::vector<std::vector<std::uint32_t>> members_;  // Of a head; else none.
};

}  // namespace

Likeness likeness(const Sketch& a, const Sketch& b) {
  Likeness out;
  out.containment = containment(a.shingles, b.shingles);
  compare_slots(a.slots.items, b.slots.items, out);
  const auto size_a = a.shingles.size(), size_b = b.shingles.size();
  out.size = fraction(std::min(size_a, size_b), std::max(size_a, size_b));
  return out;
}

bool near_duplicates(const Likeness& likeness) {
  if (likeness.size < kNearSize) return false;
  const bool telling = likeness.slots >= kFewSlots;
  const bool sure = likeness.size < kPartSize || !telling;
  return likeness.containment >= (sure ? kSureContainment : kNearContainment) &&
         (!telling || likeness.agreement >= kNearAgreement);
}

std::vector<std::size_t> cluster(const std::vector<Sketch>& sketches) {
  const auto ranked = by_length(sketches);
  Stories stories(sketches, ranked);
  Candidates candidates(sketches, ranked);
  for (std::uint32_t rank = 0; rank < ranked.size(); ++rank) {
    // Those it has most in common with first.
    std::vector<std::pair<double, std::uint32_t>> near;
    for (const auto other : candidates.of(rank)) {
      const auto common = likeness(sketches[ranked[rank]], sketches[ranked[other]]);
      if (near_duplicates(common)) near.emplace_back(-common.containment * common.size, other);
    }
    std::sort(near.begin(), near.end());
    for (const auto& [score, other] : near) stories.join(rank, other);
  }
  std::vector<std::size_t> longest(sketches.size());
  std::iota(longest.begin(), longest.end(), 0);
  for (std::uint32_t rank = 0; rank < ranked.size(); ++rank)
    longest[ranked[rank]] = ranked[stories.head(rank)];
  return longest;
}

}  // namespace dossier
