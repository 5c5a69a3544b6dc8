// SPDX-License-Identifier: GPL-2.0-or-later
// The searcher: questions to answers over one or several indexes.
//
//   Searcher searcher({"/srv/index"});
//   SearchRequest request;  request.query = "place:kabul NEAR/15 group:iskp";
//   SearchAnswer answer = searcher.search(request);

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/index_place.h"
#include "searcher/actors/actor_answers.h"
#include "searcher/query/saved_query.h"
#include "searcher/results/quote_answer.h"
#include "searcher/soundness.h"
#include "searcher/works/citation_answers.h"

namespace dossier {

enum class Sort : std::uint8_t { Relevance, Newest, Oldest, Cited };

/// How finely dates are counted. Automatic: by month, over more than five years by year; Fitting:
/// the same, but within two months by day, and over more than 120 years by decade.
enum class PeriodUnit : std::uint8_t { Automatic, Fitting, Day, Month, Year, Decade };

/// Which values of each facet, and how they are counted.
struct FacetRequest {
  std::set<Facet> only;  ///< These facets; empty: all but Facet::Cited, which must be named.
  PeriodUnit by = PeriodUnit::Automatic;
  std::size_t limit = 20;    ///< At most so many a facet; 0: all.
  std::size_t offset = 0;    ///< The commonest ones left out.
  std::string match;         ///< Only those with a name, alias or id that has this in it; "": all.
  bool alternatives = true;  ///< With what facets that the query filters by would count otherwise.
  bool rollup = false;       ///< A document counts for all that its actors belong to, once each.
  bool spellings = false;    ///< With the spellings found.
};

struct SearchRequest {
  std::string query;
  bool any = false;                         ///< Plain words joined by OR; no operators are parsed.
  std::chrono::milliseconds time_limit{0};  ///< TimeOver where it takes longer; 0: none.
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
  Sort sort = Sort::Relevance;
  bool all_copies = false;       ///< Every document is a hit; else the best-ranked of each story.
  bool facets_by_story = false;  ///< A facet value counts stories that have it, not documents.
  std::size_t snippets = 3;      ///< Passages a hit, at most.
  bool facets = true;
  FacetRequest facet = {};
  std::uint32_t snippet_characters = 240;  ///< Greatest length of one snippet.
  std::set<std::string> leave_out = {};    ///< Ids of documents that are not to be found.
};

/// Answers questions over the indexes it was opened with. Reads only; reopens by itself when an
/// indexer commits. Not thread-safe: one a thread. All calls throw Error for what cannot be
/// answered (exit status 2).
class Searcher {
 public:
  /// `paths`: folders, stub files, servers (schema/index_place.h). @throws Error when one is no
  /// index this program can read; ServerDown when a server does not answer and may not be left out.
  explicit Searcher(const std::vector<std::string>& paths, const ServerUse& servers = {});
  ~Searcher();
  Searcher(Searcher&&) noexcept;

  /// Where `query:NAME` is looked up; without this, no name is known.
  void use_saved(SavedQueries saved);

  SearchAnswer search(const SearchRequest& request);
  /// Ids of all documents that match, in index order.
  std::vector<std::string> matching(const std::string& query);
  /// (id, score) of the best `limit` documents, copies too, and nothing else: what `--format trec`
  /// prints.
  std::vector<std::pair<std::string, double>> rank(const SearchRequest& request);
  /// `name`: a document id or an unambiguous citation key. @throws Error for an unknown one ("did
  /// you mean") or an ambiguous key (lists the candidates).
  ShowAnswer show(const std::string& name);
  /// Every document that matches (all for ""), in index order.
  void export_documents(const std::string& query,
                        const std::function<void(const ShowAnswer&)>& each);
  /// The same, heads alone.
  void export_heads(const std::string& query, const std::function<void(const DocumentHead&)>& each);
  CitesAnswer cites(const std::string& name);
  /// `what`: document id, citation key, URL, DOI or title.
  CitedByAnswer cited_by(const std::string& what);
  /// Works cited but not held, most cited first; at most `limit`, 0: all. Cost: a pass over the
  /// terms of works, and a record read for each work cited twice or more.
  MissingAnswer missing(std::size_t limit);
  /// The sources behind a document, and theirs, `depth` steps upstream; with `note`, only those
  /// that the note of this label names.
  TrailAnswer trail(const std::string& name, std::uint32_t depth, const std::string& note = {});
  /// Who cites what: the documents that match (all for "") and the works they cite.
  GraphAnswer graph(const std::string& query);
  /// Documents like `name` by their words, actors and citations, with the reasons.
  SimilarAnswer similar(const std::string& name, std::size_t limit);
  /// Where `quotation` comes from: at most `limit` passages, those that say the same words first.
  /// @throws Error for more than 1,000 words. Cost: results/quote.cc.
  QuoteAnswer quote(const std::string& quotation, std::size_t limit);
  /// The id of the document that is the work of this reference, if one is held.
  std::optional<std::string> held(const Reference& reference);
  /// `count` citations that were resolved to a work, drawn at random; the same for the same `seed`
  /// and index. Cost: a record read for each.
  std::vector<CitationSample> sample_citations(std::size_t count, std::uint64_t seed);
  /// Known actors; of one, its card; of two, what they share.
  ActorsAnswer actors(const ActorsRequest& request);
  /// Recognised names that no authority lists, by falling count of documents.
  UnlistedAnswer unlisted(const ActorsRequest& request);
  /// What a reader who has typed `typed` may mean: words of the index that begin like the last one,
  /// actors of its documents with a name that begins like all of it, or like its last words; at
  /// most `limit` of each. Cost: a scan of at most some thousand terms.
  SuggestionsAnswer suggestions(const std::string& typed, std::size_t limit);
  /// The display name of the actor with this id; the id where there is none.
  std::string actor_name(const std::string& id);
  InfoAnswer info();
  /// The servers without which the last answer came.
  const std::vector<Unreachable>& unreachable() const;
  /// The state of the index that the last answer came from.
  Fingerprint fingerprint() const;

  struct Impl;  ///< searcher_impl.h; for the searcher's own files.

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
