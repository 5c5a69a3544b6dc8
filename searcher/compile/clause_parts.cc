// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/clause_parts.h"

#include <algorithm>

#include "schema/terms.h"

namespace dossier {

Clause combine(ClauseKind kind, std::vector<Clause> parts, ByteRange source) {
  if (parts.size() == 1) return std::move(parts.front());
  Clause clause;
  clause.kind = parts.empty() ? ClauseKind::Nothing : kind;
  clause.parts = std::move(parts);
  clause.source = source;
  return clause;
}

Clause terms_clause(std::vector<std::string> terms, ByteRange source) {
  Clause clause;
  clause.kind = terms.empty() ? ClauseKind::Nothing : ClauseKind::Terms;
  clause.terms = std::move(terms);
  clause.source = source;
  return clause;
}

Clause entity_clause(const std::vector<std::string>& ids, ByteRange source) {
  std::vector<std::string> terms;
  terms.reserve(ids.size());
  for (const auto& id : ids) terms.push_back(make_term(prefix::kEntity, id));
  std::sort(terms.begin(), terms.end());  // As they follow one another in a document's list.
  auto clause = terms_clause(std::move(terms), source);
  clause.entity = true;
  return clause;
}

}  // namespace dossier
