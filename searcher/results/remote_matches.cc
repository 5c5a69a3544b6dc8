// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/remote_matches.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>

#include "schema/terms.h"
#include "searcher/compile/columns.h"
#include "searcher/results/facet_counter.h"
#include "searcher/results/occurrences.h"

namespace dossier {
namespace {

using Slot = Xapian::valueno;

struct Match {
  Xapian::docid id = 0;
  double score = 0;
  std::string order;  // slot::kOrder
};

[[noreturn]] void too_many(const Prepared& prepared, ByteRange where, const std::string& what,
                           Xapian::doccount most) {
  throw_query_error(prepared.echo.text, where,
                    fmt::format("of an index on another machine, {} {} are {} at most",
                                what == "asked" ? "the citing documents of" : "the words of", most,
                                what == "asked" ? "counted" : "looked at"),
                    "add a word, a name or a date that narrows it, or search where the index is");
}

// All that match, the best first. Those that the engine cannot tell are looked at.
std::vector<Match> all_matches(const Searcher::Impl& impl, const Prepared& prepared) {
  const auto& database = impl.index.database();
  const bool exact = prepared.compiled.exact;
  Xapian::Enquire enquire(database);
  enquire.set_query(prepared.compiled.query);
  set_weighting(enquire);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_sort_by_relevance_then_value(slot::kOrder, false);
  const auto found = enquire.get_mset(0, exact ? database.get_doccount() : kMostLooked + 1);
  if (!exact && found.size() > kMostLooked)
    too_many(prepared, prepared.compiled.inexact, "looked", kMostLooked);
  std::vector<Match> matches;
  for (auto match = found.begin(); match != found.end(); ++match) {
    if (exact || Occurrences(database, *match, impl.analyzer).match(prepared.resolved.clause))
      matches.push_back({*match, match.get_weight(), match.get_sort_key()});
  }
  return matches;
}

// The key by which Sort::Oldest orders (order.cc), out of slot::kOrder: that begins with the nines'
// complement of the first day.
std::string oldest_key(const std::string& order) {
  auto key = order;
  if (key.starts_with('~')) return key;
  for (std::size_t i = 0; i < std::min<std::size_t>(8, key.size()); ++i)
    key[i] = static_cast<char>('0' + ('9' - key[i]));
  return key;
}

// Values of slots of all that match, fetched when first asked for.
class Values {
 public:
  Values(const Xapian::Database& database, const Xapian::Query& query)
      : database_(database), query_(query) {}

  const std::string& of(Slot slot, Xapian::docid id) { return value_of(all(slot), id); }
  const Column& all(Slot slot) {
    auto [column, is_new] = columns_.try_emplace(slot);
    if (is_new) column->second = dossier::column(database_, query_, slot);
    return column->second;
  }

 private:
  const Xapian::Database& database_;
  const Xapian::Query& query_;
  std::unordered_map<Slot, Column> columns_;
};

// A search of which all matches are listed.
class Listing {
 public:
  Listing(const Searcher::Impl& impl, const Prepared& prepared, const SearchRequest& request)
      : impl_(impl),
        prepared_(prepared),
        request_(request),
        matches_(all_matches(impl, prepared)),
        values_(impl.index.database(), prepared.compiled.query) {}

  Found found(FacetCounter* counter) {
    Found found;
    std::set<std::string> labels;
    for (const auto& match : matches_) {
      const auto& story = values_.of(slot::kStory, match.id);
      ++found.documents;
      found.stories += story.empty() || labels.insert(story).second ? 1 : 0;
      if (counter != nullptr) count(match, story, *counter);
    }
    sort();
    found.page = page_of(ranked(), impl_, request_);
    return found;
  }

 private:
  void count(const Match& match, const std::string& story, FacetCounter& counter) {
    FacetedDocuments one;
    one.packed = values_.of(slot::kFacets, match.id);
    if (counter.wants_story()) one.story = story;
    if (counter.wants_mentions()) one.mentions = values_.of(slot::kMentions, match.id);
    if (counter.wants_cited_by()) one.cited_by = cited_by(match.id);
    counter.add(one);
  }

