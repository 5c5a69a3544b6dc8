// SPDX-License-Identifier: GPL-2.0-or-later
// NEAR, ADJ, SENT, PARA and loose phrases to clauses about the places of words.

#include <fmt/format.h>

#include <set>

#include "schema/terms.h"
#include "searcher/compile/clause_parts.h"
#include "searcher/compile/resolve.h"

namespace dossier {
namespace {

// Gathers an operand of NEAR: all plain terms as one choice, and what has more to it (days, a way
// of writing, several words) beside it.
struct Operand {
  std::set<std::string> terms;
  std::vector<Clause> others;
  bool entities = false;

  void add(Clause part) {
    entities = entities || part.entity;
    if (part.kind == ClauseKind::Or || part.kind == ClauseKind::Best) {
      for (auto& inner : part.parts) add(std::move(inner));
    } else if (part.kind == ClauseKind::Terms && part.days.always() && part.written.empty()) {
      terms.insert(part.terms.begin(), part.terms.end());
    } else if (part.kind == ClauseKind::Terms || part.kind == ClauseKind::Phrase) {
      others.push_back(std::move(part));
    }
  }

  Clause clause(ByteRange source) && {
    if (!terms.empty()) {
      others.push_back(terms_clause({terms.begin(), terms.end()}, source));
      others.back().entity = entities;
    }
    auto all = combine(ClauseKind::Or, std::move(others), source);
    all.entity = entities;
    return all;
  }
};

}  // namespace

Clause Resolver::near(const Node& node) {
  Clause clause;
  clause.kind = ClauseKind::Near;
  clause.distance = node.distance;
  clause.proximity = node.proximity;
  clause.source = node.source;
  for (const auto& child : node.children) {
    Operand operand;
    operand.add(this->node(child));
    clause.parts.push_back(std::move(operand).clause(child.source));
    if (clause.parts.back().kind == ClauseKind::Nothing) clause.kind = ClauseKind::Nothing;
  }
  return clause;
}

Clause Resolver::same(const Node& node) {
  Clause clause;
  clause.kind = ClauseKind::Same;
  clause.proximity = node.proximity;
  clause.source = node.source;
  for (const auto& child : node.children) {
    auto part = this->node(child);
    if (part.kind == ClauseKind::Nothing) clause.kind = ClauseKind::Nothing;
    if (part.kind != ClauseKind::Everything) clause.parts.push_back(std::move(part));
  }
  return clause;
}

// "a b"~5: the words as they stand, in any order, with five other words among them at most.
Clause Resolver::loose_phrase(const Node& node) {
  auto clause = phrase(node.text, "", node.source);
  if (clause.kind != ClauseKind::Phrase) return clause;
  if (clause.parts.size() > kMostNearOperands) {
    throw_query_error(query_, node.source,
                      fmt::format("more than {} words in any order", kMostNearOperands),
                      "leave some out, or ask for the exact phrase without ~");
  }
  clause.kind = ClauseKind::Near;
  clause.distance = node.distance + static_cast<int>(clause.parts.size()) - 1;
  return clause;
}

}  // namespace dossier
