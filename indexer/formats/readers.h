// SPDX-License-Identifier: GPL-2.0-or-later
// The readers there are; reader.cc chooses among them.

#pragma once

#include "indexer/formats/reader.h"

namespace dossier {

const Reader& markdown_reader();    ///< .md .markdown: front matter, headings, [^n] notes, links.
const Reader& plain_text_reader();  ///< .txt .text: as converted from PDF or saved from the web.
const Reader& html_reader();        ///< .html .htm .xhtml: the article of a web page.
const Reader& tei_reader();         ///< .xml .tei: TEI P5, one document or many.
const Reader& pdf_reader();         ///< .pdf: pages to text, notes by size and place.
const Reader& docx_reader();        ///< .docx .docm .dotx .dotm: Word, and what writes its format.
const Reader& odt_reader();         ///< .odt .ott: OpenDocument text.
const Reader& epub_reader();        ///< .epub: a book, EPUB 2 and 3.
const Reader& json_lines_reader();  ///< .jsonl .ndjson: a record a document.
const Reader& compressed_reader();  ///< .gz .zst .bz2 .xz of any of these.

}  // namespace dossier
