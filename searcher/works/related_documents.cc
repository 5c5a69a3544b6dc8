// SPDX-License-Identifier: GPL-2.0-or-later
// What the query fields cites:, citedby: and similar: find.

#include <fmt/format.h>

#include <algorithm>

#include "schema/terms.h"
#include "schema/work_terms.h"
#include "searcher/results/similar.h"
#include "searcher/works/named_works.h"

namespace dossier {
namespace {

// Documents that similar: finds.
constexpr std::size_t kMostSimilar = 50;

// The term of a document's id: in its term list, so that no record need be read.
std::string id_term(const Xapian::Database& database, Xapian::docid id) {
  const std::string start(prefix::kId);
  auto terms = database.termlist_begin(id);
  terms.skip_to(start);
  return terms == database.termlist_end(id) ? std::string() : *terms;
}

}  // namespace

RelatedDocuments Searcher::Impl::related(std::string_view field, const std::string& name) {
  const auto& database = index.database();
  RelatedDocuments found;
  if (field == "similar") {
    for (const auto& one : similar_documents(*this, find_document(name), kMostSimilar).documents)
      found.emplace_back(make_term(prefix::kId, one.head.id), one.score);
    return found;
  }
  std::set<Xapian::docid> ids;
  if (field == "cites") {
    const auto [works, self] = work_named(*this, name);
    if (works.empty()) {
      throw Error(fmt::format("no work is known by the name {}", name),
                  "give a document's id, a citation key, an address or a title as it is cited");
    }
    const auto citing = this->citing(works, self);
    ids.insert(citing.begin(), citing.end());
  } else {
    const auto self = find_document(name);
    auto citing = record(self);
    for (const auto& work : citing.without_mentions().works) {
      if (const auto held = find_held(same_work(database, work.keys), self)) ids.insert(*held);
    }
  }
  for (const auto id : ids) found.emplace_back(id_term(database, id), 0.0);
  return found;
}

}  // namespace dossier
