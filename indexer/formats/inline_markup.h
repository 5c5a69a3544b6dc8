// SPDX-License-Identifier: GPL-2.0-or-later
// Markup inside a plain-text paragraph: emphasis is taken out, addresses are found.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

/// `text` with single spaces and without the marks of **strong** and *emphasis* (also _ and __), in
/// pairs or, for the double ones, alone: a page break may have cut the pair. Addresses are left as
/// they are.
std::string strip_emphasis(std::string_view text);

/// Was the whole of `text` set in **strong** marks?
bool wholly_strong(std::string_view text);

/// The web addresses in `text` (citations/addresses.h) as links.
std::vector<BlockLink> find_links(std::string_view text);

/// Adds to `block` those of its text that no link covers yet, as far as it has fewer than 1000.
void add_bare_links(Block& block);

}  // namespace dossier