  std::uint32_t cited_by(Xapian::docid id) {
    if (matches_.size() > kMostAsked)
      too_many(prepared_, {0, static_cast<std::uint32_t>(prepared_.echo.text.size())}, "asked",
               kMostAsked);
    const auto& keys = values_.all(slot::kWorkKeys);
    if (!looked_for_uncited_) impl_.times_cited.look_for_uncited(keys);
    looked_for_uncited_ = true;
    return impl_.times_cited.of(id, value_of(keys, id));
  }

  void sort() {
    const auto by = [&](const auto& key) {
      std::stable_sort(matches_.begin(), matches_.end(),
                       [&](const Match& a, const Match& b) { return key(a) < key(b); });
    };
    if (request_.sort == Sort::Newest) by([](const Match& match) { return match.order; });
    if (request_.sort == Sort::Oldest)
      by([](const Match& match) { return oldest_key(match.order); });
    if (request_.sort == Sort::Cited)
      by([&](const Match& match) {
        return std::pair{-std::int64_t{cited_by(match.id)}, match.order};
      });
  }

  // In order; of each story the first, where that is wanted.
  std::vector<Ranked> ranked() {
    std::vector<Ranked> ranked;
    std::set<std::string> shown;
    for (const auto& match : matches_) {
      if (!request_.all_copies) {
        const auto& story = values_.of(slot::kStory, match.id);
        if (!story.empty() && !shown.insert(story).second) continue;
      }
      ranked.push_back({match.id, match.score, match.order, {}});
    }
    return ranked;
  }

  const Searcher::Impl& impl_;
  const Prepared& prepared_;
  const SearchRequest& request_;
  std::vector<Match> matches_;
  Values values_;
  bool looked_for_uncited_ = false;
};

// Can servers count all that is asked?
bool servers_can(const Prepared& prepared, const SearchRequest& request,
                 const FacetCounter* counter) {
  if (!prepared.compiled.exact) return false;
  if (request.sort != Sort::Relevance && request.sort != Sort::Newest) return false;
  return counter == nullptr ||
         !(counter->wants_story() || counter->wants_mentions() || counter->wants_cited_by());
}

Found find_by_servers(const Searcher::Impl& impl, const Prepared& prepared,
                      const SearchRequest& request, FacetCounter* counter) {
  Xapian::Enquire enquire(impl.index.database());
  enquire.set_query(prepared.compiled.query);
  set_weighting(enquire);
  if (request.limit == 0) set_counting(enquire, true);
  Xapian::ValueCountMatchSpy stories(slot::kStory), facets(slot::kFacets);
  enquire.add_matchspy(&stories);
  if (counter != nullptr) enquire.add_matchspy(&facets);
  Found found;
  found.page = ranked_page(
      enquire, impl, request,
      {.copies = request.all_copies, .check_at_least = impl.index.database().get_doccount()});
  found.documents = static_cast<std::uint32_t>(stories.get_total());
  found.stories = found.documents;
  for (auto story = stories.values_begin(); story != stories.values_end(); ++story)
    found.stories -= story.get_termfreq() - 1;
  if (counter == nullptr) return found;
  for (auto value = facets.values_begin(); value != facets.values_end(); ++value) {
    const auto packed = *value;
    FacetedDocuments alike;
    alike.packed = packed;
    alike.documents = value.get_termfreq();
    counter->add(alike);
  }
  return found;
}

}  // namespace

Found find_remote(const Searcher::Impl& impl, const Prepared& prepared,
                  const SearchRequest& request) {
  FacetCounter counter(impl.index, request.facet, request.facets_by_story);
  auto* wanted = request.facets ? &counter : nullptr;
  auto found = servers_can(prepared, request, wanted)
                   ? find_by_servers(impl, prepared, request, wanted)
                   : Listing(impl, prepared, request).found(wanted);
  if (request.facets) found.facets = counter.facets();
  return found;
}

std::vector<Xapian::docid> remote_matches(const Searcher::Impl& impl, const Prepared& prepared) {
  std::vector<Xapian::docid> ids;
  for (const auto& match : all_matches(impl, prepared)) ids.push_back(match.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::uint32_t count_remote(const Searcher::Impl& impl, const Prepared& prepared) {
  if (!prepared.compiled.exact)
    return static_cast<std::uint32_t>(all_matches(impl, prepared).size());
  Xapian::Enquire counting(impl.index.database());
  counting.set_query(prepared.compiled.query);
  set_counting(counting, true);
  return counting.get_mset(0, 0, impl.index.database().get_doccount()).get_matches_estimated();
}

}  // namespace dossier
