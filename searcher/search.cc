// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::search and rank: a request to ranked hits with snippets and facets.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "schema/suggest.h"
#include "schema/terms.h"
#include "searcher/query/query_hints.h"
#include "searcher/results/count_weight.h"
#include "searcher/results/facets.h"
#include "searcher/results/occurrences.h"
#include "searcher/results/order.h"
#include "searcher/results/snippets.h"
#include "searcher/results/time_limit.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

// Other places listed with each hit.
constexpr std::size_t kMostPlaces = 20;
// Actors shown with each hit, a kind.
constexpr std::size_t kHitEntities = 5;
// A phrase or NEAR found tells more than its rarest word found anywhere.
constexpr double kPositionalWorth = 1.5;
// A suggestion is looked for among terms that begin like the word, this many bytes of it.
constexpr std::size_t kSuggestPrefix = 2;

// Asks each document that the engine found whether it really matches: zones, written forms.
class Decider : public Xapian::MatchDecider {
 public:
  Decider(const Xapian::Database& database, const Clause& clause, const Analyzer& analyzer)
      : database_(database), clause_(clause), analyzer_(analyzer) {}
  bool operator()(const Xapian::Document& document) const override {
    return Occurrences(database_, document.get_docid(), analyzer_).match(clause_);
  }

 private:
  const Xapian::Database& database_;
  const Clause& clause_;
  const Analyzer& analyzer_;
};

// Of the terms of a word or name, or of alternatives of these.
Xapian::doccount most_documents(const Clause& terms, const Xapian::Database& database) {
  Xapian::doccount most = 0;
  for (const auto& term : terms.terms) most = std::max(most, database.get_termfreq(term));
  for (const auto& part : terms.parts) most = std::max(most, most_documents(part, database));
  return most;
}

void weigh(const Clause& clause, const Xapian::Database& database, LeafWeights& weights) {
  if (clause.kind == ClauseKind::Terms || clause.kind == ClauseKind::Phrase ||
      clause.kind == ClauseKind::Near || clause.kind == ClauseKind::Same) {
    // The rarest operand decides how telling a phrase or NEAR is; the commonest form, how telling a
    // word is.
    Xapian::doccount found = clause.kind == ClauseKind::Terms ? most_documents(clause, database)
                                                              : database.get_doccount();
    for (const auto& part : clause.parts) found = std::min(found, most_documents(part, database));
    const double all = database.get_doccount();
    const double positional = clause.kind == ClauseKind::Terms ? 1.0 : kPositionalWorth;
    weights[&clause] = found == 0 ? 0 : positional * std::log(std::max(1.0, all / found));
    return;
  }
  for (const auto& part : clause.parts) weigh(part, database, weights);
}

// The plain words of the tree, for suggestions.
void plain_words(const Node& node, std::vector<const Node*>& words) {
  if (node.kind == NodeKind::Word) words.push_back(&node);
  if (node.kind == NodeKind::Not) return;
  for (const auto& child : node.children) plain_words(child, words);
}

