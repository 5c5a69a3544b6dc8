// SPDX-License-Identifier: GPL-2.0-or-later
// The key under which a name is looked up, the same for gazetteer, index and query.
//
//   "al-Qaeda"  -> "al qaeda"      "U.S."  -> "us", needs capitals
//   "The Hague" -> "the hague"     "ISIS-K" -> "isis k"

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"

namespace dossier {

/// The terms of a name joined by single spaces: the parts of compounds, not their joined forms. ""
/// for a name without words.
std::string alias_key(const std::vector<Token>& tokens);
std::string alias_key(const Analyzer& analyzer, std::string_view alias);

/// The same with each compound joined: "al-Qaeda" -> "alqaeda"; equal to alias_key() where there is
/// none.
std::string joined_alias_key(const std::vector<Token>& tokens);

/// Is this a short all-capital name (one to four letters; dots, hyphens, ampersands and spaces
/// ignored), such as US, IS, U.N. or WHO, that only text in capitals may match? Scripts without
/// case never need capitals.
bool needs_capitals(std::string_view alias);

}  // namespace dossier
