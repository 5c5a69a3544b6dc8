// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that are no running text, by their words.

#pragma once

#include <string_view>

#include "indexer/formats/pdf_lines.h"

namespace dossier {

/// "Figure 3: …", "Table IV. …", "Tableau 2 – …": opens the caption of a figure or table.
bool is_caption(std::string_view text);

/// "3.1 The road to Doha . . . . . . 12": a line of a list of contents.
bool contents_line(const PdfLine& line);

}  // namespace dossier
