// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/times_cited.h"

#include <algorithm>

#include "schema/terms.h"
#include "schema/work_terms.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

// Documents asked for at once: each has a few keys, each key two terms.
constexpr std::size_t kAtOnce = 250;
// Documents of which it is known how often they are cited; some 5 MB.
constexpr std::size_t kMostKnown = 100000;

// In how many documents each term of the query stands: the engine brings that along.
Xapian::MSet frequencies(const Xapian::Database& database, const std::vector<std::string>& terms) {
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  set_counting(enquire, true);
  return enquire.get_mset(0, 0);
}

}  // namespace

std::uint32_t TimesCited::of(Xapian::docid id, const std::string& packed_keys) const {
  if (const auto known = this->known(id)) return *known;
  return of(id, unpack_work_names(packed_keys));
}

std::uint32_t TimesCited::of(Xapian::docid id) const {
  if (const auto known = this->known(id)) return *known;
  return of(id, impl_.index.database().get_document(id).get_value(slot::kWorkKeys));
}

std::optional<std::uint32_t> TimesCited::known(Xapian::docid id) const {
  if (const auto* told = impl_.columns()) return told->cited_by(id);
  const auto known = known_.find(id);
  return known == known_.end() ? std::nullopt : std::optional(known->second);
}

std::uint32_t TimesCited::of(Xapian::docid id, const std::vector<WorkName>& names) const {
  if (const auto known = this->known(id)) return *known;
  const auto count =
      static_cast<std::uint32_t>(impl_.citing(same_work(impl_.index.database(), names), id).size());
  if (impl_.index.is_remote()) {
    if (known_.size() >= kMostKnown) known_.clear();
    known_.emplace(id, count);
  }
  return count;
}

// Whoever knows another key of a work, knows it as its own or cites it. So where a document is the
// only one that is known by its keys, and nobody cites one of them, it has no other key (see
// same_work()), and is not cited.
void TimesCited::look_for_uncited(const Column& work_keys) const {
  for (std::size_t begin = 0; begin < work_keys.size(); begin += kAtOnce) {
    const auto end = std::min(work_keys.size(), begin + kAtOnce);
    std::vector<std::vector<std::string>> works;
    std::vector<std::string> terms;
    for (auto row = begin; row < end; ++row) {
      auto& ids = works.emplace_back();
      if (known_.contains(work_keys[row].first)) continue;
      for (auto& name : unpack_work_names(work_keys[row].second)) ids.push_back(std::move(name.id));
      for (const auto& id : ids) {
        terms.push_back(cites_term(id));
        terms.push_back(known_as_term(id));
      }
    }
    if (terms.empty()) continue;
    const auto found = frequencies(impl_.index.database(), terms);
    for (auto row = begin; row < end; ++row) {
      const auto& ids = works[row - begin];
      const bool alone = std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
        return found.get_termfreq(cites_term(id)) == 0 &&
               found.get_termfreq(known_as_term(id)) <= 1;
      });
      if (alone && !ids.empty() && known_.size() < kMostKnown)
        known_.emplace(work_keys[row].first, 0);
    }
  }
}

}  // namespace dossier
