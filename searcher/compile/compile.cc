// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "schema/terms.h"
#include "searcher/compile/ineb2.h"

namespace dossier {
namespace {

using Xapian::Query;

// Not Query::MatchAll: copies of that one object count their references unguarded, and searchers of
// several threads would share it.
Query all_documents() { return Query(std::string()); }

constexpr double kExactForm = 0.1;

// What IneB2 makes of a term's occurrences in the whole collection: its inverse expected document
// frequency, and the mean frequency of the after-effect.
double ineb2_factors(double occurrences, double documents) {
  return ineb2_rarity(occurrences, documents) * (occurrences + 1);
}

// The terms of Terms, or of an Or of Terms.
void add_terms(const Clause& clause, std::vector<std::string>& terms) {
  terms.insert(terms.end(), clause.terms.begin(), clause.terms.end());
  for (const auto& part : clause.parts) add_terms(part, terms);
}

bool is_dated(const Clause& clause) {
  return !clause.days.always() || std::any_of(clause.parts.begin(), clause.parts.end(), is_dated);
}

// Terms, or alternatives of these: all that the engine takes inside NEAR.
bool is_choice_of_terms(const Clause& clause) {
  return clause.kind != ClauseKind::Phrase &&
         std::all_of(clause.parts.begin(), clause.parts.end(), is_choice_of_terms);
}

// The engine's window is over all operands, ours from one to the next: they are the same for two,
// and for neighbours. Of three unordered ones it may count two at the same word.
bool engine_can(const Clause& near) {
  if (is_dated(near)) return false;
  if (near.parts.size() > 2 && !(near.proximity == PlaceOperator::Ordered && near.distance == 1))
    return false;
  return std::all_of(near.parts.begin(), near.parts.end(), is_choice_of_terms);
}

bool is_title_phrase(const Clause& clause) {
  return clause.kind == ClauseKind::Phrase && clause.parts.front().kind == ClauseKind::Terms &&
         !title_word(clause.parts.front().terms.front()).empty();
}

// What the engine cannot be told: a zone, the way words are written, phrases and days inside NEAR,
// phrases of a title, sentences and paragraphs, of which it knows the gap alone. The first such
// part, or null.
const Clause* needs_a_look(const Clause& clause) {
  if (clause.zone || !clause.written.empty() || clause.kind == ClauseKind::Same ||
      is_title_phrase(clause) ||
      (clause.kind == ClauseKind::Near && (!engine_can(clause) || crosses_paragraphs(clause))))
    return &clause;
  for (const auto& part : clause.parts) {
    if (const auto* found = needs_a_look(part)) return found;
  }
  return nullptr;
}

// A word that says the same wherever it stands in the query.
bool is_plain_word(const Clause& clause) {
  return clause.kind == ClauseKind::Terms && clause.days.always() && clause.written.empty() &&
         !clause.zone;
}

bool is_boolean(const Clause& clause) {
  return (clause.kind == ClauseKind::Filter && clause.weights.empty()) ||
         clause.kind == ClauseKind::Dates || clause.kind == ClauseKind::Undated;
}

Query any_of_terms(const Clause& clause, Query::op op) {
  if (clause.terms.size() == 1) return Query(clause.terms.front());
  return {op, clause.terms.begin(), clause.terms.end()};
}

Query positional(const std::vector<const Clause*>& operands, Query::op op, int window) {
  std::vector<Query> parts;
  parts.reserve(operands.size());
  for (const auto* part : operands) {
    std::vector<std::string> terms;
    add_terms(*part, terms);
    parts.emplace_back(Query::OP_OR, terms.begin(), terms.end());
  }
  return {op, parts.begin(), parts.end(), static_cast<Xapian::termcount>(window)};
}

std::vector<const Clause*> pointers(const std::vector<Clause>& parts) {
  std::vector<const Clause*> all;
  for (const auto& part : parts) all.push_back(&part);
  return all;
}

// A posting list that stays at a document that is not there.
class NoEnd : public Xapian::PostingSource {
 public:
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return 0; }
  Xapian::doccount get_termfreq_max() const override { return 1; }
  void init(const Xapian::Database& /*database*/) override {}
  void next(double /*least*/) override {}
  void skip_to(Xapian::docid /*id*/, double /*least*/) override {}
  bool at_end() const override { return false; }
  Xapian::docid get_docid() const override { return kNoDocument; }
  Xapian::PostingSource* clone() const override { return new NoEnd; }
  std::string get_description() const override { return "no end"; }

