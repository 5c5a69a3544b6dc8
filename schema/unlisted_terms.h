// SPDX-License-Identifier: GPL-2.0-or-later
// Names that no authority lists, as terms of the documents that have them.
//
//   a mention "Vesk" that counts as "Orlan Vesk" -> XU0orlan vesk, at its first and last word
//
// So person:"Orlan Vesk" finds them, alone and in NEAR, as terms of entities do.

#pragma once

#include <string>
#include <string_view>

#include "analysis/analyzer.h"
#include "schema/document.h"

namespace dossier {

/// The term of a name, by its full form; capitals, accents and hyphens do not count. "" for one
/// without words.
std::string unlisted_term(const Analyzer& analyzer, EntityKind kind, std::string_view name);

}  // namespace dossier
