// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/query_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier {
namespace {

std::string_view source_text(const Node& node, std::string_view query) {
  const auto begin = std::min<std::size_t>(node.source.begin, query.size());
  return query.substr(begin, std::min<std::size_t>(node.source.size(), query.size() - begin));
}

std::optional<Facet> facet_of_field(std::string_view field) {
  if (field == "kind") return Facet::Kind;
  if (field == "outlet") return Facet::Outlet;
  if (field == "author") return Facet::Author;
  if (field == "lang") return Facet::Language;
  return std::nullopt;
}

// The clauses one after the other; `grouped`: alternatives in parentheses.
std::string pieces(const Node& tree, std::string_view query, bool grouped) {
  std::string text;
  for (const auto* clause : clauses_of(tree)) {
    const auto piece = source_text(*clause, query);
    text += text.empty() ? "" : " ";
    text += grouped && clause->kind == NodeKind::Or ? fmt::format("({})", piece) : piece;
  }
  return text;
}

bool reads_as(const std::string& text, const std::string& tree) {
  try {
    return to_string(parse_query(text)) == tree;
  } catch (const Error&) {
    return false;
  }
}

// Alternatives in parentheses: what follows them is a clause beside them.
bool stands_alone(const std::string& alternatives) {
  return clauses_of(parse_query(alternatives + " x")).size() == 2;
}

bool is_everything(const Node& node) { return node.kind == NodeKind::Everything; }

}  // namespace

std::vector<const Node*> clauses_of(const Node& tree) {
  std::vector<const Node*> clauses;
  if (tree.kind != NodeKind::And) {
    if (!is_everything(tree)) clauses.push_back(&tree);
    return clauses;
  }
  for (const auto& child : tree.children) {
    if (!is_everything(child)) clauses.push_back(&child);
  }
  return clauses;
}

Node without_clauses(const Node& tree, const std::function<bool(const Node&)>& drop) {
  std::vector<Node> kept;
  bool all_negated = true;
  for (const auto* clause : clauses_of(tree)) {
    if (drop(*clause)) continue;
    all_negated = all_negated && clause->kind == NodeKind::Not;
    kept.push_back(*clause);
  }
  if (kept.empty()) return {};
  if (kept.size() == 1 && !all_negated) return std::move(kept.front());
  if (all_negated) kept.insert(kept.begin(), Node{});
  Node out;
  out.kind = NodeKind::And;
  out.source = tree.source;
  out.children = std::move(kept);
  return out;
}

std::optional<std::string> text_of(const Node& tree, std::string_view query) {
  // What a clause's text says may depend on what stood around it: only what reads the same will do.
  for (const bool grouped : {false, true}) {
    auto text = pieces(tree, query, grouped);
    if (reads_as(text, to_string(tree))) return text;
  }
  return std::nullopt;
}

std::string undated_query(const Node& tree, std::string_view query) {
  const auto rest =
      without_clauses(tree, [](const Node& node) { return facet_of(node) == Facet::Date; });
  const auto text = text_of(rest, query);
  if (text && (rest.kind != NodeKind::Or || stands_alone(*text))) return *text;
  return fmt::format("({})", text ? std::string_view(*text) : query);
}

std::optional<Facet> facet_of(const Node& clause) {
  switch (clause.kind) {
    case NodeKind::Entity:
      if (!clause.entity_kind) return std::nullopt;
      return facet_of(*clause.entity_kind);
    case NodeKind::Date:
      return Facet::Date;
    case NodeKind::Field:
      return facet_of_field(clause.field);
    case NodeKind::Or:
    case NodeKind::Not: {
      const auto facet = facet_of(clause.children.front());
      const bool same = std::all_of(clause.children.begin(), clause.children.end(),
                                    [&](const Node& child) { return facet_of(child) == facet; });
      return same ? facet : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace dossier
