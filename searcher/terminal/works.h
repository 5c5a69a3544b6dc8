// SPDX-License-Identifier: GPL-2.0-or-later
// Works as lines of text, the same in every list of them.

#pragma once

#include <string>

#include "schema/document.h"
#include "searcher/terminal/layout.h"

namespace dossier {

/// “Title”; marks inside become single ones: “‘No’ is no answer”. "" for "".
std::string in_quotes(std::string title);

/// Roe, Ann; Poe, Ed, “The Bridge”, Northgate, 15 Aug 2021; the address, or `key`, of a work of
/// which nothing else is known.
Pieces described(const Work& work, const std::string& key);
bool only_an_address(const Work& work);

}  // namespace dossier
