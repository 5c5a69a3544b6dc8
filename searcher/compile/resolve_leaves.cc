// SPDX-License-Identifier: GPL-2.0-or-later
// Signs, dates and fields of a query to terms of the index.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schema/fields.h"
#include "schema/spoken_dates.h"
#include "schema/terms.h"
#include "searcher/compile/clause_parts.h"
#include "searcher/compile/matching_words.h"
#include "searcher/compile/resolve.h"
#include "searcher/query/query_words.h"

namespace dossier {
namespace {

MatchingWords matching(const Xapian::Database& database, const Node& node,
                       const std::string& folded) {
  if (node.kind == NodeKind::Pattern) return words_like(database, folded);
  if (node.kind == NodeKind::Fuzzy) return words_near(database, folded, node.distance);
  return words_beginning(database, folded);
}

bool inside(const DayRange& days, const DayRange& asked) { return asked.covers(days); }

// Is the month or year of these days asked for as a whole? Its own term finds them.
bool in_longer_term(const DayRange& days, const DayRange& asked) {
  const auto year = Date{static_cast<int>(days.first / 10000), 0, 0};
  const Date month{year.year, static_cast<int>(days.first / 100 % 100), 0};
  const auto covers = [&](const Date& date) {
    const DayRange period{date.first_day(), date.last_day()};
    return period != days && period.covers(days) && asked.covers(period);
  };
  return covers(year) || covers(month);
}

}  // namespace

Clause Resolver::matching_words(const Node& node) {
  // The analyzer would take the signs for punctuation. Of a compound the first part counts.
  auto folded = fold(node.text);
  if (node.kind == NodeKind::Prefix) {
    const auto tokens = analyzer_.analyze(node.text);
    if (tokens.empty()) return terms_clause({}, node.source);
    folded = tokens.front().term;
  }
  auto found = matching(index_.database(), node, folded);
  const std::string typed(source_of(query_, node.source));
  if (found.too_many) {
    throw_query_error(
        query_, node.source,
        node.kind == NodeKind::Prefix
            ? fmt::format("more than {} words begin with {}", kMostMatchingWords, folded)
            : fmt::format("{} stands for more than {} words", typed, kMostMatchingWords),
        node.kind == NodeKind::Prefix ? "add letters before the star" : "write more of the word");
  }
  out_->readings.push_back({typed, found.terms});
  auto clause = terms_clause(std::move(found.terms), node.source);
  if (node.kind == NodeKind::Fuzzy) clause.exact = folded;
  return clause;
}

// Times that lie in those asked for: of a year or month asked for as a whole, its own term says it.
Clause Resolver::spoken(const Node& node) {
  const DayRange asked{node.from ? node.from->first_day() : 0,
                       node.to ? node.to->last_day() : DayRange::kLastDay};
  const std::string start(prefix::kSpokenDate);
  const auto& database = index_.database();
  std::vector<std::string> terms;
  for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
    const auto days = days_of_spoken_term(*it);
    if (days && inside(*days, asked) && !in_longer_term(*days, asked)) terms.push_back(*it);
  }
  out_->readings.push_back({std::string(source_of(query_, node.source)), terms});
  return terms_clause(std::move(terms), node.source);
}

Clause Resolver::field(const Node& node) {
  const auto* known = find_field(node.field);
  if (known->kind == FieldKind::Related) return related(node);
  if (known->kind == FieldKind::Words) {
    return node.quoted ? phrase(node.text, known->prefix, node.source)
                       : words(node.text, known->prefix, node.source, true);
  }
  Clause clause;
  clause.kind = ClauseKind::Filter;
  clause.terms = {make_term(known->prefix, node.text)};
  clause.source = node.source;
  return clause;
}

Clause Resolver::related(const Node& node) {
  if (relations_ == nullptr) {
    throw_query_error(query_, node.source, node.field + ": cannot be answered here",
                      "leave it out");
  }
  Clause clause;
  clause.kind = ClauseKind::Filter;
  clause.source = node.source;
  RelatedDocuments found;
  try {
    found = relations_->related(node.field, node.text);
  } catch (const Error& error) {
    throw_query_error(query_, node.source, error.what(), error.hint());
  }
  std::sort(found.begin(), found.end());
  const bool ranked = std::any_of(found.begin(), found.end(),
                                  [](const auto& document) { return document.second > 0; });
  for (auto& [term, weight] : found) {
    clause.terms.push_back(std::move(term));
    if (ranked) clause.weights.push_back(weight);
  }
  if (found.empty()) clause.kind = ClauseKind::Nothing;
  return clause;
}

}  // namespace dossier
