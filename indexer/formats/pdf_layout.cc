// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_layout.h"

#include <utility>

#include "indexer/formats/pdf_columns.h"
#include "indexer/formats/pdf_furniture.h"
#include "indexer/formats/pdf_headings.h"
#include "indexer/formats/pdf_marks.h"
#include "indexer/formats/pdf_notes.h"
#include "indexer/formats/pdf_paragraphs.h"

namespace dossier {

std::vector<Block> pdf_blocks(std::vector<PdfPage> pages,
                              const std::vector<PdfBookmark>& bookmarks) {
  drop_furniture(pages);
  std::vector<PdfLine> lines = lines_in_reading_order(std::move(pages));
  const PdfVocabulary vocabulary(lines);
  const double body = body_size(lines);
  PdfParts parts = split_notes(std::move(lines), body, vocabulary);
  std::vector<PdfBlock> paragraphs = make_paragraphs(parts.body, body, vocabulary);
  mark_headings(paragraphs, body, bookmarks);
  return tie_marks(std::move(paragraphs), std::move(parts.notes));
}

}  // namespace dossier
