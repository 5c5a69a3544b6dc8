// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_paragraphs.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "indexer/formats/page_lines.h"
#include "indexer/formats/pdf_captions.h"
#include "indexer/formats/pdf_spacing.h"
#include "indexer/formats/plain_text.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr double kSizeStep = 0.06;       // A larger difference of sizes parts paragraphs.
constexpr double kLarge = 1.1;           // Of the text's size: titles and headings.
constexpr std::size_t kTableRows = 3;    // So many lines with wide gaps in a row are a table.
constexpr std::size_t kTitlePage = 8;    // Blocks.
constexpr std::size_t kMostFloats = 40;  // Blocks that may stand inside a paragraph.

bool same_size(const PdfLine& a, const PdfLine& b) {
  return std::abs(a.size - b.size) <= kSizeStep * std::max(a.size, b.size) + 0.15;
}

class ParagraphMaker {
 public:
  ParagraphMaker(const std::vector<PdfLine>& lines, double body, const PdfVocabulary& vocabulary)
      : lines_(lines), body_(body), vocabulary_(vocabulary), spacing_(lines) {}

  std::vector<PdfBlock> make() {
    for (at_ = 0; at_ < lines_.size();) {
      const PdfLine& line = lines_[at_];
      if (const std::size_t rows = table_rows(); rows > 0) {
        for (std::size_t i = 0; i < rows; ++i) add_row(lines_[at_ + i]);
        at_ += rows;
        continue;
      }
      if (contents_line(line)) {
        drop_contents_heading();
        last_ = nullptr;
        ++at_;
        continue;
      }
      if (add_names(line)) {
      } else if (!last_ || begins(line)) {
        begin(line);
      } else {
        go_on(line);
      }
      ++at_;
    }
    return std::move(blocks_);
  }

 private:
  PdfBlock& open() { return blocks_[open_]; }
  const PdfBlock& open() const { return blocks_[open_]; }

  /// How many lines from here are rows of a table: each has a cell that begins where one of the row
  /// above does.
  std::size_t table_rows() const {
    std::size_t end = at_;
    while (end < lines_.size() && !lines_[end].cells.empty() && !contents_line(lines_[end]) &&
           lines_[end].region == lines_[at_].region &&
           (end == at_ || aligned(lines_[end - 1], lines_[end])))
      ++end;
    return end - at_ >= kTableRows ? end - at_ : 0;
  }

  static bool aligned(const PdfLine& above, const PdfLine& line) {
    for (const PdfCell& cell : line.cells)
      for (const PdfCell& other : above.cells)
        if (std::abs(cell.left - other.left) < line.size) return true;
    return false;
  }

  static std::string row_text(const PdfLine& line, std::string_view glue) {
    std::string text;
    std::size_t from = 0;
    for (const PdfCell& cell : line.cells) {
      text += trim(std::string_view(line.text).substr(from, cell.begin - from));
      text += glue;
      from = cell.begin;
    }
    return text + line.text.substr(from);
  }

  /// The line's marks in row_text() with a glue of so many bytes: each cell before takes the glue
  /// for the blank that stood there.
  static std::vector<PdfMark> row_marks(const PdfLine& line, std::uint32_t glue) {
    std::vector<PdfMark> marks = line.marks;
    for (PdfMark& mark : marks) {
      const auto cells =
          std::count_if(line.cells.begin(), line.cells.end(),
                        [&](const PdfCell& cell) { return cell.begin <= mark.at.bytes.begin; });
      const auto shift = static_cast<std::uint32_t>(cells) * (glue - 1);
      mark.at.bytes = {mark.at.bytes.begin + shift, mark.at.bytes.end + shift};
    }
    return marks;
  }

  void add_row(const PdfLine& line) {
    if (const std::string names = row_text(line, ", "); is_names(line, names)) {
      start_block(line, BlockKind::Paragraph);
      open().block.text = names;
    } else {
      start_block(line, BlockKind::Table);
      open().block.text = row_text(line, " | ");
      open().marks = row_marks(line, 3);
    }
    last_ = nullptr;
  }

