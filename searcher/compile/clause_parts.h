// SPDX-License-Identifier: GPL-2.0-or-later
// Making clauses. Internal to the resolver.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/compile/clause.h"

namespace dossier {

/// `parts` joined by `kind`; one is itself, none is Nothing.
Clause combine(ClauseKind kind, std::vector<Clause> parts, ByteRange source);
/// Any of `terms`; none is Nothing.
Clause terms_clause(std::vector<std::string> terms, ByteRange source);
/// Mentions of any of these entities.
Clause entity_clause(const std::vector<std::string>& ids, ByteRange source);

}  // namespace dossier
