// SPDX-License-Identifier: GPL-2.0-or-later
// What a PDF states about itself, as far as it can be believed.
//
//   Title "Microsoft Word - draft4.doc", Author "user"  ->  neither

#pragma once

#include <vector>

#include "indexer/formats/pdf_file.h"
#include "indexer/raw_document.h"

namespace dossier {

/// Title, authors, language and day of publication from the XMP packet, title and authors else from
/// the document information (ISO 32000-1, 14.3). A title must stand on the first pages, or no
/// heading there be larger than the text; authors must be named there. The dates of the file itself
/// say when it was made, not published, and are not taken. A title that `blocks` have in pieces
/// becomes one block.
Metadata pdf_metadata(const PdfFile& file, std::vector<Block>& blocks);

}  // namespace dossier
