// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/phrase_places.h"

#include "searcher/compile/columns.h"
#include "searcher/results/these_documents.h"

namespace dossier {

PhrasePlaces::PhrasePlaces(const Xapian::Database& database, const std::vector<std::string>& words)
    : phrase_(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
              static_cast<Xapian::termcount>(words.size())),
      enquire_(database) {
  set_counting(enquire_, false);
  enquire_.set_docid_order(Xapian::Enquire::ASCENDING);
}

std::vector<Xapian::docid> PhrasePlaces::saying(std::vector<Xapian::docid> documents) {
  const auto most = static_cast<Xapian::doccount>(documents.size());
  enquire_.set_query(only(phrase_, std::move(documents)));
  const auto found = enquire_.get_mset(0, most);
  std::vector<Xapian::docid> saying;
  for (auto match = found.begin(); match != found.end(); ++match) saying.push_back(*match);
  return saying;
}

}  // namespace dossier
