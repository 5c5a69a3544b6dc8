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
#include <vector>

#include "analysis/analyzer.h"
#include "schema/index.h"
#include "schema/record.h"
#include "searcher/compile.h"
#include "searcher/resolve.h"
#include "searcher/searcher.h"
#include "searcher/stories.h"

namespace dossier {

/// A query made ready to run. Not to be moved: its decider refers to its clause.
struct Prepared {
  QueryEcho echo;
  Node tree;
  Resolved resolved;
  Compiled compiled;
  std::unique_ptr<Xapian::MatchDecider> decider;  ///< Set when the query alone is not exact.
};

struct Searcher::Impl {
  static constexpr int kMostTries = 20;

  explicit Impl(const std::vector<std::string>& paths)
      : index(paths), resolver(std::make_unique<Resolver>(index)) {}

  std::unique_ptr<Prepared> prepare(const SearchRequest& request);
  /// An enquiry with weighting and order set.
  Xapian::Enquire enquire(const Prepared& prepared, Sort sort);
  /// The number of documents that match.
  std::uint32_t count(const Prepared& prepared);

  Hit make_hit(Xapian::docid id, const Prepared& prepared, const SearchRequest& request);
  /// Fills in the other places of the stories that hits stand for.
  void add_places(std::vector<Hit>& hits, const std::vector<Xapian::docid>& ids) const;
  std::optional<std::string> suggest(const Prepared& prepared);
  std::vector<ClauseCount> diagnose(const Prepared& prepared);

  /// The document called `name`: an id, else a citation key. @throws Error unknown or ambiguous.
  Xapian::docid find_document(const std::string& name);
  /// The same, or none where no document is called so. @throws Error when a citation key is
  /// ambiguous.
  std::optional<Xapian::docid> find_named(const std::string& name);
  std::optional<Xapian::docid> find_id(std::string_view id) const;
  /// The document that is one of `works` (ids of same_work()), but not `except`.
  std::optional<Xapian::docid> find_held(const std::set<std::string>& works,
                                         Xapian::docid except = 0) const;
  /// Documents, but not `except`, that cite one of `works`; ascending, distinct.
  std::vector<Xapian::docid> citing(const std::set<std::string>& works,
                                    Xapian::docid except = 0) const;
  /// The work keys that `what` stands for: itself, those of an address, a DOI or a document; none
  /// where it is a title.
  std::vector<std::string> keys_of(const std::string& what);
  /// Every document that matches, in index order.
  void each_match(const std::string& query, const std::function<void(Xapian::docid)>& each);
  CitationSample sample(Xapian::docid id, Record& record, const Citation& citation);
  /// "roe2021bridge", as documents have it.
  std::string citation_key_of(const Work& work) const;
  DocumentHead head(Xapian::docid id, const Record& record) const;
  ShowAnswer show(Xapian::docid id) const;  ///< But for its story.
  Record record(Xapian::docid id) const {
    return Record(index.database().get_document(id).get_data());
  }

  /// Runs `answer`; when an indexer committed twice meanwhile, so that what was being read is gone,
  /// reopens and runs it once more, and so on for a few times.
  template <typename Answer>
  auto with_retry(const Answer& answer) {
    for (int tries = 1;; ++tries) {
      try {
        return answer();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (tries == kMostTries) throw;
        index.reopen();
        resolver = std::make_unique<Resolver>(index);
      }
    }
  }

  Index index;
  std::unique_ptr<Resolver> resolver;
  Analyzer analyzer;
};

}  // namespace dossier
