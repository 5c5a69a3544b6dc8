// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::search and rank: a request to ranked hits with snippets and facets.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "schema/terms.h"
#include "searcher/diagnosis.h"
#include "searcher/query/query_hints.h"
#include "searcher/query/saved_query.h"
#include "searcher/results/facet_names.h"
#include "searcher/results/occurrences.h"
#include "searcher/results/order.h"
#include "searcher/results/query_parts.h"
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

// Asks each document that the engine found whether it really matches: zones, written forms.
class Decider : public Xapian::MatchDecider {
 public:
  Decider(const Xapian::Database& database, const DocumentNumber& number, const Clause& clause,
          const Analyzer& analyzer, TimeLimit& limit)
      : database_(database), number_(number), clause_(clause), analyzer_(analyzer), limit_(limit) {}
  bool operator()(const Xapian::Document& document) const override {
    limit_.check();
    return Occurrences(database_, number_(document), analyzer_).match(clause_);
  }

 private:
  const Xapian::Database& database_;
  const DocumentNumber number_;
  const Clause& clause_;
  const Analyzer& analyzer_;
  TimeLimit& limit_;
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

// Passes over documents that are not to be found.
class LeavingOut : public Xapian::MatchDecider {
 public:
  LeavingOut(const DocumentNumber& number, std::set<Xapian::docid> left_out,
             std::unique_ptr<Xapian::MatchDecider> decider)
      : number_(number), left_out_(std::move(left_out)), decider_(std::move(decider)) {}
  bool operator()(const Xapian::Document& document) const override {
    return !left_out_.contains(number_(document)) && (!decider_ || (*decider_)(document));
  }

 private:
  const DocumentNumber number_;
  std::set<Xapian::docid> left_out_;
  std::unique_ptr<Xapian::MatchDecider> decider_;
};

// The same for servers, which take no decider.
Xapian::Query without(const Xapian::Query& query, const std::set<std::string>& ids) {
  std::vector<std::string> terms;
  for (const auto& id : ids) terms.push_back(make_term(prefix::kId, id));
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end())};
}

std::vector<Xapian::docid> ids_of(const std::vector<Ranked>& page) {
  std::vector<Xapian::docid> ids;
  for (const auto& ranked : page) ids.push_back(ranked.id);
  return ids;
}

// The places of a page in the order of the documents' numbers: so the index keeps what is read of
// them.
std::vector<std::size_t> by_number(const std::vector<Ranked>& page) {
  std::vector<std::size_t> places(page.size());
  std::iota(places.begin(), places.end(), 0U);
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return page[a].id < page[b].id; });
  return places;
}

bool has_sign(const std::string& text) { return text.find_first_not_of(" \t\n") != text.npos; }

DatabasePlace place_of(const Index& index) {
  const auto folders = std::count_if(index.places().begin(), index.places().end(),
                                     [](const IndexPlace& place) { return !place.remote(); });
  if (folders < 2) return DatabasePlace::One;
  return index.is_remote() ? DatabasePlace::FoldersAndServers : DatabasePlace::Folders;
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

// Fills in the other places of the stories, of these labels, that hits stand for.
void add_places(const Index& index, std::vector<Hit>& hits, const std::vector<Ranked>& page,
                const std::set<std::string>& labels) {
  if (labels.empty()) return;
  StoryPlaces stories(index, labels);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    hits[i].other_places = stories.count(page[i].id);
    hits[i].story = stories.of(page[i].id, kMostPlaces);
  }
}

}  // namespace

std::unique_ptr<Prepared> Searcher::Impl::prepare(const SearchRequest& request) {
  auto prepared = request.any ? prepare_tree(parse_any(request.query), request.query, true)
                              : prepare_tree(parse_query(request.query), request.query);
  if (!request.any) {
    for (auto& hint : query_hints(request.query)) prepared->echo.hints.push_back(std::move(hint));
    if (prepared->tree.kind == NodeKind::Everything && has_sign(request.query))
      prepared->echo.hints.emplace_back("there is no word in it: these are all documents");
  }
  if (!request.leave_out.empty()) {
    std::set<Xapian::docid> left_out;
    for (const auto& id : request.leave_out) {
      if (const auto number = find_id(id)) left_out.insert(*number);
    }
    if (index.is_remote()) {
      prepared->compiled.query = without(prepared->compiled.query, request.leave_out);
    } else {
      prepared->decider =
          std::make_unique<LeavingOut>(number(), std::move(left_out), std::move(prepared->decider));
    }
  }
  return prepared;
}

