// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/kind.h"

#include <algorithm>

#include "indexer/structure/text_shape.h"

namespace dossier {

namespace {

std::size_t body_words(const Document& document) {
  std::size_t words = 0;
  for (const Paragraph& paragraph : document.paragraphs)
    if (paragraph.zone == Zone::Body) words += word_count(paragraph.text);
  return words;
}

}  // namespace

const char* kind_of(const Document& document, bool news) {
  std::size_t entries = 0, headings = 0;
  bool summary = false;
  for (const Paragraph& paragraph : document.paragraphs) {
    const bool heading = paragraph.heading_level > 0;
    entries += paragraph.zone == Zone::Bibliography && !heading;
    headings += paragraph.zone == Zone::Body && heading;
    summary = summary || (paragraph.zone == Zone::Front && heading);
  }
  if (document.footnotes.size() >= 3 || entries >= 2 || summary) return "paper";
  if (document.footnotes.empty() && news) return "news";
  const Metadata& meta = document.meta;
  const bool dated = meta.date && meta.date->day > 0;
  const bool signed_piece = !meta.authors.empty() || !meta.outlet.empty();
  // A piece may have lost its date, but then somebody signs it in a paper's name.
  const bool dressed = dated ? signed_piece : !meta.authors.empty() && !meta.outlet.empty();
  const bool brief = document.footnotes.empty() && dressed && headings == 0;
  if (!brief && (headings < 3 || !signed_piece)) return "other";
  const auto words = body_words(document);
  if (brief) return words >= 30 && words <= 1500 ? "news" : "other";
  return words > 1000 ? "paper" : "other";
}

}  // namespace dossier
