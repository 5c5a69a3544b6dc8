// SPDX-License-Identifier: GPL-2.0-or-later
// Byline and date that stand between a page's headline and its first paragraph.

#pragma once

#include "indexer/formats/html_content.h"
#include "indexer/raw_document.h"

namespace dossier {

/// Fills authors and date of `meta`, where it has none, from the lines above the article's first
/// paragraph, and the date at last from the page's address. Linear.
void read_title_lines(const HtmlTree& tree, const HtmlContent& content, Metadata& meta);

/// Takes the headline and its authors, printed once more, off the top of `blocks`, and the day
/// above an article that begins with it: the page's date, where `meta` has none.
void drop_title_lines(std::vector<Block>& blocks, Metadata& meta);

}  // namespace dossier
