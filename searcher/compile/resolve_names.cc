// SPDX-License-Identifier: GPL-2.0-or-later
// Names in a query to the entities they mean.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/capitals.h"
#include "schema/alias_key.h"
#include "schema/hierarchy.h"
#include "schema/terms.h"
#include "schema/unlisted_terms.h"
#include "searcher/compile/actor_names.h"
#include "searcher/compile/clause_parts.h"
#include "searcher/compile/resolve.h"
#include "searcher/query/query_words.h"

namespace dossier {

// Entities that a run of words names: the longest name from the left wins, case decides for short
// ones.
std::vector<std::string> Resolver::strong_alias(const Node* first, const Node* last) {
  std::string text;
  for (const auto* word = first; word != last; ++word)
    text.append(text.empty() ? "" : " ").append(word->text);
  const auto key = alias_key(analyzer_, text);
  if (key.empty()) return {};
  std::vector<std::string> ids;
  for (const auto& entry : index_.alias(key)) {
    if (!entry.strong) continue;
    // A short name in capitals, typed in lower case, is a name only where it is no word: iskp, but
    // not us.
    if (entry.capitals && last - first == 1 && !in_capitals(first->text) && is_stop_word(*first))
      continue;
    ids.push_back(entry.id);
  }
  return ids;
}

Clause Resolver::name_or_words(const Node* first, const Node* last,
                               const std::vector<std::string>& ids) {
  const ByteRange source{first->source.begin, (last - 1)->source.end};
  std::string typed;
  std::vector<Clause> as_words;
  for (const auto* word = first; word != last; ++word) {
    typed.append(typed.empty() ? "" : " ").append(word->text);
    as_words.push_back(words(word->text, "", word->source, true));
  }
  for (const auto& id : ids) out_->expansions.push_back({typed, id, index_.entity_name(id)});
  // US and WHO as words would be every us and who: only what is written so ("US Army") is meant.
  if (last - first == 1 && is_stop_term(*first)) {
    const auto term = make_term(prefix::kCapitals, analyzer_.analyze(first->text).front().term);
    return combine(ClauseKind::Best, {entity_clause(ids, source), terms_clause({term}, source)},
                   source);
  }
  return combine(ClauseKind::Best,
                 {combine(any_ ? ClauseKind::Or : ClauseKind::And, std::move(as_words), source),
                  entity_clause(ids, source)},
                 source);
}

Clause Resolver::entity(const Node& node) {
  std::vector<std::string> ids;
  if (node.exact) ids = entities_written(index_, analyzer_, node.text, node.entity_kind, true);
  if (ids.empty()) ids = entities_named(index_, analyzer_, node.text, node.entity_kind);
  if (ids.empty()) {
    if (auto names = unlisted(node)) return *std::move(names);
    unknown_entity(node);
  }
  if (node.below) return with_relatives(node, ids);
  auto clause = entity_clause(ids, node.source);
  if (node.exact) clause.written = node.text;
  return clause;
}

// A name that no authority lists, by its full form in a document.
std::optional<Clause> Resolver::unlisted(const Node& node) {
  std::vector<std::string> terms;
  for (const auto kind : {EntityKind::Person, EntityKind::Group, EntityKind::Place}) {
    if (node.entity_kind && *node.entity_kind != kind) continue;
    auto term = unlisted_term(analyzer_, kind, node.text);
    if (term.empty() || !index_.database().term_exists(term)) continue;
    out_->expansions.push_back({node.text, std::string("unlisted ") + entity_kind_name(kind), ""});
    terms.push_back(std::move(term));
  }
  if (terms.empty()) return std::nullopt;
  std::sort(terms.begin(), terms.end());
  auto clause = terms_clause(std::move(terms), node.source);
  clause.entity = true;
  if (node.exact) clause.written = node.text;
  return clause;
}

// place:afghanistan+: the entities and those of the index that belong to them, by the days on which
// they do.
Clause Resolver::with_relatives(const Node& node, const std::vector<std::string>& ids) {
  std::map<DayRange, std::vector<std::string>> by_days;
  std::set<std::string> relatives;
  by_days[{}] = ids;
  for (const auto& id : ids) {
    for (const auto& kin : entities_below(index_, id)) {
      if (!index_.database().term_exists(make_term(prefix::kEntity, kin.id))) continue;
      for (const auto& period : kin.periods) by_days[DayRange::of(period)].push_back(kin.id);
      relatives.insert(kin.id);
    }
  }
  out_->hints.push_back(fmt::format("{} takes in {} of this index that belong{} to it",
                                    source_of(query_, node.source),
                                    relatives.empty() ? "none" : std::to_string(relatives.size()),
                                    relatives.size() == 1 ? "s" : ""));
  std::vector<Clause> parts;
  for (const auto& [days, some] : by_days) {
    auto part = entity_clause(some, node.source);
    part.days = days;
    if (node.exact) part.written = node.text;
    parts.push_back(std::move(part));
  }
  return combine(ClauseKind::Best, std::move(parts), node.source);
}

// Names that begin like the one typed are the candidates for what was meant.
void Resolver::unknown_entity(const Node& node) {
  const auto key = alias_key(analyzer_, node.text);
  const std::string kind =
      node.entity_kind ? entity_kind_name(*node.entity_kind) : "person, group or place";
  const auto message = fmt::format("no {} is known by the name {}", kind, node.text);
  for (const auto& entry : index_.alias(key)) {
    if (const auto known = index_.entity(entry.id)) {
      throw_query_error(
          query_, node.source, message,
          fmt::format("{} is a {}: {}:\"{}\"", known->name, entity_kind_name(known->kind),
                      entity_kind_name(known->kind), node.text));
    }
  }
  const auto meant = nearest_name(index_, analyzer_, node.text);
  throw_query_error(query_, node.source, message,
                    meant ? fmt::format("did you mean \"{}\"?", *meant)
                          : "dossier actors lists the names; without the field the words are "
                            "looked for in the text");
}

}  // namespace dossier
