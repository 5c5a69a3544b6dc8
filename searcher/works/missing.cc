// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::missing: works cited but not held.

#include <algorithm>
#include <unordered_set>

#include "analysis/analyzer.h"
#include "schema/terms.h"
#include "schema/work_terms.h"
#include "searcher/works/named_works.h"

namespace dossier {
namespace {

// Citing documents looked at for the best description of a work, and named with it.
constexpr std::size_t kDescribers = 5;

struct CitedId {
  std::string id;
  Xapian::doccount citing = 0;
  Xapian::docid first = 0;  // Of the documents that cite it.
};

// Every work id cited that no document has as its own: one pass over two sorted lists of terms.
std::vector<CitedId> unheld_ids(const Xapian::Database& database) {
  std::vector<CitedId> ids;
  const std::string cites(prefix::kCites), known(prefix::kKnownAs);
  auto held = database.allterms_begin(known);
  const auto held_end = database.allterms_end(known);
  for (auto term = database.allterms_begin(cites); term != database.allterms_end(cites); ++term) {
    auto id = (*term).substr(cites.size());
    const auto as_held = known_as_term(id);
    while (held != held_end && *held < as_held) ++held;
    if (held == held_end || *held != as_held)
      ids.push_back({std::move(id), term.get_termfreq(), *database.postlist_begin(*term)});
  }
  return ids;
}

// Gathers works one by one, each once whatever key it is met by.
class MissingWorks {
 public:
  explicit MissingWorks(Searcher::Impl& impl) : impl_(impl) {}

  // The work of this id, unless it was met or is held by another of its keys.
  std::optional<MissingWork> take(const std::string& id) {
    if (met_.contains(id)) return std::nullopt;
    const auto& database = impl_.index.database();
    const auto term = cites_term(id);
    const std::vector<Xapian::docid> first(database.postlist_begin(term),
                                           database.postlist_end(term));
    const auto* known = work_in(first.front(), {id});
    if (known == nullptr) return std::nullopt;
    const auto works = same_work(database, known->keys);
    // Met under a key that this document does not give.
    const bool seen = std::any_of(works.begin(), works.end(),
                                  [&](const auto& work) { return met_.contains(work); });
    met_.insert(works.begin(), works.end());
    met_.insert(id);
    if (seen || impl_.find_held(works)) return std::nullopt;
    return describe(works);
  }

 private:
  MissingWork describe(const std::set<std::string>& works) {
    MissingWork missing;
    const auto citing = impl_.citing(works);
    missing.cited_by = static_cast<std::uint32_t>(citing.size());
    for (std::size_t i = 0; i < std::min(citing.size(), kDescribers); ++i) {
      const auto* work = work_in(citing[i], works);
      missing.citing.push_back(document_->meta.id);
      if (work != nullptr && (missing.work.keys.empty() || says_more(*work, missing.work)))
        missing.work = *work;
    }
    missing.key = missing.work.keys.front();
    missing.citation_key = citation_key_of(impl_, missing.work);
    return missing;
  }

  // Ids come in no order, documents mostly one after the other: the last one read is kept.
  const Work* work_in(Xapian::docid id, const std::set<std::string>& works) {
    if (id != read_) document_ = impl_.record(id).without_mentions();
    read_ = id;
    for (const auto& work : document_->works) {
      if (is_one_of(work, works)) return &work;
    }
    return nullptr;
  }

  Searcher::Impl& impl_;
  std::unordered_set<std::string> met_;
  Xapian::docid read_ = 0;
  std::optional<Document> document_;
};

}  // namespace

MissingAnswer Searcher::missing(std::size_t limit) {
  return impl_->with_retry([&] {
    MissingAnswer answer;
    auto ids = unheld_ids(impl_->index.database());
    // Document by document, so that each is read about once.
    std::stable_sort(ids.begin(), ids.end(), [](const CitedId& a, const CitedId& b) {
      return a.citing != b.citing ? a.citing > b.citing : a.first < b.first;
    });
    MissingWorks works(*impl_);
    for (const auto& id : ids) {
      if (auto work = works.take(id.id)) answer.works.push_back(std::move(*work));
    }
    std::stable_sort(answer.works.begin(), answer.works.end(),
                     [](const MissingWork& a, const MissingWork& b) {
                       if (a.cited_by != b.cited_by) return a.cited_by > b.cited_by;
                       const auto left = fold(a.work.title), right = fold(b.work.title);
                       return left != right ? left < right : a.key < b.key;
                     });
    answer.total = answer.works.size();
    if (limit != 0 && answer.works.size() > limit) answer.works.resize(limit);
    return answer;
  });
}

}  // namespace dossier
