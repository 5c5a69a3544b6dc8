// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/word_scores.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "searcher/compile/compile.h"
#include "searcher/compile/ineb2.h"
#include "searcher/results/matches.h"
#include "searcher/results/these_documents.h"

namespace dossier {
namespace {

// The engine is faster below so many postings.
constexpr std::uint64_t kLeastPostings = 1000;
// It passes over the postings of a common word beside a rare one.
constexpr std::uint64_t kMostForRare = 4;
// What rounding may change of a score.
constexpr double kRounding = 1e-9;
// More documents than wanted that are looked at because they weigh the same.
constexpr std::size_t kMostTies = 500;

bool is_word(const Clause& clause) {
  return clause.kind == ClauseKind::Terms && !clause.zone && clause.written.empty() &&
         clause.days.always();
}

bool is_boolean(const Clause& clause) {
  return clause.kind == ClauseKind::Not || clause.kind == ClauseKind::Dates ||
         clause.kind == ClauseKind::Undated ||
         (clause.kind == ClauseKind::Filter && clause.weights.empty());
}

// Is it made of words, with filters beside them?
bool is_of_words(const Clause& clause) {
  const auto of_words = [](const Clause& part) { return is_of_words(part); };
  if (clause.kind == ClauseKind::Or || clause.kind == ClauseKind::Best)
    return std::all_of(clause.parts.begin(), clause.parts.end(), of_words);
  if (clause.kind != ClauseKind::And) return is_word(clause);
  return std::any_of(clause.parts.begin(), clause.parts.end(), of_words) &&
         std::all_of(clause.parts.begin(), clause.parts.end(),
                     [&](const Clause& part) { return is_boolean(part) || of_words(part); });
}

// Postings of all words, and of those that the engine has to weigh.
struct Postings {
  std::uint64_t all = 0, weighed = 0;
};

Postings postings_of(const Clause& clause, const Xapian::Database& database) {
  Postings sum;
  for (const auto& term : clause.terms) sum.all += database.get_termfreq(term);
  sum.weighed = sum.all;
  bool first = true;
  for (const auto& part : clause.parts) {
    if (part.kind == ClauseKind::Not || part.terms.empty() == part.parts.empty()) continue;
    const auto of_part = postings_of(part, database);
    sum.all += of_part.all;
    const bool least = clause.kind == ClauseKind::And && !first;
    sum.weighed = least ? std::min(sum.weighed, of_part.weighed) : sum.weighed + of_part.weighed;
    first = false;
  }
  return sum;
}

class WordScorer {
 public:
  WordScorer(const ListSource& source, PostingLists& lists)
      : lists_(lists),
        database_(source.database),
        columns_(source.columns),
        limit_(source.limit),
        scale_(ineb2_scale(database_)),
        occurrences_(database_.get_lastdocid() + std::size_t{1}) {}

  // None where a filter cannot be told from posting lists.
  // `best`: only the best part counts; the engine takes an OR below an OP_MAX, as a word is of its
  // forms and the one typed, for parts of that.
  std::optional<ScoredDocuments> scores(const Clause& clause, bool best = false) {
    if (clause.kind == ClauseKind::Terms) return word(clause, best);
    best = clause.kind == ClauseKind::Best || (best && clause.kind == ClauseKind::Or);
    const auto kind = best ? ClauseKind::Best : clause.kind;
    std::optional<ScoredDocuments> sum;
    const auto* const around = within_;
    DocumentSet so_far;  // Of AND: what lies outside is not weighed.
    for (const auto& part : clause.parts) {
      if (is_boolean(part)) continue;
      auto scored = scores(part, best);
      if (!scored) return std::nullopt;
      sum = sum ? join(*sum, *scored, kind) : *std::move(scored);
      if (kind != ClauseKind::And) continue;
      so_far = documents_of(*sum);
      within_ = &so_far;
    }
    within_ = around;
    for (const auto& part : clause.parts) {
      if (!is_boolean(part)) continue;
      const bool without = part.kind == ClauseKind::Not;
      const auto documents =
          matching_documents(without ? part.parts.front() : part, database_, &columns_, limit_);
      if (!documents) return std::nullopt;
      std::erase_if(*sum,
                    [&](const Scored& one) { return documents->contains(one.id) == without; });
    }
    return sum;
  }

