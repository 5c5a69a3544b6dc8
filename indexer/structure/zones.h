// SPDX-License-Identifier: GPL-2.0-or-later
// Blocks to paragraphs: headings found, each paragraph put into its zone and section, notes tied to
// their marks.

#pragma once

#include <string_view>
#include <vector>

#include "indexer/raw_document.h"
#include "schema/document.h"

namespace dossier {

/// Appends `front` (all of it zone Front) and `blocks` to `document` as paragraphs, footnotes,
/// links and tags. With `has_markup`, only what is marked as a heading is one. Linear.
void lay_out(std::vector<Block> front, std::vector<Block> blocks, bool has_markup,
             Document& document);

/// A plea for money: "You can contribute by making donations to our bank account". Needs the reader
/// to be addressed, so that a paper on donors is none.
bool is_appeal(std::string_view text);

}  // namespace dossier
