// SPDX-License-Identifier: GPL-2.0-or-later
// What the parts of the searcher share: the open index, the way to run a query, to look up
// documents and their heads. What else they ask of it are functions that take it: diagnosis.h,
// results/similar.h, works/named_works.h, actors/actor_card.h.

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
#include "searcher/prepared.h"
#include "searcher/results/document_number.h"
#include "searcher/results/document_set.h"
#include "searcher/results/posting_lists.h"
#include "searcher/results/snippets.h"
#include "searcher/results/spelling.h"
#include "searcher/results/stories.h"
#include "searcher/results/time_limit.h"
#include "searcher/results/word_scores.h"
#include "searcher/times_cited.h"

namespace dossier {

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

  /// The hits of a page, in order, with snippets and other places.
  std::vector<Hit> make_hits(const std::vector<Ranked>& page, const Prepared& prepared,
                             const SearchRequest& request);

  /// The document called `name`: an id, else a citation key. @throws Error unknown or ambiguous.
  Xapian::docid find_document(const std::string& name);
  /// The same, or none where no document is called so. @throws Error ambiguous.
  std::optional<Xapian::docid> find_named(const std::string& name);
  std::optional<Xapian::docid> find_id(std::string_view id) const;
  std::string id_of(Xapian::docid document) const;
  /// The document that is one of `works` (ids of same_work()), but not `except`.
  std::optional<Xapian::docid> find_held(const std::set<std::string>& works,
                                         Xapian::docid except = 0) const;
  /// Documents, but not `except`, that cite one of `works`; ascending, distinct.
  std::vector<Xapian::docid> citing(const std::set<std::string>& works,
                                    Xapian::docid except = 0) const;
  /// The key by which all answers show a work: that of the document `held`, else the strongest.
  std::string shown_key(const Work& work, std::optional<Xapian::docid> held) const;
  /// Every document that matches, in index order.
  void each_match(const std::string& query, const std::function<void(Xapian::docid)>& each);
  /// `cited_by`: the number of documents that cite it, where it is known already.
  DocumentHead head(Xapian::docid id, const Record& record,
                    std::optional<std::uint32_t> cited_by = std::nullopt) const;
  ShowAnswer show(Xapian::docid id) const;  ///< But for its story.
  Record record(Xapian::docid id) const;

  /// Runs `answer` on the newest state of the index, and once more, for a few times, where an
  /// indexer committed twice meanwhile, so that what was being read is gone, or a server started.
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

  IndexWords& words() {  ///< For spellings.
    if (!words_) words_.emplace(index.database());
    return *words_;
  }

  Index index;
  std::unique_ptr<Resolver> resolver;
  Analyzer analyzer;
  SavedQueries saved;
  TimesCited times_cited{*this};
  mutable TimeLimit time_limit;        ///< Of the search that runs.
  mutable PostingLists posting_lists;  ///< Of words asked for again.

 private:
  // What is known of the state of the index that was open.
  void forget() {
    resolver = std::make_unique<Resolver>(index, this);
    words_.reset();
    posting_lists = PostingLists();
    columns_.reset();
    columns_sought_ = false;
    ids_.clear();
    times_cited.forget();
  }

  std::optional<IndexWords> words_;  // Read when a spelling is first sought.
  mutable std::unique_ptr<const FacetColumns> columns_;
  mutable bool columns_sought_ = false;  // By the answer that is made.
  mutable std::unordered_map<Xapian::docid, std::string> ids_;
};

}  // namespace dossier
