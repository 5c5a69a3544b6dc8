// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/office_text.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/formats/inline_markup.h"
#include "indexer/structure/page_breaks.h"
#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kNesting = 10;  // Of tables: deeper ones are paragraphs of the cell.
constexpr std::size_t kCell = 300;    // Bytes: a cell with more is layout, not a table.
constexpr std::size_t kHeading =
    300;  // Bytes: a heading with more that ends like a sentence is text.

BlockKind kind_of_paragraph(const OfficeParagraph& paragraph) {
  switch (paragraph.meaning.role) {
    case OfficeRole::Title:
    case OfficeRole::Heading:
      return BlockKind::Heading;
    case OfficeRole::Quote:
      return BlockKind::Quote;
    case OfficeRole::Code:
      return BlockKind::Code;
    case OfficeRole::Caption:
      return BlockKind::Caption;
    default:
      return paragraph.item ? BlockKind::ListItem : BlockKind::Paragraph;
  }
}

/// Word parts a link where its formatting changes: neighbours with one target are one link.
void join_links(Block& block) {
  std::vector<BlockLink> links;
  for (BlockLink& link : block.links) {
    const bool goes_on =
        !links.empty() && links.back().target == link.target &&
        links.back().bytes.end <= link.bytes.begin &&
        trim(std::string_view(block.text)
                 .substr(links.back().bytes.end, link.bytes.begin - links.back().bytes.end))
            .empty();
    if (goes_on) {
      links.back().bytes.end = link.bytes.end;
    } else if (link.bytes.size() > 0) {
      links.push_back(std::move(link));
    }
  }
  block.links = std::move(links);
}

Block one_block(const std::vector<Block>& blocks) {
  Block joined;
  for (const Block& block : blocks) append_block(joined, block, joined.text.empty() ? "" : " ");
  if (!blocks.empty()) joined.line = blocks.front().line;
  return joined;
}

}  // namespace

// --- Paragraphs. ---

bool OfficeText::joins_line(OfficeRole role) const {
  const bool line = role == OfficeRole::Title || role == OfficeRole::Author;
  return line && levels_.size() == 1 && line_ == role && !levels_.back().flow.empty();
}

void OfficeText::open_paragraph(OfficeParagraph paragraph, std::size_t line) {
  Level& level = levels_.back();
  const OfficeRole role = paragraph.meaning.role;
  const bool joins = std::exchange(level.joins, false) && !level.flow.empty();
  if (joins_line(role)) {
    level.flow.text(role == OfficeRole::Author ? ", " : " ");
  } else if (!joins) {
    put_boxes();
    if (role == OfficeRole::Abstract && levels_.size() == 1 && line_ != OfficeRole::Abstract &&
        line_ != OfficeRole::Heading) {
      level.flow.block(BlockKind::Heading, 2, line);
      level.flow.text("Abstract");
    }
    const int depth = role == OfficeRole::Title ? 1 : paragraph.meaning.level;
    level.flow.block(kind_of_paragraph(paragraph), depth, line);
    if (kind_of_paragraph(paragraph) == BlockKind::ListItem) level.flow.label(paragraph.label);
  }
  level.paragraph = std::move(paragraph);
  level.open = true;
}

void OfficeText::close_paragraph(bool joins_next) {
  Level& level = levels_.back();
  while (!level.links.empty()) close_link();
  level.open = false;
  level.joins = joins_next;
  if (!joins_next) finish_line();
}

void OfficeText::finish_line() {
  Level& level = levels_.back();
  const OfficeRole role = level.paragraph.meaning.role;
  if (level.flow.empty()) return;
  if (role == OfficeRole::Contents) {
    level.flow.take_last();
    return;
  }
  if (role == OfficeRole::Heading) {
    std::optional<Block> heading = level.flow.take_last();
    if (heading->text.size() > kHeading && ends_sentence(heading->text)) {
      heading->kind = BlockKind::Paragraph;
      heading->level = 0;
    }
    level.flow.put_back(std::move(*heading));
  }
  if (levels_.size() > 1) return;
  if (role == OfficeRole::Title && lines_ <= 3) title_.title = level.flow.line();
  if (role == OfficeRole::Author && lines_ <= 6) title_.authors = level.flow.line();
  if (role != line_ || role == OfficeRole::Plain) ++lines_;
  line_ = role;
}