 private:
  // Far from numbers that overflow where those of several databases are interleaved.
  static constexpr Xapian::docid kNoDocument = std::numeric_limits<Xapian::docid>::max() / 4096;
};

// Every document there is; what the engine has for it, it leaves out beside other lists, or takes
// to hold any number.
class EveryDocument : public Xapian::PostingSource {
 public:
  Xapian::doccount get_termfreq_min() const override { return documents_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void init(const Xapian::Database& database) override {
    documents_ = database.get_doccount();
    database_ = database;
    started_ = false;
  }
  void next(double /*least*/) override {
    if (started_) ++at_;
    start();
  }
  void skip_to(Xapian::docid id, double /*least*/) override {
    start();
    if (at_ != end_) at_.skip_to(id);
  }
  bool at_end() const override { return started_ && at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }
  Xapian::PostingSource* clone() const override { return new EveryDocument; }
  std::string get_description() const override { return "every document"; }

 private:
  void start() {
    if (!std::exchange(started_, true)) at_ = database_.postlist_begin("");
  }

  Xapian::Database database_;
  Xapian::doccount documents_ = 0;
  Xapian::PostingIterator at_, end_;
  bool started_ = false;
};

class Compiler {
 public:
  Compiler(const Xapian::Database& database, DatabasePlace place)
      : database_(database), place_(place) {}

  Query build(const Clause& clause) {
    look_at(needs_a_look(clause));
    switch (clause.kind) {
      case ClauseKind::Everything:
        return all_documents();
      case ClauseKind::Nothing:
        return Query();
      case ClauseKind::Terms:
        return terms(clause);
      case ClauseKind::Phrase:
        if (is_title_phrase(clause)) return conjunction(clause);
        return positional(pointers(clause.parts), Query::OP_PHRASE,
                          static_cast<int>(clause.parts.size()));
      case ClauseKind::Near:
        return near(clause);
      case ClauseKind::Same:
      case ClauseKind::And:
        return conjunction(clause);
      case ClauseKind::Or:
        return alternatives(clause, Query::OP_OR);
      case ClauseKind::Best:
        return alternatives(clause, Query::OP_MAX);
      case ClauseKind::Not:
        return negation(clause);
      case ClauseKind::Filter:
        return filter(clause);
      case ClauseKind::Dates:
        return dates(clause);
      case ClauseKind::Undated:
        return {Query::OP_AND_NOT, Query(Query::OP_SCALE_WEIGHT, all_documents(), 0),
                Query(Query::OP_VALUE_GE, slot::kLastDay, "0")};
    }
    return Query();
  }
  bool exact() const { return inexact_ == nullptr; }
  ByteRange inexact() const { return inexact_ == nullptr ? ByteRange{} : inexact_->source; }

  // Xapian up to 1.4 asks an OP_MAX of whose parts all have ended for its greatest weight, and they
  // are gone: it does so in each of several local databases but the last. A part without an end is
  // left over. build_root() takes away the document that it finds.
  static Query no_end() { return Query((new NoEnd)->release()); }

  // The whole query. Xapian up to 1.4 crashes when what is left of an OR at the root is an OP_MAX
  // that has come to its end (MultiMatch asks for its greatest weight): below a filter, here one
  // that every document passes, an OP_MAX never becomes the root.
  Query build_root(const Clause& clause) {
    auto query = build(clause);
    if (!max_) return query;
    if (place_ == DatabasePlace::Folders)
      return {Query::OP_FILTER, query, Query((new EveryDocument)->release())};
    return {Query::OP_FILTER, query, Query((new Xapian::FixedWeightPostingSource(0))->release())};
  }

 private:
  void look_at(const Clause* clause) {
    if (inexact_ == nullptr) inexact_ = clause;
  }

  Query terms(const Clause& clause) const {
    auto forms =
        scaled(any_of_terms(clause, Query::OP_SYNONYM), clause.share * whole_counts(clause.terms));
    if (!clause.days.always()) return {Query::OP_AND_NOT, forms, outside(clause.days)};
    const bool exact_there =
        std::find(clause.terms.begin(), clause.terms.end(), clause.exact) != clause.terms.end();
    if (!exact_there) return forms;
    return {Query::OP_OR, forms,
            scaled(Query(clause.exact), kExactForm * clause.share * whole_counts({clause.exact}))};
  }

  static Query scaled(const Query& query, double factor) {
    return {Query::OP_SCALE_WEIGHT, query, factor};
  }

  // The index counts in halves, so the engine sees every term twice as often as it occurs: this
  // takes it out of what depends on the whole collection.
  double whole_counts(const std::vector<std::string>& terms) const {
    const double documents = database_.get_doccount();
    double counted = 0;
    for (const auto& term : terms) counted += database_.get_collection_freq(term);
    if (counted == 0) return 1;
    return ineb2_factors(counted / kBodyWeight, documents) / ineb2_factors(counted, documents);
  }

  // A term that every document has is not looked up: why, says count_weight.h.
  Query filter(const Clause& clause) const {
    if (!clause.weights.empty()) return weighed(clause);
    const bool all =
        std::any_of(clause.terms.begin(), clause.terms.end(), [this](const std::string& term) {
          return database_.get_termfreq(term) == database_.get_doccount();
        });
    return {Query::OP_SCALE_WEIGHT, all ? all_documents() : any_of_terms(clause, Query::OP_OR), 0};
  }

  // Each term with a weight of its own, whatever the weighting scheme makes of the term.
  static Query weighed(const Clause& clause) {
    std::vector<Query> parts;
    for (std::size_t i = 0; i < clause.terms.size(); ++i) {
      auto* weight = new Xapian::FixedWeightPostingSource(clause.weights[i]);
      parts.emplace_back(Query::OP_FILTER, Query(weight->release()), Query(clause.terms[i]));
    }
    return {Query::OP_OR, parts.begin(), parts.end()};
  }

