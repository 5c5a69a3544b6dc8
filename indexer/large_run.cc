// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/large_run.h"

#include <algorithm>
#include <utility>

#include "indexer/packed_document.h"
#include "indexer/sources.h"
#include "indexer/stories/labels.h"
#include "schema/terms.h"

namespace dossier {
namespace {

using Numbers = std::vector<Xapian::docid>;

std::vector<std::string> id_terms(const Xapian::Document& document) {
  std::vector<std::string> terms;
  auto term = document.termlist_begin();
  term.skip_to(std::string(prefix::kId));
  for (; term != document.termlist_end() && (*term).starts_with(prefix::kId); ++term)
    terms.push_back(*term);
  return terms;
}

std::string path_of(const Xapian::Document& document) {
  return unpack_content(document.get_value(slot::kSource)).sources.front().path;
}

// A document that was read from a database belongs to that database's thread, and is read piece by
// piece when it is asked for.
void detach(Xapian::Document& document) {
  if (document.get_docid() != 0) document = unpack_document(pack_document(document));
}

Numbers unchanged_of(const Xapian::Database& database, const Numbers& changed) {
  Numbers numbers;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    if (!std::binary_search(changed.begin(), changed.end(), *it)) numbers.push_back(*it);
  }
  return numbers;
}

void copy_metadata(const Xapian::Database& from, const std::string& target) {
  Xapian::WritableDatabase to(target, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  for (auto key = from.metadata_keys_begin(); key != from.metadata_keys_end(); ++key)
    to.set_metadata(*key, from.get_metadata(*key));
  to.commit();
}

}  // namespace

LargeRun::LargeRun(const std::string& folder, ThreadPool& pool, const RunLimits& limits,
                   std::shared_ptr<const RecordDictionary> dictionary)
    : folder_(folder), shards_(folder, pool, limits, std::move(dictionary)), evidence_(folder) {}

void LargeRun::put(Postings&& document) {
  evidence_places_.push_back(evidence_.put(pack_evidence(name_evidence(document.document))));
  shards_.add(std::move(document));
}

void LargeRun::add(Postings&& document) {
  const auto path = path_of(document.document);
  for (auto& term : id_terms(document.document)) paths_.try_emplace(std::move(term), path);
  put(std::move(document));
}

void LargeRun::edit(Xapian::docid number, Xapian::Document&& document) {
  edited_.insert_or_assign(number, std::move(document));
}

void LargeRun::rewrite(Xapian::docid number, Postings&& document) {
  if (edited_.erase(number) > 0) {
    removed_.insert(number);
    return add(std::move(document));
  }
  rewritten_.insert(number);
  detach(document.document);
  put(std::move(document));
}

void LargeRun::remove(const Numbers& numbers) {
  for (const auto number : numbers) edited_.erase(number);
  removed_.insert(numbers.begin(), numbers.end());
}

std::optional<Xapian::Document> LargeRun::edited(Xapian::docid number) const {
  const auto found = edited_.find(number);
  return found != edited_.end() ? std::optional(found->second) : std::nullopt;
}

Numbers LargeRun::changed() const {
  Numbers numbers(removed_.begin(), removed_.end());
  numbers.insert(numbers.end(), rewritten_.begin(), rewritten_.end());
  for (const auto& [number, document] : edited_) numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::optional<std::string> LargeRun::holder(const std::string& term, Xapian::docid except) const {
  if (const auto added = paths_.find(term); added != paths_.end()) return added->second;
  for (const auto& [number, document] : edited_) {
    const auto terms = id_terms(document);
    if (number != except && std::find(terms.begin(), terms.end(), term) != terms.end())
      return path_of(document);
  }
  return std::nullopt;
}

void LargeRun::each_evidence(
    const std::function<void(Xapian::docid, const NameEvidence&)>& use) const {
  for (const auto& [number, document] : edited_) use(number, name_evidence(document));
  for (const auto place : evidence_places_) use(0, unpack_evidence(evidence_.get(place)));
}

Numbers LargeRun::merge(const std::string& index, const std::string& target) {
  const auto changed = this->changed();
  for (auto& [number, document] : edited_) {
    detach(document);
    shards_.add(Postings{.document = std::move(document)});
  }
  edited_.clear();
  const Xapian::Database old(index);
  Numbers left = changed;
  auto first = index;
  if (2 * changed.size() > old.get_doccount()) {
    first = folder_ + "/metadata";
    copy_metadata(old, first);
    shards_.copy(index, unchanged_of(old, changed));
    left.clear();
  } else if (!left.empty()) {
    // Merging leaves out unused numbers before the first document.
    const auto skipped = *old.postlist_begin("") - 1;
    for (auto& number : left) number -= skipped;
  }
  auto all = shards_.finish();
  stories_labelled_ = Xapian::Database(first).get_doccount() == 0;
  if (stories_labelled_) label_stories(all, kShardFlags);
  all.insert(all.begin(), first);
  merge_databases(all, target);
  return left;
}

}  // namespace dossier
