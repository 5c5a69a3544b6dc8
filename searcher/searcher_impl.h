// SPDX-License-Identifier: GPL-2.0-or-later
// What the parts of the searcher share: the open index, the way to run a query, to look up
// documents and their heads.

#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/analyzer.h"
#include "schema/facet_columns.h"
#include "schema/index.h"
#include "schema/record.h"
#include "schema/terms.h"
#include "schema/work_terms.h"
#include "searcher/compile/columns.h"
#include "searcher/compile/compile.h"
#include "searcher/compile/resolve.h"
#include "searcher/results/document_number.h"
#include "searcher/results/document_set.h"
#include "searcher/results/snippets.h"
#include "searcher/results/spelling.h"
#include "searcher/results/stories.h"
#include "searcher/results/time_limit.h"
#include "searcher/results/word_scores.h"
#include "searcher/searcher.h"

namespace dossier {

/// A query made ready to run. Not to be moved: its decider refers to its clause.
struct Prepared {
  QueryEcho echo;
  Node tree;  ///< As typed: `query:NAME` is not yet what it stands for.
  Resolved resolved;
  Compiled compiled;
  std::unique_ptr<Xapian::MatchDecider> decider;  ///< Set when the query alone is not exact.
};

/// Does `a` say more of a work than `b`: more fields, or else a key that sorts first? So the
/// fullest description does not depend on the order of documents.
bool says_more(const Work& a, const Work& b);

struct Found;
struct Ranked;

struct Searcher::Impl : Relations {
  static constexpr int kMostTries = 20;

