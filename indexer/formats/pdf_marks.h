// SPDX-License-Identifier: GPL-2.0-or-later
// Possible marks and notes brought together: which marks call a note, and the blocks that result.

#pragma once

#include <vector>

#include "indexer/formats/pdf_notes.h"
#include "indexer/formats/pdf_paragraphs.h"
#include "indexer/raw_document.h"

namespace dossier {

/// Turns numbered paragraphs below a heading "Notes" that the text calls into notes (endnotes),
/// then takes out of the text each mark that calls a note of its page or, for endnotes and notes
/// that begin a page later, of the document; every note is called once. Other marks stay as text.
/// Text first, then the notes, in reading order. Linear.
std::vector<Block> tie_marks(std::vector<PdfBlock> blocks, std::vector<PdfNote> notes);

}  // namespace dossier
