// SPDX-License-Identifier: GPL-2.0-or-later
// The half of TeiText that sees elements end.
#include <algorithm>
#include <utility>

#include "indexer/formats/tei_frame.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/page_breaks.h"
#include "indexer/structure/text_shape.h"

namespace dossier {

void TeiText::close_text(Frame& frame) {
  using enum TeiRole;
  switch (frame.role) {
    case Note:
      return close_note(frame);
    case Reference:
    case Inline:
      return close_span(frame);
    case Spaced:
      return flow().space();
    case Head:
      close_head(frame);
      break;
    case Dateline:
      close_dateline();
      break;
    case Byline:
      close_byline();
      break;
    case Label:
      if (!frames_.empty() && frames_.back().role == List) frames_.back().labelled = true;
      return;
    case Paragraph:
      if (!frames_.empty() && frames_.back().role == Cell) return flow().space();
      break;
    case TitlePage:
      return close_title_page();
    case Author:
      return close_author(frame);
    case Division:
      if (frame.document) {
        finish_building();
      } else {
        --building().divisions;
      }
      break;
    case Choice:
    case Cell:
    case Date:
    case Gap:
    case Rejected:
    case Milestone:
      return;
    case Quote:
      if (frame.quoted) flow().close_quote();
      if (frame.quoted && !flow().empty()) return;
      break;
    case Loose:
    case Line:
      if (frames_.empty() || !frames_.back().words) break;
      if (frame.role == Line) flow().space();
      return;
    default:
      break;
  }
  if (buildings_.empty()) return;
  const Frame none;
  const Frame& outer = frames_.empty() ? none : frames_.back();
  flow().block(outer.kind, outer.level, 0);
}

void TeiText::close_head(const Frame& frame) {
  if (frame.kind != BlockKind::Heading || frame.in_note) return;
  Metadata& meta = building().made.raw.meta;
  const bool whole = building().whole;
  std::string stated = whole ? stated_title_ : "";
  if (whole && stated.empty()) stated = meta.title;
  std::optional<Block> head = flow().take_last();
  if (!head) return;
  const bool repeated = !stated.empty() && comparable(head->text) == comparable(stated);
  if (!repeated && (!meta.title.empty() || !stated.empty()))
    return flow().put_back(std::move(*head));
  if (!repeated) {
    meta.title = std::move(head->text);
    building().made.raw.title_tags = std::move(head->tags);
  }
  leave_marks(*head);
}

/// Its words are metadata; the first of them are the title, where the header has none.
void TeiText::close_title_page() {
  std::vector<Block> page = building().flows.back().take();
  building().flows.pop_back();
  Metadata& meta = building().made.raw.meta;
  if (meta.title.empty() && !page.empty()) meta.title = std::move(page.front().text);
}

void TeiText::close_note(const Frame& frame) {
  Building& in = building();
  std::vector<Block> parts = in.flows.back().take();
  in.flows.pop_back();
  Block& note = in.notes[frame.note];
  for (std::size_t i = 0; i < parts.size(); ++i) append_block(note, parts[i], i == 0 ? "" : " ");
}

/// A line that is all date is metadata; one that says more is text too.
void TeiText::close_dateline() {
  std::optional<Block> line = flow().take_last();
  if (!line) return;
  Metadata& meta = building().made.raw.meta;
  const auto date = parse_date(line->text);
  if (!date) return flow().put_back(std::move(*line));
  if (!meta.date) meta.date = date;
  leave_marks(*line);
}

void TeiText::close_byline() {
  std::optional<Block> line = flow().take_last();
  if (!line) return;
  Metadata& meta = building().made.raw.meta;
  const auto byline = parse_byline(line->text);
  std::vector<std::string> authors = byline ? byline->authors : parse_names(line->text);
  if (authors.empty()) authors = meta.authors;  // A docAuthor in it.
  if (authors.empty()) return flow().put_back(std::move(*line));
  if (meta.authors.empty()) meta.authors = authors;
  leave_marks(*line);
}

/// The notes that a line taken out of the text calls are called from what follows.
void TeiText::leave_marks(Block& line) {
  flow().block(BlockKind::Paragraph, 0, 0);
  for (NoteMark& mark : line.marks) flow().mark(std::move(mark.label));
}

void TeiText::close_author(const Frame& frame) {
  const auto bytes = flow().since(frame.from);
  if (bytes && bytes->size() > 0)
    building().made.raw.meta.authors.emplace_back(flow().words(*bytes));
}

void TeiText::close_span(const Frame& frame) {
  if (frame.role == TeiRole::Inline && !frame.name) return;
  const auto bytes = flow().since(frame.from);
  if (!bytes) return;
  if (frame.role == TeiRole::Reference) {
    const std::string targets = collapse_space(frame.key);
    for (const std::string_view target : split_words(targets))
      flow().link(*bytes, std::string(target), false);
  } else if (bytes->size() > 0) {
    const auto keys = collapse_space(frame.key);
    flow().tag({std::nullopt, *bytes, *frame.name, keys.substr(0, keys.find(' ')), ""});
  }
}

}  // namespace dossier
