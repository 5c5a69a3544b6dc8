// SPDX-License-Identifier: GPL-2.0-or-later
// Pages to lines in reading order.
//
//   a title across the page, two columns below it, a table across, two columns again  ->
//   title, left, right, table, left, right
//
// A gutter is an upright strip of white that no word crosses over some height, with running text on
// both sides of it (after T. Breuel, "Two Geometric Algorithms for Layout Analysis", 2002: white
// space parts columns). The widest such stretch cuts its region into what is above, left, right and
// below, and each part is looked at again. Cells of a table are no running text, so tables stay
// whole. A gutter that was found once is believed on less evidence on the other pages.

#pragma once

#include <vector>

#include "indexer/formats/pdf_lines.h"
#include "indexer/formats/pdf_page.h"

namespace dossier {

/// The lines of all pages; every line knows its page, its region and the region's margins. Takes
/// time by the words and by a grid of at most 400 by 600 cells a region.
std::vector<PdfLine> lines_in_reading_order(std::vector<PdfPage> pages);

}  // namespace dossier