std::unique_ptr<Prepared> Searcher::Impl::prepare_tree(Node tree, const std::string& text,
                                                       bool any) {
  auto prepared = std::make_unique<Prepared>();
  const auto whole = with_saved(tree, text, saved);
  prepared->tree = std::move(tree);
  prepared->resolved = resolver->resolve(whole, text, any);
  prepared->compiled = compile(prepared->resolved.clause, index.database(), place_of(index));
  prepared->echo = {text,
                    to_string(whole),
                    prepared->resolved.expansions,
                    prepared->resolved.dropped,
                    prepared->compiled.query.get_description(),
                    prepared->resolved.hints,
                    readings_of(prepared->resolved)};
  if (!prepared->compiled.exact && !index.is_remote()) {
    prepared->decider = std::make_unique<Decider>(index.database(), number(),
                                                  prepared->resolved.clause, analyzer, time_limit);
  }
  return prepared;
}

std::vector<Hit> Searcher::Impl::make_hits(const std::vector<Ranked>& page,
                                           const Prepared& prepared, const SearchRequest& request) {
  const auto& clause = prepared.resolved.clause;
  const auto& database = index.database();
  const auto* told = columns();
  LeafWeights weights;  // The same for every hit.
  PositionLists lists;
  if (request.snippets > 0 && !page.empty()) {
    weigh(clause, database, weights);
    if (!index.is_remote()) lists = PositionLists(database, clause, ids_of(page));
  }
  std::vector<Hit> hits(page.size());
  std::set<std::string> labels;
  for (const auto place : by_number(page)) {
    // Of several parts a document knows only its number in its own.
    const auto id = page[place].id;
    const auto document = database.get_document(id, Xapian::DOC_ASSUME_VALID);
    Record record(document);
    auto& hit = hits[place];
    hit.rank = request.offset + static_cast<std::uint32_t>(place) + 1;
    hit.score = page[place].score;
    hit.head = head(id, record, page[place].cited_by);
    hit_entities(id, index, told, kHitEntities, hit.entities);
    if (request.snippets > 0) {
      const auto spans = Occurrences(database, id, analyzer, &lists).spans(clause);
      hit.snippets = make_snippets(record, spans, weights, analyzer, request.snippets,
                                   request.snippet_characters);
      hit.title_highlights = title_highlights(record, spans, analyzer);
    }
    const bool alone = request.all_copies || (told != nullptr && told->story(id) == 0);
    if (auto label = alone ? "" : document.get_value(slot::kStory); !label.empty())
      labels.insert(std::move(label));
  }
  add_places(index, hits, page, labels);
  return hits;
}

SearchAnswer Searcher::search(const SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  const Limited limited(impl_->time_limit, request.time_limit);
  auto answer = impl_->with_retry([&] {
    SearchAnswer out;
    const auto prepared = impl_->prepare(request);
    auto found = impl_->find(*prepared, request);
    out.query = prepared->echo;
    if (!request.any) out.query.undated = undated_query(prepared->tree, request.query);
    out.total = found.documents;
    out.stories = found.stories;
    out.by_story = !request.all_copies;
    out.facets_by_story = request.facets_by_story;
    out.offset = request.offset;
    out.hits = impl_->make_hits(found.page, *prepared, request);
    if (request.facets) {
      out.facets = std::move(found.facets);
      if (request.facet.alternatives)
        out.facets.alternatives = alternatives(*impl_, *prepared, request);
    }
    if (out.total == 0) {
      out.suggestion = suggest(*impl_, *prepared);
      try {
        out.diagnosis = diagnose(*impl_, *prepared);
      } catch (const Error&) {
        // A clause alone may have more looked at than servers are asked for; the answer stands.
        if (!impl_->index.is_remote()) throw;
      }
    }
    return out;
  });
  answer.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

void Searcher::use_saved(SavedQueries saved) { impl_->saved = std::move(saved); }

std::vector<std::string> Searcher::matching(const std::string& query) {
  return impl_->with_retry([&] {
    std::vector<std::string> ids;
    impl_->each_match(query, [&](Xapian::docid id) { ids.push_back(impl_->id_of(id)); });
    return ids;
  });
}

std::vector<std::pair<std::string, double>> Searcher::rank(const SearchRequest& request) {
  return impl_->with_retry([&] {
    std::vector<std::pair<std::string, double>> ranked;
    const auto prepared = impl_->prepare(request);
    const auto page = impl_->rank(*prepared, request);
    ranked.resize(page.size());
    for (const auto place : by_number(page))
      ranked[place] = {impl_->id_of(page[place].id), page[place].score};
    return ranked;
  });
}

}  // namespace dossier