void OfficeText::text(std::string_view text) { flow().text(text); }

void OfficeText::raised(std::string_view text) {
  const bool digits =
      !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  flow().text(digits && flow().clings() ? raised_digits(text) : std::string(text));
}

void OfficeText::mark(std::string key) { flow().mark(std::move(key)); }

void OfficeText::open_link(std::string target, bool relative) {
  levels_.back().links.push_back({flow().here(), std::move(target), relative});
}

void OfficeText::close_link() {
  std::vector<OpenLink>& links = levels_.back().links;
  if (links.empty()) return;
  const OpenLink link = std::move(links.back());
  links.pop_back();
  if (link.target.empty()) return;
  if (const auto bytes = flow().since(link.from); bytes && bytes->size() > 0)
    flow().link(*bytes, link.target, link.relative);
}

// --- What stands inside. ---

std::vector<Block> OfficeText::leave() {
  if (levels_.back().open) close_paragraph();
  put_boxes();
  std::vector<Block> blocks = flow().take();
  levels_.pop_back();
  return blocks;
}

/// The boxes fixed to the paragraph before go behind it.
void OfficeText::put_boxes() {
  Level& level = levels_.back();
  if (level.boxes.empty()) return;
  level.flow.block(BlockKind::Paragraph, 0, 0);
  for (Block& block : level.boxes) level.flow.put_back(std::move(block));
  level.boxes.clear();
}

void OfficeText::open_box() { levels_.emplace_back(); }

void OfficeText::close_box() {
  if (levels_.size() < 2) return;
  std::vector<Block> blocks = leave();
  std::vector<Block>& boxes = levels_.back().boxes;
  std::move(blocks.begin(), blocks.end(), std::back_inserter(boxes));
}

void OfficeText::open_note() { levels_.emplace_back(); }

Block OfficeText::close_note(std::string label) {
  Block note;
  if (levels_.size() > 1) note = one_block(leave());
  join_links(note);
  add_bare_links(note);
  note.kind = BlockKind::Note;
  note.label = std::move(label);
  note.marks.clear();  // A note that calls a note has no place of its own to say so.
  return note;
}

void OfficeText::open_row() {
  if (deep_rows_ > 0 || rows_.size() >= kNesting) {
    ++deep_rows_;
  } else {
    rows_.emplace_back();
  }
}

void OfficeText::open_cell() {
  if (deep_rows_ == 0) levels_.emplace_back();
}

void OfficeText::close_cell() {
  if (deep_rows_ > 0 || levels_.size() < 2) return;
  std::vector<Block> blocks = leave();
  if (!rows_.empty() && !blocks.empty()) rows_.back().push_back(std::move(blocks));
}

void OfficeText::close_row(bool dropped) {
  if (deep_rows_ > 0) {
    --deep_rows_;
    return;
  }
  if (rows_.empty()) return;
  Row row = std::move(rows_.back());
  rows_.pop_back();
  if (dropped) return;
  put_boxes();
  flow().block(BlockKind::Paragraph, 0, 0);
  put_row(std::move(row), flow());
}

void OfficeText::put_row(Row row, BlockFlow& flow) {
  const auto layout = [](const std::vector<Block>& cell) {
    const std::size_t bytes = std::accumulate(
        cell.begin(), cell.end(), std::size_t{0},
        [](std::size_t sum, const Block& block) { return sum + block.text.size(); });
    return bytes > kCell || std::any_of(cell.begin(), cell.end(), [](const Block& block) {
             return block.kind == BlockKind::Heading;
           });
  };
  if (row.size() < 2 || std::any_of(row.begin(), row.end(), layout)) {
    for (std::vector<Block>& cell : row)
      for (Block& block : cell) flow.put_back(std::move(block));
    return;
  }
  Block line;
  for (const std::vector<Block>& cell : row)
    append_block(line, one_block(cell), line.text.empty() ? "" : " | ");
  line.kind = BlockKind::Table;
  line.line = row.front().front().line;
  flow.put_back(std::move(line));
}

std::vector<Block> OfficeText::take() {
  while (levels_.size() > 1) close_box();
  if (levels_.back().open) close_paragraph();
  put_boxes();
  std::vector<Block> blocks = flow().take();
  for (Block& block : blocks) {
    join_links(block);
    if (block.kind != BlockKind::Code) add_bare_links(block);
  }
  return blocks;
}

}  // namespace dossier
