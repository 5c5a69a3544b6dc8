// SPDX-License-Identifier: GPL-2.0-or-later
// The way from a PDF's words to blocks: running heads out, lines in reading order, footnotes out,
// paragraphs, headings, marks tied to notes. Title page and zones are structure.h's.

#pragma once

#include <vector>

#include "indexer/formats/pdf_file.h"
#include "indexer/formats/pdf_page.h"
#include "indexer/raw_document.h"

namespace dossier {

/// The text of `pages` in reading order, then their notes. Links are the addresses written out.
std::vector<Block> pdf_blocks(std::vector<PdfPage> pages,
                              const std::vector<PdfBookmark>& bookmarks);

}  // namespace dossier
