// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/matches.h"

#include <algorithm>

namespace dossier {
namespace {

// Do posting lists, and days by document, tell it?
bool is_set_of_postings(const Clause& clause, bool days_known) {
  const bool all = std::all_of(clause.parts.begin(), clause.parts.end(), [&](const Clause& part) {
    return is_set_of_postings(part, days_known);
  });
  switch (clause.kind) {
    case ClauseKind::Phrase:
    case ClauseKind::Near:
    case ClauseKind::Same:
      return false;
    case ClauseKind::Terms:
      return !clause.zone && clause.written.empty() && (days_known || clause.days.always());
    case ClauseKind::Dates:
    case ClauseKind::Undated:
      return days_known;
    default:
      return all && !clause.zone;
  }
}

class Matcher {
 public:
  Matcher(const Xapian::Database& database, const FacetColumns* columns, TimeLimit& limit)
      : database_(database), columns_(columns), limit_(limit) {}

  DocumentSet set(const Clause& clause) {
    DocumentSet found;
    switch (clause.kind) {
      case ClauseKind::Everything:
        return everything();
      case ClauseKind::Terms:
      case ClauseKind::Filter:
        for (const auto& term : clause.terms) add_postings(term, found);
        return clause.days.always() ? found : of_days(found, clause.days);
      case ClauseKind::And:
        return all_of(clause);
      case ClauseKind::Or:
      case ClauseKind::Best:
        for (const auto& part : clause.parts) found |= set(part);
        return found;
      case ClauseKind::Not:
        found = everything();
        return found -= set(clause.parts.front());
      case ClauseKind::Dates:
        return dated({clause.first_day, clause.last_day});
      case ClauseKind::Undated:
        return undated();
      default:
        return found;
    }
  }

 private:
  void add_postings(const std::string& term, DocumentSet& found) {
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
      limit_.check();
      found.add(*at);
    }
  }

  DocumentSet everything() {
    DocumentSet all;
    const auto last = database_.get_lastdocid();
    if (database_.get_doccount() == last) {  // No number is left out.
      all.add_to(last);
    } else {
      add_postings({}, all);
    }
    return all;
  }

  DocumentSet all_of(const Clause& clause) {
    std::optional<DocumentSet> found;
    for (const auto& part : clause.parts) {
      if (part.kind == ClauseKind::Not) continue;
      if (found) {
        *found &= set(part);
      } else {
        found = set(part);
      }
    }
    if (!found) found = everything();
    for (const auto& part : clause.parts) {
      if (part.kind == ClauseKind::Not) *found -= set(part.parts.front());
    }
    return *std::move(found);
  }

  DocumentSet of_days(const DocumentSet& documents, DayRange days) const {
    DocumentSet kept;
    documents.for_each([&](Xapian::docid document) {
      if (days.may_hold(columns_->first_day(document), columns_->last_day(document)))
        kept.add(document);
    });
    return kept;
  }

  // Without a date nothing is in any days, and numbers without a document have none.
  DocumentSet dated(DayRange days) {
    DocumentSet found;
    const auto end = database_.get_lastdocid();
    for (Xapian::docid document = 1; document <= end; ++document) {
      const auto last = columns_->last_day(document);
      if (last != 0 && last >= days.first && columns_->first_day(document) <= days.last)
        found.add(document);
    }
    return found;
  }

  DocumentSet undated() {
    DocumentSet found;
    everything().for_each([&](Xapian::docid document) {
      if (columns_->last_day(document) == 0) found.add(document);
    });
    return found;
  }

  const Xapian::Database& database_;
  const FacetColumns* columns_;
  TimeLimit& limit_;
};

}  // namespace

std::optional<DocumentSet> matching_documents(const Clause& clause,
                                              const Xapian::Database& database,
                                              const FacetColumns* columns, TimeLimit& limit) {
  if (!is_set_of_postings(clause, columns != nullptr)) return std::nullopt;
  return Matcher(database, columns, limit).set(clause);
}

}  // namespace dossier
