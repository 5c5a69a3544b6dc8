// SPDX-License-Identifier: GPL-2.0-or-later
// What a prepared query finds and how many: by posting lists, by the engine's matcher, or by the
// servers of other machines.

#include "schema/terms.h"
#include "searcher/compile/columns.h"
#include "searcher/results/matches.h"
#include "searcher/results/order.h"
#include "searcher/results/phrase_ranking.h"
#include "searcher/results/remote_matches.h"
#include "searcher/results/tally.h"
#include "searcher/searcher_impl.h"

namespace dossier {

Xapian::Enquire Searcher::Impl::enquire(const Prepared& prepared, Sort sort) {
  Xapian::Enquire enquire(index.database());
  enquire.set_query(prepared.compiled.query);
  set_weighting(enquire);
  set_order(enquire, *this, sort);
  return enquire;
}

const FacetColumns* Searcher::Impl::columns() const {
  // Where an indexer has just committed, they come a moment later: each answer looks once.
  if (!columns_sought_ && !index.is_remote() && index.places().size() == 1)
    columns_ = FacetColumns::open(index.places().front().name, index.database());
  columns_sought_ = true;
  return columns_.get();
}

std::optional<DocumentSet> Searcher::Impl::matches_by_postings(const Prepared& prepared) {
  if (prepared.decider) return std::nullopt;
  return matching_documents(prepared.resolved.clause, index.database(), columns(), time_limit);
}

std::optional<ScoredDocuments> Searcher::Impl::scores(const Prepared& prepared,
                                                      const SearchRequest& request) {
  if (prepared.decider || request.sort != Sort::Relevance || columns() == nullptr)
    return std::nullopt;
  return score_words(prepared.resolved.clause, {index.database(), *columns(), time_limit},
                     posting_lists);
}

DocumentSet Searcher::Impl::matches(const Prepared& prepared) {
  if (auto found = matches_by_postings(prepared)) return *std::move(found);
  Xapian::Enquire counting(index.database());
  counting.set_query(prepared.compiled.query);
  set_counting(counting, false);
  TimeSpy time(time_limit);
  counting.add_matchspy(&time);
  DocumentSpy spy(number());
  counting.add_matchspy(&spy);
  counting.get_mset(0, 0, index.database().get_doccount(), nullptr, prepared.decider.get());
  return std::move(spy.documents());
}

Facets Searcher::Impl::count_facets(const DocumentSet& documents, const FacetRequest& request,
                                    bool by_story) {
  FacetCounter counter(index, request, by_story, columns());
  const auto& database = index.database();
  dossier::count_facets(documents, database, counter,
                        [&](Xapian::docid id) { return times_cited.of(id); });
  return counter.facets();
}

Found Searcher::Impl::find(const Prepared& prepared, const SearchRequest& request) {
  if (index.is_remote()) return find_remote(*this, prepared, request);
  Found found;
  DocumentSet documents;
  if (request.limit == 0) {
    documents = matches(prepared);
  } else {
    auto enquire = this->enquire(prepared, request.sort);
    const auto scored = scores(prepared, request);
    auto known = scored ? std::optional(documents_of(*scored)) : matches_by_postings(prepared);
    DocumentSpy spy(number());
    if (!known) enquire.add_matchspy(&spy);
    TimeSpy time(time_limit);
    enquire.add_matchspy(&time);
    // Where all matches are known the engine need not look at each.
    found.page = ranked_page(enquire, *this, request,
                             {.copies = request.all_copies,
                              .check_at_least = known ? 0 : index.database().get_doccount(),
                              .decider = prepared.decider.get(),
                              .scored = scored ? &*scored : nullptr});
    documents = std::move(known ? *known : spy.documents());
  }
  found.documents = documents.count();
  found.stories = count_stories(documents, index.database(), columns());
  if (request.facets)
    found.facets = count_facets(documents, request.facet, request.facets_by_story);
  return found;
}

std::vector<Ranked> Searcher::Impl::rank(const Prepared& prepared, const SearchRequest& request) {
  if (!index.is_remote()) {
    if (!prepared.decider) {
      if (auto page = rank_phrase(prepared.resolved.clause, *this, request))
        return *std::move(page);
    }
    auto enquire = this->enquire(prepared, request.sort);
    const auto scored = scores(prepared, request);
    return ranked_page(
        enquire, *this, request,
        {.copies = true, .decider = prepared.decider.get(), .scored = scored ? &*scored : nullptr});
  }
  auto copies = request;
  copies.all_copies = true;
  copies.facets = false;
  return find_remote(*this, prepared, copies).page;
}

std::uint32_t Searcher::Impl::count(const Prepared& prepared) {
  return index.is_remote() ? count_remote(*this, prepared) : matches(prepared).count();
}

}  // namespace dossier
