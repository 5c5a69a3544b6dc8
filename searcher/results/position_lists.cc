// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/position_lists.h"

#include <algorithm>
#include <set>

#include "schema/terms.h"

namespace dossier {
namespace {

void add_terms(const Clause& clause, std::set<std::string>& terms) {
  if (clause.kind == ClauseKind::Not) return;  // Nothing of it is shown.
  if (clause.kind == ClauseKind::Terms && clause.terms.size() < kManyTerms)
    terms.insert(clause.terms.begin(), clause.terms.end());
  if (clause.kind == ClauseKind::Same)
    terms.insert(clause.proximity == PlaceOperator::Sentence ? kSentenceStart : kParagraphStart);
  if (crosses_paragraphs(clause)) terms.insert(kParagraphStart);
  if (clause.zone) terms.insert(kZoneStarts);
  for (const auto& part : clause.parts) add_terms(part, terms);
}

}  // namespace

std::vector<std::uint32_t> read_positions(const Xapian::Database& database, Xapian::docid document,
                                          const std::string& term) {
  const std::string word(title_word(term));
  const auto& of = word.empty() ? term : word;
  std::vector<std::uint32_t> positions(database.positionlist_begin(document, of),
                                       database.positionlist_end(document, of));
  if (!word.empty()) std::erase_if(positions, [](auto at) { return !in_title(at); });
  return positions;
}

PositionLists::PositionLists(const Xapian::Database& database, const Clause& clause,
                             std::vector<Xapian::docid> documents) {
  std::set<std::string> terms;
  add_terms(clause, terms);
  std::sort(documents.begin(), documents.end());
  for (const auto& term : terms) {
    // A list is two reads of the disk, to find none too: first, who has the word.
    auto& lists = lists_[term];
    auto at = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    for (const auto document : documents) {
      auto& list = lists[document];
      if (at != end && *at < document) at.skip_to(document);
      if (at != end && *at == document) list = read_positions(database, document, term);
    }
  }
}

const std::vector<std::uint32_t>* PositionLists::find(Xapian::docid document,
                                                      const std::string& term) const {
  const auto lists = lists_.find(term);
  if (lists == lists_.end()) return nullptr;
  const auto list = lists->second.find(document);
  return list == lists->second.end() ? nullptr : &list->second;
}

}  // namespace dossier
