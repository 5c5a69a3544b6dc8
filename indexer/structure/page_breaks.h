// SPDX-License-Identifier: GPL-2.0-or-later
// Paragraphs, notes and bibliography entries that a page break cut in two, made whole again.
//
//   "It is not a question of whether,", Note 1, "but in what measure it will."  ->
//   "It is not a question of whether, but in what measure it will.", Note 1

#pragma once

#include <string_view>
#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

/// Joins the halves, with marks and links; a word cut by a hyphen becomes one where the document
/// writes it so elsewhere, or never writes it with the hyphen. Notes between the halves are the
/// best evidence of a break: then the first half need only lack an end, or the second a capital.
/// With nothing between them, both are asked for. Linear.
void rejoin_page_breaks(std::vector<Block>& blocks);

/// Appends `more` to `block` behind `glue`; offsets follow.
void append_block(Block& block, const Block& more, std::string_view glue = " ");

}  // namespace dossier
