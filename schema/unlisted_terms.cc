// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/unlisted_terms.h"

#include "schema/alias_key.h"
#include "schema/terms.h"

namespace dossier {

std::string unlisted_term(const Analyzer& analyzer, EntityKind kind, std::string_view name) {
  const auto key = alias_key(analyzer, name);
  if (key.empty()) return {};
  // Of the kind one digit: the term stands in the index once for each document that has it.
  return make_term(prefix::kUnlisted, static_cast<char>('0' + static_cast<int>(kind)) + key);
}

}  // namespace dossier
