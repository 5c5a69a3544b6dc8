// SPDX-License-Identifier: GPL-2.0-or-later
// Footnotes: the lines at the foot of a page or column that are no running text.
//
//   small lines below the text, the first with a raised "12"  ->  note 12
//   small lines below the text, no label, page before ended within note 12  ->  more of note 12

#pragma once

#include <string>
#include <vector>

#include "indexer/formats/pdf_joining.h"
#include "indexer/formats/pdf_lines.h"

namespace dossier {

struct PdfNote {
  std::string label, text;
  int page = 0;     ///< Where it begins.
  double size = 0;  ///< Of its font.
};

struct PdfParts {
  std::vector<PdfLine> body;
  std::vector<PdfNote> notes;  ///< In reading order.
};

/// Parts `lines` (in reading order) into text and footnotes. A foot begins with a label that its
/// page calls or that follows the last: a raised one, or a plain number or sign in smaller print
/// than the text (`body` points). Linear.
PdfParts split_notes(std::vector<PdfLine> lines, double body, const PdfVocabulary& vocabulary);

}  // namespace dossier
