// SPDX-License-Identifier: GPL-2.0-or-later
// Clauses made by hand, without a parser.
//
//   of(ClauseKind::And, {word({"treaty", "treaties"}, "treaty"), word({"kabul"})})

#pragma once

#include <string>
#include <vector>

#include "searcher/compile/clause.h"

namespace dossier {

/// A word in these forms, of which `typed` was asked for; "": none weighs more.
inline Clause word(const std::vector<std::string>& forms, const std::string& typed = "") {
  Clause clause;
  clause.kind = ClauseKind::Terms;
  clause.terms = forms;
  clause.exact = typed;
  return clause;
}

inline Clause of(ClauseKind kind, const std::vector<Clause>& parts) {
  Clause clause;
  clause.kind = kind;
  clause.parts = parts;
  return clause;
}

}  // namespace dossier
