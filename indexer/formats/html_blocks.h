// SPDX-License-Identifier: GPL-2.0-or-later
// Pieces of a page to blocks: kind, text, links, marks of notes.

#pragma once

#include <vector>

#include "indexer/formats/html_content.h"
#include "indexer/formats/html_notes.h"
#include "indexer/raw_document.h"

namespace dossier {

/// Blocks of the article, the rows of a table a block each, and then its notes. Links get absolute
/// targets where `base` (the page's address, or "") allows. Linear.
std::vector<Block> html_blocks(const HtmlTree& tree, const HtmlContent& content,
                               const HtmlNotes& notes, const std::string& base);

/// `href` seen from `base`: "/a" and "https://b.org/c/" -> "https://b.org/a"; "" for what is no
/// document (mailto:, javascript:, a place in the page itself).
std::string resolve_address(std::string_view href, std::string_view base);

}  // namespace dossier
