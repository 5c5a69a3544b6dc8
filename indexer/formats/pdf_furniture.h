// SPDX-License-Identifier: GPL-2.0-or-later
// Running heads, feet and page numbers: what every page has besides its text.
//
//   "A Rival Within  3" at the top of page 3, "A Rival Within  4" at the top of page 4  ->  neither

#pragma once

#include <vector>

#include "indexer/formats/pdf_page.h"

namespace dossier {

/// Takes out of `pages` the lines at their upper and lower edges that, numbers aside, come back in
/// the same place on another page; page numbers that count with the pages; and what stands alone in
/// a place where most pages have such a line (heads that name the chapter); and a short line on top
/// of a later page that stands on both margins or in the middle of a sentence. A line that others
/// follow at their usual distance is text. Linear in the words, but for sorting them.
void drop_furniture(std::vector<PdfPage>& pages);

}  // namespace dossier
