// SPDX-License-Identifier: GPL-2.0-or-later
// Lines of running text to paragraphs, across columns and pages.
//
// A line begins a paragraph where it is indented or set off, in another size or weight, opens a
// list item, or where the line above had room for its first word. From one column to the next a
// paragraph goes on unless it has ended; a table or a figure's caption may stand between.

#pragma once

#include <vector>

#include "indexer/formats/pdf_joining.h"
#include "indexer/formats/pdf_lines.h"
#include "indexer/raw_document.h"

namespace dossier {

struct PdfBlock {
  Block block;  ///< Paragraph, ListItem or Table (one row); its marks are not set.
  std::vector<PdfMark> marks;
  double size = 0;
  bool bold = false, italic = false;  ///< All of it.
  bool apart = false;                 ///< Space above it.
  int page = 0;                       ///< Where it begins.
  int lines = 0;
};

/// Lists of contents (lines of leaders that end in a page number) are left out. Linear.
std::vector<PdfBlock> make_paragraphs(const std::vector<PdfLine>& lines, double body,
                                      const PdfVocabulary& vocabulary);

}  // namespace dossier