 private:
  // How often the form typed stands in a document; by number.
  struct Exact {
    Xapian::docid id = 0;
    Xapian::termcount occurrences = 0;
  };
  // What all forms together weigh, and what the form typed adds, before the document is looked at.
  struct Factors {
    double forms = 0, exact = 0;
  };

  // Without a branch for each: which of two lists goes on cannot be foretold.
  static ScoredDocuments join(const ScoredDocuments& a, const ScoredDocuments& b, ClauseKind kind) {
    const bool all = kind != ClauseKind::And, best = kind == ClauseKind::Best;
    ScoredDocuments joined(all ? a.size() + b.size() : std::min(a.size(), b.size()));
    auto one = a.begin();
    auto other = b.begin();
    auto next = joined.begin();
    while (one != a.end() && other != b.end()) {
      const bool here = one->id <= other->id, there = other->id <= one->id;
      const double score = here ? one->score : 0, others = there ? other->score : 0;
      *next = {here ? one->id : other->id, best ? std::max(score, others) : score + others};
      next += all || (here && there) ? 1 : 0;
      one += here ? 1 : 0;
      other += there ? 1 : 0;
    }
    if (all) next = std::copy(other, b.end(), std::copy(one, a.end(), next));
    joined.erase(next, joined.end());
    return joined;
  }

  // How much of its greatest weight a word has that stands so often in a document of this length.
  double share(Xapian::termcount occurrences, Xapian::termcount length) const {
    const auto counted = std::min(occurrences, length);
    if (counted == 0) return 0;
    const double normalised = ineb2_normalised(counted, length, scale_);
    return normalised / (normalised + 1);
  }

  // Of the documents within.
  template <typename Use>
  void each_posting(const std::string& term, const Use& use) {
    const auto inside = [&](Xapian::docid id) {
      limit_.check();
      return within_ == nullptr || within_->contains(id);
    };
    if (const auto list = lists_.again(term, {database_, columns_, limit_})) {
      const auto& ids = list->ids();
      for (std::size_t i = 0; i < ids.size(); ++i)
        if (inside(ids[i])) use(ids[i], list->occurrences(i));
      return;
    }
    const auto end = database_.postlist_end(term);
    for (auto at = database_.postlist_begin(term); at != end; ++at)
      if (const auto id = *at; inside(id)) use(id, at.get_wdf());
  }

  // None where no document tells what the forms weigh without the one typed.
  std::optional<ScoredDocuments> word(const Clause& clause, bool best) {
    DocumentSet found;
    std::vector<Exact> exact;
    for (const auto& term : clause.terms) {
      const bool typed = term == clause.exact && clause.terms.size() > 1;
      each_posting(term, [&](Xapian::docid id, Xapian::termcount occurrences) {
        found.add(id);
        occurrences_[id] += occurrences;
        if (typed) exact.push_back({id, occurrences});
      });
    }
    const auto told = factors_of(clause, found, exact, best);
    if (!told) {
      found.for_each([&](Xapian::docid id) { occurrences_[id] = 0; });
      return std::nullopt;
    }
    const auto factors = *told;
    ScoredDocuments scored;
    scored.reserve(found.count());
    auto next = exact.begin();
    found.for_each([&](Xapian::docid id) {
      limit_.check();
      const auto length = this->length(id);
      double score = factors.forms * share(occurrences_[id], length);
      if (next != exact.end() && next->id == id) {
        const double typed = factors.exact * share((next++)->occurrences, length);
        score = best ? std::max(score, typed) : score + typed;
      }
      scored.push_back({id, score});
      occurrences_[id] = 0;
    });
    return scored;
  }