  // Documents that surely are of other days; undated ones are not.
  static Query outside(DayRange days) {
    Query after(Query::OP_VALUE_GE, slot::kFirstDay, fmt::format("{:08}", days.last + 1));
    if (days.first == 0) return after;
    const Query before(Query::OP_VALUE_RANGE, slot::kLastDay, "0",
                       fmt::format("{:08}", days.first - 1));
    return days.last == DayRange::kLastDay ? before : Query(Query::OP_OR, before, after);
  }

  // For what the engine cannot do, a query that finds more: neighbouring operands of a chain within
  // reach of one another, or operands that stand anywhere.
  Query near(const Clause& clause) {
    const bool ordered = clause.proximity == PlaceOperator::Ordered;
    const auto op = ordered ? Query::OP_PHRASE : Query::OP_NEAR;
    if (engine_can(clause)) {
      const int steps = ordered ? static_cast<int>(clause.parts.size()) - 1 : 1;
      return positional(pointers(clause.parts), op, clause.distance * steps + 1);
    }
    std::vector<Query> all;
    for (std::size_t i = 0; i < clause.parts.size(); ++i) {
      const auto& part = clause.parts[i];
      const bool pair =
          i > 0 && is_choice_of_terms(part) && is_choice_of_terms(clause.parts[i - 1]);
      // Both may be the same word twice: only then does a pair need to be told apart.
      all.push_back(pair ? positional({&clause.parts[i - 1], &part}, op, clause.distance + 1)
                         : build(part));
    }
    return {Query::OP_AND, all.begin(), all.end()};
  }

  Query conjunction(const Clause& clause) {
    std::vector<Query> found, filters, without;
    for (const auto& part : clause.parts) {
      if (is_boolean(part)) {
        filters.push_back(build(part));
      } else if (part.kind != ClauseKind::Not) {
        found.push_back(build(part));
      } else if (const auto* inexact = needs_a_look(part)) {
        look_at(inexact);  // What stands elsewhere in the document must not exclude it.
      } else {
        without.push_back(build(part.parts.front()));
      }
    }
    Query query =
        found.empty() ? all_documents() : Query(Query::OP_AND, found.begin(), found.end());
    if (!filters.empty())
      query = {Query::OP_FILTER, query, Query(Query::OP_AND, filters.begin(), filters.end())};
    if (!without.empty())
      query = {Query::OP_AND_NOT, query, Query(Query::OP_OR, without.begin(), without.end())};
    return query;
  }

  Query alternatives(const Clause& clause, Query::op op) {
    std::vector<Query> parts;
    parts.reserve(clause.parts.size());
    std::map<std::vector<std::string>, unsigned> said;
    if (op == Query::OP_OR) {
      for (const auto& part : clause.parts) {
        if (is_plain_word(part)) ++said[part.terms];
      }
    }
    for (const auto& part : clause.parts) {
      const auto again = is_plain_word(part) ? said.find(part.terms) : said.end();
      if (again == said.end()) {
        parts.push_back(build(part));
      } else if (again->second > 0) {
        parts.push_back(scaled(build(part), std::sqrt(again->second)));
        again->second = 0;
      }
    }
    if (op == Query::OP_MAX && parts.size() > 1) {
      max_ = true;
      if (place_ == DatabasePlace::Folders) parts.push_back(no_end());
      if (place_ == DatabasePlace::FoldersAndServers) op = Query::OP_OR;
    }
    return {op, parts.begin(), parts.end()};
  }

  Query negation(const Clause& clause) {
    if (needs_a_look(clause) != nullptr) {
      return {Query::OP_SCALE_WEIGHT, all_documents(), 0};
    }
    return {Query::OP_AND_NOT, all_documents(), build(clause.parts.front())};
  }

  static Query dates(const Clause& clause) {
    const Query not_before(Query::OP_VALUE_GE, slot::kLastDay,
                           fmt::format("{:08}", clause.first_day));
    const Query not_after(Query::OP_VALUE_LE, slot::kFirstDay,
                          fmt::format("{:08}", clause.last_day));
    // An undated document has no value, which sorts before every day: the first half leaves it out.
    return {Query::OP_SCALE_WEIGHT, Query(Query::OP_AND, not_before, not_after), 0};
  }

  const Xapian::Database& database_;
  const DatabasePlace place_;
  const Clause* inexact_ = nullptr;  // The first part that needs a look at each document.
  bool max_ = false;                 // There is an OP_MAX in the query.
};

}  // namespace

Compiled compile(const Clause& clause, const Xapian::Database& database, DatabasePlace place) {
  Compiler compiler(database, place);
  Compiled compiled;
  compiled.query = compiler.build_root(clause);
  compiled.exact = compiler.exact();
  compiled.inexact = compiler.inexact();
  return compiled;
}

void set_weighting(Xapian::Enquire& enquire) {
  enquire.set_weighting_scheme(Xapian::IneB2Weight(kIneB2Parameter));
}

}  // namespace dossier
