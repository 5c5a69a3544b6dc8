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

}  // namespace dossier