  // Asks the engine what it gives to one document without the form typed, and to one with it: of
  // each the first in which the words weigh anything. Where both are one, `best` tells whether they
  // add up.
  std::optional<Factors> factors_of(const Clause& clause, const DocumentSet& found,
                                    const std::vector<Exact>& exact, bool best) const {
    Xapian::docid without = 0;
    Exact with;
    auto next = exact.begin();
    found.for_each([&](Xapian::docid id) {
      if (next != exact.end() && next->id == id) {
        if (with.id == 0 && share(next->occurrences, length(id)) > 0) with = *next;
        ++next;
      } else if (without == 0 && share(occurrences_[id], length(id)) > 0) {
        without = id;
      }
    });
    if (with.id != 0 && without == 0) return std::nullopt;
    std::vector<Xapian::docid> ids;
    for (const auto id : {without, with.id})
      if (id != 0) ids.push_back(id);
    if (ids.empty()) return Factors();  // Words of fields stand there no times, and weigh nothing.
    std::sort(ids.begin(), ids.end());
    Xapian::Enquire enquire(database_);
    set_weighting(enquire);
    auto query = compile(clause, database_).query;
    if (best && exact.empty()) query = {Xapian::Query::OP_MAX, query, query};
    enquire.set_query(only(query, ids));
    const auto weighed = enquire.get_mset(0, static_cast<Xapian::doccount>(ids.size()));
    const auto weight = [&](Xapian::docid id) {
      for (auto match = weighed.begin(); match != weighed.end(); ++match)
        if (*match == id) return match.get_weight();
      return 0.0;
    };
    Factors factors;
    factors.forms = weight(without) / share(occurrences_[without], length(without));
    if (with.id != 0) {
      const double forms = factors.forms * share(occurrences_[with.id], length(with.id));
      factors.exact = (weight(with.id) - forms) / share(with.occurrences, length(with.id));
    }
    return factors;
  }

  Xapian::termcount length(Xapian::docid id) const { return columns_.length(id); }

  PostingLists& lists_;
  const Xapian::Database& database_;
  const FacetColumns& columns_;
  TimeLimit& limit_;
  const double scale_;
  std::vector<Xapian::termcount> occurrences_;  // Of the word, by document; else 0.
  const DocumentSet* within_ = nullptr;         // Where it is set: others are not asked for.
};

}  // namespace

std::optional<ScoredDocuments> score_words(const Clause& clause, const ListSource& source,
                                           PostingLists& lists) {
  const auto& database = source.database;
  if (database.size() != 1 || !is_of_words(clause)) return std::nullopt;
  const auto postings = postings_of(clause, database);
  if (postings.weighed < kLeastPostings || postings.all > kMostForRare * postings.weighed)
    return std::nullopt;
  return WordScorer(source, lists).scores(clause);
}

DocumentSet documents_of(const ScoredDocuments& scored) {
  DocumentSet documents;
  for (const auto& one : scored) documents.add(one.id);
  return documents;
}

std::optional<Xapian::MSet> best_of(Xapian::Enquire& enquire, const ScoredDocuments& scored,
                                    Xapian::doccount wanted) {
  double least = 0;
  if (scored.size() > wanted && wanted > 0) {
    std::vector<double> scores(scored.size());
    std::transform(scored.begin(), scored.end(), scores.begin(),
                   [](const Scored& one) { return one.score; });
    const auto last = scores.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    std::nth_element(scores.begin(), last, scores.end(), std::greater<>());
    least = *last * (1 - kRounding);
  }
  ScoredDocuments best;
  std::copy_if(scored.begin(), scored.end(), std::back_inserter(best),
               [&](const Scored& one) { return one.score >= least; });
  if (best.size() > wanted + kMostTies) return std::nullopt;
  std::vector<Xapian::docid> ids;
  ids.reserve(best.size());
  for (const auto& one : best) ids.push_back(one.id);
  const auto query = enquire.get_query();
  enquire.set_query(only(query, std::move(ids)));
  const auto found = enquire.get_mset(0, wanted);
  enquire.set_query(query);
  if (found.size() != std::min<std::size_t>(wanted, best.size())) return std::nullopt;
  for (auto match = found.begin(); match != found.end(); ++match) {
    const auto ours =
        std::lower_bound(best.begin(), best.end(), *match,
                         [](const Scored& one, Xapian::docid id) { return one.id < id; });
    const double weight = match.get_weight();
    if (ours == best.end() || ours->id != *match ||
        std::abs(ours->score - weight) > weight * kRounding)
      return std::nullopt;
  }
  return found;
}

}  // namespace dossier
