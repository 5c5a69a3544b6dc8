// SPDX-License-Identifier: GPL-2.0-or-later
// What a large run writes, beside an index that stays as it is until the end:
//
//   LargeRun run(building, pool, limits, dictionary);
//   run.add(std::move(document));                // new; goes to a shard
//   run.edit(7, std::move(document));            // instead of the index's 7; may be edited again
//   run.rewrite(8, std::move(document));         // instead of its 8, for good
//   run.remove({9});
//   for (auto number : run.merge(index, target)) // old index and shards, one after the other
//     the new database's delete_document(number);
//
// Until merge() it answers for the documents of the run, as a database does for those of the index:
// what ids they have, what they say of shared names. Memory: about 200 bytes a document, and those
// edited, which are those few of which one copy of several has changed.

#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/postings.h"
#include "indexer/run_limits.h"
#include "indexer/set_aside.h"
#include "indexer/shards.h"
#include "indexer/shared_names.h"
#include "indexer/thread_pool.h"

namespace dossier {

class LargeRun {
 public:
  /// `folder`: for shards and what else goes with the run; it is there.
  /// `dictionary`: the index's, or null.
  LargeRun(const std::string& folder, ThreadPool& pool, const RunLimits& limits,
           std::shared_ptr<const RecordDictionary> dictionary);

  void add(Postings&& document);
  void edit(Xapian::docid number, Xapian::Document&& document);
  void rewrite(Xapian::docid number, Postings&& document);
  void remove(const std::vector<Xapian::docid>& numbers);

  /// The document of the index that was edited.
  std::optional<Xapian::Document> edited(Xapian::docid number) const;
  /// Is this document of the index gone, or are its ids others than they were?
  bool left(Xapian::docid number) const {
    return removed_.contains(number) || edited_.contains(number);
  }
  /// Documents of the index that are gone or written otherwise, ascending.
  std::vector<Xapian::docid> changed() const;
  /// The path of an added or edited document, but not `except`, that has the id of `term`.
  std::optional<std::string> holder(const std::string& term, Xapian::docid except) const;
  /// Calls `use` for each added or rewritten document, with number 0, and each edited one.
  void each_evidence(const std::function<void(Xapian::docid, const NameEvidence&)>& use) const;

  /// Makes a database at `target` of the one at `index` and all that was given. Returns the
  /// documents in it that are still to be deleted. Where most of the index has changed, what has
  /// not is copied instead, which is less work than to delete the rest.
  std::vector<Xapian::docid> merge(const std::string& index, const std::string& target);
  /// That records were packed with: the index's, or one made of those of the run.
  std::shared_ptr<const RecordDictionary> dictionary() const { return shards_.dictionary(); }
  /// Did merge() label all stories? Only where nothing stays of the index as it was.
  bool stories_labelled() const { return stories_labelled_; }

 private:
  void put(Postings&& document);

  const std::string folder_;
  Shards shards_;
  std::map<Xapian::docid, Xapian::Document> edited_;
  std::unordered_set<Xapian::docid> removed_, rewritten_;
  std::unordered_map<std::string, std::string> paths_;  // By id term, of added documents.
  SetAside evidence_;
  std::vector<SetAside::Place> evidence_places_;
  bool stories_labelled_ = false;
};

}  // namespace dossier