  /// Names of authors on the first page, before its prose.
  bool is_names(const PdfLine& line, const std::string& text) const {
    return line.page == 0 && blocks_.size() < kTitlePage && !parse_names(text).empty();
  }

  /// Authors one below the other or side by side become one list.
  bool add_names(const PdfLine& line) {
    const std::string names = row_text(line, ", ");
    if (!is_names(line, names) || (line.cells.empty() && !names_open(line))) return false;
    if (names_open(line)) {
      open().block.text += ", " + names;
      ++open().lines;
    } else {
      start_block(line, BlockKind::Paragraph);
      open().block.text = names;
    }
    last_ = &line;
    return true;
  }

  bool names_open(const PdfLine& line) const {
    return last_ != nullptr && open().marks.empty() && line.marks.empty() &&
           std::abs(open().size - line.size) < 0.3 && centred_names(line) &&
           !parse_names(open().block.text).empty();
  }

  /// On the left margin, two capitalised lines may be headings.
  bool centred_names(const PdfLine& line) const {
    const auto inset = [](const PdfLine& row) { return row.box.left > row.left + row.size; };
    return inset(line) && inset(*last_);
  }

  void drop_contents_heading() {
    if (!blocks_.empty() &&
        comparable(blocks_.back().block.text).find("content") != std::string::npos &&
        blocks_.back().block.text.size() < 30)
      blocks_.pop_back();
  }

  bool begins(const PdfLine& line) {
    if (line.region != last_->region) return !continues_in_next_region(line);
    const PdfLine& above = *last_;
    if (!same_size(line, above) || spacing_.set_off(line)) return true;
    if (open().bold && !line.bold_start) return true;
    const bool cut = !above.ends() && !has_room(above, line);
    if (line.bold && line.bold_start && !open().bold && !above.bold_end && !cut) return true;
    if (opens_item(line)) return true;
    if (line.size > kLarge * body_) return false;  // A heading breaks where it pleases.
    if (centred(above, line)) return !cut && open().lines >= 1 && has_room(above, line);
    return begins_by_indent(line);
  }

  bool begins_by_indent(const PdfLine& line) {
    const PdfLine& above = *last_;
    const bool right = indented_from(line, above.box.left);
    const bool left = indented_from(above, line.box.left);
    if (open().lines > 1) {
      if (right || (left && open().lines > 2)) return true;
      if (left) return true;
    } else if (right) {
      if (has_room(above, line)) return true;
      const PdfLine* below = at_ + 1 < lines_.size() ? &lines_[at_ + 1] : nullptr;
      if (open().block.kind == BlockKind::ListItem || !above.ends()) return false;
      return below == nullptr || below->region != line.region ||
             indented_from(line, below->box.left);
    } else if (!left && spacing_.indents() && indented_from(line, line.left) && above.ends()) {
      return true;  // Two paragraphs of a line each.
    }
    return has_room(above, line);
  }

  /// A bullet or a number that opens a list item.
  bool opens_item(const PdfLine& line) const {
    const auto opening = opening_of(line.text);
    if (!opening || opening->kind != BlockKind::ListItem) return false;
    const std::string_view lead = line.text;
    if (opening->label.empty()) {
      const bool dash = lead.substr(0, 1) == "-" || lead.substr(0, 3) == "–" ||
                        lead.substr(0, 3) == "—" || lead.substr(0, 1) == "*" || lead[0] == '+';
      return !dash || has_room(*last_, line) || last_->ends();
    }
    return last_->ends() || has_room(*last_, line) || open().bold;
  }

  bool continues_in_next_region(const PdfLine& line) {
    const PdfBlock& block = open();
    if (block.block.kind == BlockKind::Table || !same_size(line, *last_)) return false;
    if (block.bold != line.bold || line.size > kLarge * body_) return false;
    if (is_caption(block.block.text) || is_caption(line.text)) return false;
    const auto opening = opening_of(line.text);
    if (opening && opening->kind == BlockKind::ListItem) return false;
    const bool indented = indented_from(line, line.left);
    const bool full = !has_room(*last_, line);
    if (!last_->ends()) {
      if (starts_lower(line.text)) return true;
      return full && !(indented && spacing_.indents()) && !heading_shape_alone(line);
    }
    // A full last line ends a paragraph far less often than a page's edge stands between two of its
    // sentences.
    return !indented && block.lines > 1 && !heading_shape_alone(line) &&
           (spacing_.indents() ? full : last_->flush());
  }

