// SPDX-License-Identifier: GPL-2.0-or-later
// Notes and the marks that call them, found in text that has no markup for either.
//
//   "It ended.¹² Then", "¹² BBC, “Who are they?”"  ->
//   Paragraph "It ended. Then" with mark 12 before byte 9, Note 12 "BBC, “Who are they?”"

#pragma once

#include <string>
#include <vector>

#include "analysis/byte_range.h"
#include "indexer/raw_document.h"
#include "indexer/structure/mark_rules.h"

namespace dossier {

/// Turns into Note blocks (label taken out of the text) the paragraphs that are notes: "¹ text"
/// anywhere; "[1] text" where "[1]" is called; "1. text" or "1 text" below a heading Notes or
/// References, or at the foot of pages whose text calls them. A paragraph without number below a
/// heading Notes goes on with the note before it. Linear.
void find_notes(std::vector<Block>& blocks);

/// Takes the marks out of the text of all other blocks: superscripts, "[1]", "[2, 3]", or bare
/// numbers after punctuation, in the one style the document uses, and only where such a note
/// exists: "10 km²" stays. Bare numbers
/// count up, and begin again where a chapter's notes do. Linear.
void take_note_marks(std::vector<Block>& blocks, MarkRules rules = {});

struct MarkAt {
  ByteRange bytes;
  std::vector<std::string> labels;
};
/// Removes `marks` (ascending) from the block's text and records them in its marks; all offsets
/// follow. Space that only set a mark off goes too, and words that only a mark held apart get one.
void take_out_marks(Block& block, const std::vector<MarkAt>& marks);

/// Takes out the blocks that are `taken`; notes called on one are called at the head of the next.
void take_out_blocks(std::vector<Block>& blocks, const std::vector<bool>& taken);

}  // namespace dossier
