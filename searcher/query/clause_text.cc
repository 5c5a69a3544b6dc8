// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/clause_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/document.h"

namespace dossier {
namespace {

std::string quoted(std::string_view text) {
  std::string phrase(text);
  std::erase(phrase, '"');
  return '"' + phrase + '"';
}

// A word without signs stands for itself, in an id and in a list of values.
std::string bare_or_quoted(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
  return plain ? std::string(text) : quoted(text);
}

std::string_view field_of(std::string_view clause) {
  if (clause.starts_with('-')) clause.remove_prefix(1);
  return clause.substr(0, std::min(clause.find(':'), clause.size()));
}

}  // namespace

std::string actor_clause(std::string_view id) {
  const auto slash = id.find('/');
  if (slash == std::string_view::npos) return {};
  return fmt::format("{}:{}", id.substr(0, slash), bare_or_quoted(id.substr(slash + 1)));
}

std::string facet_clause(Facet facet, const std::optional<std::string>& id, std::string_view name) {
  if (name.empty()) return {};
  switch (facet) {
    case Facet::People:
    case Facet::Groups:
    case Facet::Places:
      return id ? actor_clause(*id) : "";
    case Facet::Outlet:
    case Facet::Author:  // A phrase, so that no other form of the name is found.
      return fmt::format("{}:{}", facet_name(facet), quoted(name));
    case Facet::Kind:
      return "kind:" + bare_or_quoted(name);
    case Facet::Language:
      return "lang:" + bare_or_quoted(name);
    default:
      return {};
  }
}

std::string phrase_clause(std::string_view name) { return quoted(name); }

std::string clause_value(std::string_view clause) {
  if (clause.starts_with('-')) clause.remove_prefix(1);
  if (const auto colon = clause.find(':'); !clause.starts_with('"') && colon != clause.npos)
    clause.remove_prefix(colon + 1);
  if (clause.size() > 1 && clause.starts_with('"') && clause.ends_with('"'))
    clause = clause.substr(1, clause.size() - 2);
  return std::string(clause);
}

std::optional<std::string> clause_actor(std::string_view clause) {
  const auto kind = parse_entity_kind(field_of(clause));
  if (!kind) return std::nullopt;
  auto value = clause_value(clause);
  const auto start = fmt::format("{}/", entity_kind_name(*kind));
  return value.starts_with(start) ? value : start + value;
}

}  // namespace dossier