  /// A line that stands off from what follows and looks like a heading.
  bool heading_shape_alone(const PdfLine& line) const {
    return at_ + 1 < lines_.size() && lines_[at_ + 1].region == line.region &&
           has_room(line, lines_[at_ + 1]) && heading_shape(line.text);
  }

  void start_block(const PdfLine& line, BlockKind kind) {
    PdfBlock block;
    block.block.kind = kind;
    block.block.line = static_cast<std::uint32_t>(at_ + 1);
    block.size = line.size;
    block.bold = line.bold;
    block.italic = line.italic;
    block.apart = line.gap == 0 || spacing_.set_off(line);
    block.page = line.page;
    block.lines = 1;
    blocks_.push_back(std::move(block));
    open_ = blocks_.size() - 1;
    last_ = &line;
  }

  void begin(const PdfLine& line) {
    if (resumes(line)) return;
    start_block(line, BlockKind::Paragraph);
    PdfBlock& block = open();
    const auto opening = opening_of(line.text);
    if (!opening || opening->kind != BlockKind::ListItem || line.size > kLarge * body_ ||
        line.bold) {
      join_line(block.block.text, block.marks, line, nullptr, vocabulary_);
      return;
    }
    block.block.kind = BlockKind::ListItem;
    block.block.label = opening->label;
    PdfLine item = line;
    const auto cut = static_cast<std::uint32_t>(opening->marker);
    item.text.erase(0, cut);
    const auto before = [&](const PdfMark& mark) { return mark.at.bytes.begin < cut; };
    item.marks.erase(std::remove_if(item.marks.begin(), item.marks.end(), before),
                     item.marks.end());
    for (PdfMark& mark : item.marks)
      mark.at.bytes = {mark.at.bytes.begin - cut, mark.at.bytes.end - cut};
    join_line(block.block.text, block.marks, item, nullptr, vocabulary_);
  }

  /// A paragraph that a table or a caption at a column's edge cut in two goes on behind it.
  bool resumes(const PdfLine& line) {
    if (blocks_.size() < 2 || !starts_lower(line.text)) return false;
    std::size_t i = blocks_.size();
    while (i > 0 && blocks_.size() - i < kMostFloats &&
           (blocks_[i - 1].block.kind == BlockKind::Table || is_caption(blocks_[i - 1].block.text)))
      --i;
    if (i == 0 || i == blocks_.size()) return false;
    const PdfBlock& before = blocks_[i - 1];
    if (before.block.kind != BlockKind::Paragraph || before.bold != line.bold ||
        std::abs(before.size - line.size) > kSizeStep * line.size ||
        ends_sentence(before.block.text))
      return false;
    open_ = i - 1;
    go_on(line);
    return true;
  }

  void go_on(const PdfLine& line) {
    PdfBlock& block = open();
    join_line(block.block.text, block.marks, line, last_, vocabulary_);
    block.bold = block.bold && line.bold;
    block.italic = block.italic && line.italic;
    ++block.lines;
    last_ = &line;
  }

  const std::vector<PdfLine>& lines_;
  double body_;
  const PdfVocabulary& vocabulary_;
  PdfSpacing spacing_;
  std::vector<PdfBlock> blocks_;
  std::size_t at_ = 0, open_ = 0;
  const PdfLine* last_ = nullptr;  // The line read last into the open block.
};

}  // namespace

std::vector<PdfBlock> make_paragraphs(const std::vector<PdfLine>& lines, double body,
                                      const PdfVocabulary& vocabulary) {
  return ParagraphMaker(lines, body, vocabulary).make();
}

}  // namespace dossier