std::vector<std::string> readings_of(const Resolved& resolved) {
  constexpr std::size_t kMostShown = 40;
  std::vector<std::string> lines;
  for (const auto& reading : resolved.readings) {
    auto line = reading.typed + " stands for ";
    for (std::size_t i = 0; i < std::min(reading.terms.size(), kMostShown); ++i)
      line += (i == 0 ? "" : ", ") + reading.terms[i];
    if (reading.terms.empty()) line += "nothing in this index";
    if (reading.terms.size() > kMostShown)
      line += fmt::format(" and {} more", reading.terms.size() - kMostShown);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::unique_ptr<Prepared> Searcher::Impl::prepare(const SearchRequest& request) {
  auto prepared = std::make_unique<Prepared>();
  prepared->tree = request.any ? parse_any(request.query) : parse_query(request.query);
  prepared->resolved = resolver->resolve(prepared->tree, request.query, request.any);
  prepared->compiled = compile(prepared->resolved.clause, index.database());
  if (!prepared->compiled.exact && index.is_remote()) {
    throw_query_error(request.query, prepared->compiled.inexact,
                      "an index on another machine cannot answer this",
                      "it answers words, phrases, names and NEAR between two of them; search an "
                      "index on this machine");
  }
  prepared->echo = {request.query,
                    to_string(prepared->tree),
                    prepared->resolved.expansions,
                    prepared->resolved.dropped,
                    prepared->compiled.query.get_description(),
                    prepared->resolved.hints,
                    readings_of(prepared->resolved)};
  if (!request.any) {
    for (auto& hint : query_hints(request.query)) prepared->echo.hints.push_back(std::move(hint));
  }
  if (!prepared->compiled.exact) {
    prepared->decider =
        std::make_unique<Decider>(index.database(), prepared->resolved.clause, analyzer);
  }
  return prepared;
}

Xapian::Enquire Searcher::Impl::enquire(const Prepared& prepared, Sort sort) {
  Xapian::Enquire enquire(index.database());
  enquire.set_query(prepared.compiled.query);
  set_weighting(enquire);
  set_order(enquire, *this, sort);
  return enquire;
}

std::uint32_t Searcher::Impl::count(const Prepared& prepared) {
  Xapian::Enquire counting(index.database());
  counting.set_query(prepared.compiled.query);
  counting.set_weighting_scheme(CountWeight());
  return counting.get_mset(0, 0, index.database().get_doccount(), nullptr, prepared.decider.get())
      .get_matches_estimated();
}

Hit Searcher::Impl::make_hit(Xapian::docid id, const Prepared& prepared,
                             const SearchRequest& request) {
  const auto document = index.database().get_document(id);
  Record record(document.get_data());
  Hit hit;
  hit.head = head(id, record);
  hit_entities(document.get_value(slot::kFacets), index, kHitEntities, hit.entities);
  if (request.snippets) {
    LeafWeights weights;
    weigh(prepared.resolved.clause, index.database(), weights);
    const auto spans = Occurrences(index.database(), id, analyzer).spans(prepared.resolved.clause);
    hit.snippets = make_snippets(record, spans, weights, analyzer, request.snippet_characters);
  }
  return hit;
}

void Searcher::Impl::add_places(std::vector<Hit>& hits,
                                const std::vector<Xapian::docid>& ids) const {
  const auto& database = index.database();
  std::set<std::string> labels;
  for (const auto id : ids) {
    if (auto label = database.get_document(id).get_value(slot::kStory); !label.empty())
      labels.insert(std::move(label));
  }
  if (labels.empty()) return;
  StoryPlaces stories(database, labels);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    hits[i].other_places = stories.count(ids[i]);
    hits[i].story = stories.of(ids[i], kMostPlaces);
  }
}

std::optional<std::string> Searcher::Impl::suggest(const Prepared& prepared) {
  std::vector<const Node*> words;
  plain_words(prepared.tree, words);
  auto text = prepared.echo.text;
  bool changed = false;
  // From the last, so that earlier places stay where they are.
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    const auto folded = fold((*word)->text);
    if (folded.size() <= kSuggestPrefix || !resolver->forms().of("", folded).empty()) continue;
    // Of words equally near, the one most documents have.
    std::vector<std::pair<Xapian::doccount, std::string>> terms;
    const auto start = folded.substr(0, kSuggestPrefix);
    const auto& database = index.database();
    for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
      terms.emplace_back(term.get_termfreq(), *term);
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string_view> candidates;
    candidates.reserve(terms.size());
    for (const auto& [frequency, term] : terms) candidates.push_back(term);
    const auto meant = closest(folded, candidates);
    if (!meant) continue;
    text.replace((*word)->source.begin, (*word)->source.size(), *meant);
    changed = true;
  }
  if (!changed) return std::nullopt;
  SearchRequest request;
  request.query = text;
  return count(*prepare(request)) > 0 ? std::optional(text) : std::nullopt;
}

std::vector<ClauseCount> Searcher::Impl::diagnose(const Prepared& prepared) {
  std::vector<ClauseCount> counts;
  if (prepared.tree.kind != NodeKind::And) return counts;
  for (const auto& child : prepared.tree.children) {
    if (child.kind == NodeKind::Not || child.source.size() == 0) continue;
    SearchRequest request;
    request.query = prepared.echo.text.substr(child.source.begin, child.source.size());
    counts.push_back({request.query, count(*prepare(request))});
  }
  return counts;
}

SearchAnswer Searcher::search(const SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  auto answer = impl_->with_retry([&] {
    SearchAnswer out;
    const auto prepared = impl_->prepare(request);
    auto enquire = impl_->enquire(*prepared, request.sort);
    StorySpy counts;
    enquire.add_matchspy(&counts);
    FacetSpy spy(impl_->index, request.facet, request.facets_by_story);
    if (request.facets) enquire.add_matchspy(&spy);
    TimeLimit limit(request.time_limit);
    enquire.add_matchspy(&limit);
    // Xapian keeps the first of each story in the order of the result; spies see all the same.
    if (!request.all_copies) enquire.set_collapse_key(slot::kStory);
    const auto found = ranked_page(enquire, *impl_, request, impl_->index.database().get_doccount(),
                                   prepared->decider.get());
    out.query = prepared->echo;
    out.total = counts.documents();
    out.stories = counts.stories();
    out.by_story = !request.all_copies;
    out.facets_by_story = request.facets_by_story;
    out.offset = request.offset;
    std::vector<Xapian::docid> ids;
    for (const auto& [id, score] : found) {
      auto hit = impl_->make_hit(id, *prepared, request);
      hit.rank = request.offset + static_cast<std::uint32_t>(ids.size()) + 1;
      hit.score = score;
      out.hits.push_back(std::move(hit));
      ids.push_back(id);
    }
    if (out.by_story) impl_->add_places(out.hits, ids);
    if (request.facets) out.facets = spy.facets();
    if (out.total == 0) {
      out.suggestion = impl_->suggest(*prepared);
      out.diagnosis = impl_->diagnose(*prepared);
    }
    return out;
  });
  answer.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

std::vector<std::pair<std::string, double>> Searcher::rank(const SearchRequest& request) {
  return impl_->with_retry([&] {
    std::vector<std::pair<std::string, double>> ranked;
    const auto prepared = impl_->prepare(request);
    auto enquire = impl_->enquire(*prepared, request.sort);
    for (const auto& [id, score] :
         ranked_page(enquire, *impl_, request, 0, prepared->decider.get())) {
      ranked.emplace_back(impl_->record(id).meta().id, score);
    }
    return ranked;
  });
}

}  // namespace dossier
