// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/posting_lists.h"

#include <algorithm>
#include <bit>

#include "searcher/compile/ineb2.h"

namespace dossier {
namespace {

// A length counts as the least of its step.
constexpr unsigned kLengths = 256, kLengthStep = 64;
// Of a double, exponent and the first three bits of the mantissa are the group.
constexpr unsigned kMantissaLeftOut = 49;
constexpr double kLeastCounted = 1.0 / 256;
constexpr std::uint64_t kFirstStep =
    std::bit_cast<std::uint64_t>(kLeastCounted) >> kMantissaLeftOut;
// Words remembered that were asked for once.
constexpr std::size_t kMostAsked = 10'000;

}  // namespace

PostingList::PostingList(const std::string& term, const ListSource& source) {
  const double scale = ineb2_scale(source.database);
  std::array<double, kLengths> worth{};  // By length; 0 where it is not known yet.
  const auto documents = source.database.get_termfreq(term);
  occurrences_ = source.database.get_collection_freq(term);
  ids_.reserve(documents);
  counts_.reserve(documents);
  groups_.reserve((documents + 7) / 8);
  const auto end = source.database.postlist_end(term);
  for (auto at = source.database.postlist_begin(term); at != end; ++at) {
    source.limit.check();
    const auto id = *at;
    const auto occurrences = at.get_wdf();
    const auto step = std::min(source.columns.length(id) / kLengthStep, kLengths - 1);
    if (worth[step] == 0) worth[step] = ineb2_worth(std::max(1U, step * kLengthStep), scale);
    const auto group = group_of(occurrences * worth[step]);
    if (ids_.size() % 8 == 0) groups_.push_back(0);
    groups_.back() |= std::uint64_t{group} << (ids_.size() % 8 * 8);
    ids_.push_back(id);
    counts_.push_back(occurrences);
    ++sizes_[group];
  }
}

unsigned PostingList::group_of_best(std::size_t wanted) const {
  auto group = kGroups;
  for (std::size_t sum = 0; group > 0 && sum < wanted;) sum += sizes_[--group];
  return group;
}

unsigned PostingList::group_of(double normalised) {
  const auto steps = std::bit_cast<std::uint64_t>(std::max(normalised, kLeastCounted));
  return static_cast<unsigned>(
      std::min<std::uint64_t>((steps >> kMantissaLeftOut) - kFirstStep, kGroups - 1));
}

double PostingList::least_of(unsigned group) {
  return std::bit_cast<double>((group + kFirstStep) << kMantissaLeftOut);
}

PostingLists::Kept PostingLists::kept(const std::string& term) {
  const auto found = lists_.find(term);
  if (found == lists_.end()) return nullptr;
  found->second.last_used = ++clock_;
  return found->second.list;
}

PostingLists::Kept PostingLists::get(const std::string& term, const ListSource& source) {
  if (auto list = kept(term)) return list;
  auto list = std::make_shared<const PostingList>(term, source);
  add(term, list);
  return list;
}

PostingLists::Kept PostingLists::again(const std::string& term, const ListSource& source) {
  if (auto list = kept(term)) return list;
  const auto documents = source.database.get_termfreq(term);
  if (!worth_keeping(documents)) return nullptr;
  if (const auto asked = asked_.find(term);
      asked != asked_.end() && clock_ - asked->second < most_postings_) {
    asked_.erase(asked);
    return get(term, source);
  }
  if (asked_.size() >= kMostAsked) asked_.clear();
  asked_[term] = clock_;
  clock_ += documents;
  return nullptr;
}

// The lists used longest ago make room.
void PostingLists::add(const std::string& term, const Kept& list) {
  clock_ += list->documents();
  if (!worth_keeping(list->documents())) return;
  postings_ += list->documents();
  lists_[term] = {list, clock_};
  while (postings_ > most_postings_) {
    const auto oldest = std::min_element(
        lists_.begin(), lists_.end(),
        [](const auto& a, const auto& b) { return a.second.last_used < b.second.last_used; });
    postings_ -= oldest->second.list->documents();
    lists_.erase(oldest);
  }
}

PostingCursor::PostingCursor(const std::string& term, const Xapian::Database& database,
                             PostingLists::Kept list)
    : list_(std::move(list)) {
  if (list_) return;
  at_ = database.postlist_begin(term);
  end_ = database.postlist_end(term);
}

bool PostingCursor::moves_to(Xapian::docid id) {
  if (!list_) {
    if (at_ != end_) at_.skip_to(id);
    return at_ != end_ && *at_ == id;
  }
  // The next is near: by eights, then one by one without a branch for each.
  constexpr std::size_t kStep = 8;
  const auto* const ids = list_->ids().data();
  const auto size = list_->ids().size();
  while (next_ + kStep < size && ids[next_ + kStep] <= id) next_ += kStep;
  if (next_ + kStep <= size) {
    std::size_t before = 0;
    for (std::size_t i = 0; i < kStep; ++i) before += ids[next_ + i] < id ? 1 : 0;
    next_ += before;
  } else {
    while (next_ < size && ids[next_] < id) ++next_;
  }
  return next_ < size && ids[next_] == id;
}

}  // namespace dossier