  Impl(const std::vector<std::string>& paths, const ServerUse& servers)
      : index(paths, servers), resolver(std::make_unique<Resolver>(index, this)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  /// What cites:, citedby: and similar: find.
  RelatedDocuments related(std::string_view field, const std::string& name) override;
  /// Ids (of same_work()) of the work that `what` names, as cited_by() takes it, and the document
  /// that is held of it, or 0. @throws Error for a title that several works have.
  std::pair<std::set<std::string>, Xapian::docid> work_named(const std::string& what);
  /// Documents like it, with the reasons.
  SimilarAnswer similar(Xapian::docid id, std::size_t limit);

  std::unique_ptr<Prepared> prepare(const SearchRequest& request);
  /// The same for a tree, or a part of one, parsed from `text`.
  std::unique_ptr<Prepared> prepare_tree(Node tree, const std::string& text, bool any = false);
  /// An enquiry with weighting and order set.
  Xapian::Enquire enquire(const Prepared& prepared, Sort sort);
  /// Facet values by number, of the state of the index that is open; null where there are none.
  const FacetColumns* columns() const;
  /// Of documents as spies and deciders see them.
  DocumentNumber number() const { return {index.database(), index.places().size()}; }
  /// All documents that match.
  DocumentSet matches(const Prepared& prepared);
  /// The same where posting lists alone tell it (results/matches.h).
  std::optional<DocumentSet> matches_by_postings(const Prepared& prepared);
  /// Where it pays to weigh all that match: them, with their scores (results/word_scores.h).
  std::optional<ScoredDocuments> scores(const Prepared& prepared, const SearchRequest& request);
  Facets count_facets(const DocumentSet& documents, const FacetRequest& request, bool by_story);
  /// Finds the page that `request` asks for, and counts all that match and, where asked for, their
  /// facets: on this machine or on others.
  Found find(const Prepared& prepared, const SearchRequest& request);
  /// The page alone, copies too.
  std::vector<Ranked> rank(const Prepared& prepared, const SearchRequest& request);
  /// The number of documents that match.
  std::uint32_t count(const Prepared& prepared);
  /// The number of documents that match a tree, or a part of one, parsed from `text`.
  std::uint32_t count(const Node& tree, const std::string& text);
  /// How many documents cite the one with these packed work keys (slot::kWorkKeys).
  std::uint32_t cited_by(Xapian::docid id, const std::string& packed_keys) const;
  /// The same without any: they are read where they are needed.
  std::uint32_t cited_by(Xapian::docid id) const;
  /// The same with these, not packed.
  std::uint32_t cited_by(Xapian::docid id, const std::vector<WorkName>& names) const;
  /// Of a remote index: finds out, in a request a server and some hundred documents, which of these
  /// nobody cites, so that cited_by() need not ask.
  void look_for_uncited(const Column& work_keys) const;
  /// Facets of what else the query might choose, for each facet of `request` it filters by.
  std::vector<FacetAlternatives> alternatives(const Prepared& prepared,
                                              const SearchRequest& request);

  /// The hits of a page, in its order, with snippets and the other places of their stories.
  std::vector<Hit> make_hits(const std::vector<Ranked>& page, const Prepared& prepared,
                             const SearchRequest& request);
  /// Fills in the other places of the stories, of these labels, that hits stand for.
  void add_places(std::vector<Hit>& hits, const std::vector<Ranked>& page,
                  const std::set<std::string>& labels) const;
  std::optional<std::string> suggest(const Prepared& prepared);
  bool finds_beside_words(const Prepared& prepared);
  std::vector<ClauseCount> diagnose(const Prepared& prepared);
  Fingerprint fingerprint() const;

  /// The document called `name`: an id, else a citation key. @throws Error unknown or ambiguous.
  Xapian::docid find_document(const std::string& name);
  /// The same, or none where no document is called so. @throws Error when a citation key is
  /// ambiguous.
  std::optional<Xapian::docid> find_named(const std::string& name);
  std::optional<Xapian::docid> find_id(std::string_view id) const;
  std::string id_of(Xapian::docid document) const;
  /// The document that is one of `works` (ids of same_work()), but not `except`.
  std::optional<Xapian::docid> find_held(const std::set<std::string>& works,
                                         Xapian::docid except = 0) const;
  /// Documents, but not `except`, that cite one of `works`; ascending, distinct.
  std::vector<Xapian::docid> citing(const std::set<std::string>& works,
                                    Xapian::docid except = 0) const;
  /// The work keys that `what` stands for: itself, those of an address, a DOI or a document; none
  /// where it is a title.
  std::vector<std::string> keys_of(const std::string& what);
  /// The one key by which all answers show a work: that of the document `held`, else the strongest
  /// it is cited by.
  std::string shown_key(const Work& work, std::optional<Xapian::docid> held) const;
  /// Every document that matches, in index order.
  void each_match(const std::string& query, const std::function<void(Xapian::docid)>& each);
  CitationSample sample(Xapian::docid id, Record& record, const Citation& citation);
  /// "roe2021bridge", as documents have it.
  std::string citation_key_of(const Work& work) const;
  /// The work of this title, with or without its subtitle, as ids; none where there is none.
  /// @throws Error when several have this main title.
  std::set<std::string> works_called(const std::string& title) const;
  /// The title of a work as the index knows it, or "".
  std::string title_of(const std::set<std::string>& works) const;
  /// `cited_by`: the number of documents that cite it, where it is known already.
  DocumentHead head(Xapian::docid id, const Record& record,
                    std::optional<std::uint32_t> cited_by = std::nullopt) const;
  /// What all documents that name `entity` tell of it; `most` companions and documents, 0: all.
  ActorCard actor_card(const Entity& entity, std::size_t most) const;
  ActorPair actor_pair(const Entity& first, const Entity& second, std::size_t most) const;
  std::optional<std::pair<std::vector<std::string>, std::vector<std::string>>> two_actors(
      const ActorsRequest& request) const;
  /// @throws Error when of two words one is an actor's name and the other none.
  void check_second_name(const ActorsRequest& request) const;
  /// The one entity of `ids`. @throws Error, listing them, when there are several.
  Entity one_of(const std::vector<std::string>& ids, const std::string& what) const;
  /// Ids of all entities of the authority files.
  std::vector<std::string> known_ids() const;
  ShowAnswer show(Xapian::docid id) const;  ///< But for its story.
  Record record(Xapian::docid id) const {
    return Record(index.database().get_document(id).get_value(slot::kRecord));
  }

  /// Runs `answer` on the newest state of the index; when an indexer committed twice meanwhile, so
  /// that what was being read is gone, reopens and runs it once more, and so on for a few times.
  /// A server that was started anew meanwhile is connected to again.
  template <typename Answer>
  auto with_retry(const Answer& answer) {
    index.begin_answer();
    for (int tries = 1;; ++tries) {
      try {
        if (index.reopen()) forget();
        columns_sought_ = columns_ != nullptr;
        return answer();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (tries == kMostTries) throw;
      } catch (const Xapian::NetworkError& error) {
        index.reconnect(error);
        forget();
      }
    }
  }

  Index index;
  std::unique_ptr<Resolver> resolver;
  Analyzer analyzer;
  SavedQueries saved;
  mutable TimeLimit time_limit;  ///< Of the search that runs.

 private:
  // What is known of the state of the index that was open.
  void forget() {
    resolver = std::make_unique<Resolver>(index, this);
    words_.reset();
    columns_.reset();
    columns_sought_ = false;
    cited_by_.clear();
  }

  // What is at hand of how many documents cite one.
  std::optional<std::uint32_t> known_cited_by(Xapian::docid id) const;

  std::optional<IndexWords> words_;  // For suggestions.
  mutable std::unique_ptr<const FacetColumns> columns_;
  mutable bool columns_sought_ = false;  // By the answer that is made.
  mutable std::unordered_map<Xapian::docid, std::uint32_t> cited_by_;  // Of a remote index.
};

}  // namespace dossier
