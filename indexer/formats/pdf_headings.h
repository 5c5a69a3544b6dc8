// SPDX-License-Identifier: GPL-2.0-or-later
// Which paragraphs are headings, by size, weight and bookmarks.

#pragma once

#include <vector>

#include "indexer/formats/pdf_file.h"
#include "indexer/formats/pdf_paragraphs.h"

namespace dossier {

/// Makes Heading blocks of short paragraphs larger than the text (`body` points), bold, in capitals
/// or italics on a line set off, or named by a bookmark. The largest on the first pages is the
/// title, level 1; each style below it, by rank of size, weight and slant, has the next level, and
/// a bookmark's depth goes before that. Names and dates below a title are none. Linear.
void mark_headings(std::vector<PdfBlock>& blocks, double body,
                   const std::vector<PdfBookmark>& bookmarks);

}  // namespace dossier
