// SPDX-License-Identifier: GPL-2.0-or-later
// The blocks of a word processor's document, from what its readers come by.
//
//   text.open_paragraph({OfficeRole::Heading, 1}, line), text.text("Talks"),
//   text.close_paragraph()  ->  Heading "Talks"
//
// A text box stands behind the paragraph it is fixed to; a row of a table is one block, its cells
// parted by " | ", unless a cell is as long as running text: such a table only lays out the page.

#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/block_flow.h"
#include "indexer/formats/office_styles.h"

namespace dossier {

struct OfficeParagraph {
  OfficeMeaning meaning;
  bool item = false;  ///< Of a list.
  std::string label;  ///< Its number, of a numbered one.
};

struct OfficeTitle {
  std::string title, authors;
};

class OfficeText {
 public:
  void open_paragraph(OfficeParagraph paragraph, std::size_t line);
  /// With `joins_next`, the next paragraph goes on in the same block: its mark was deleted.
  void close_paragraph(bool joins_next = false);

  void text(std::string_view text);
  void raised(std::string_view text);  ///< Digits that cling to a word stay raised: 10².
  void space() { flow().space(); }
  void mark(std::string key);
  void open_link(std::string target, bool relative);
  void close_link();

  void open_row();
  void open_cell();
  void close_cell();
  void close_row(bool dropped = false);
  void open_box();
  void close_box();
  /// A note's text, until close_note() gives it as one block.
  void open_note();
  Block close_note(std::string label);

  /// All blocks of the text; a paragraph still open is closed.
  std::vector<Block> take();
  /// What styles mark as title and as authors (parted by ", ") above the text, each also a block.
  const OfficeTitle& title() const { return title_; }

 private:
  struct OpenLink {
    BlockFlow::Place from;
    std::string target;
    bool relative = false;
  };
  /// A stretch of text inside another: the whole, a cell, a box, a note.
  struct Level {
    BlockFlow flow;
    OfficeParagraph paragraph;
    bool open = false, joins = false;
    std::vector<Block> boxes;
    std::vector<OpenLink> links;
  };
  using Row = std::vector<std::vector<Block>>;

  BlockFlow& flow() { return levels_.back().flow; }
  std::vector<Block> leave();
  void finish_line();
  void put_boxes();
  bool joins_line(OfficeRole role) const;
  static void put_row(Row row, BlockFlow& flow);

  std::deque<Level> levels_ = std::deque<Level>(1);
  std::vector<Row> rows_;
  std::size_t deep_rows_ = 0;            ///< Open ones nested too deep to be rows.
  OfficeRole line_ = OfficeRole::Plain;  ///< Of the last paragraph with text, at the top level.
  std::size_t lines_ = 0;                ///< Such paragraphs so far.
  OfficeTitle title_;
};

}  // namespace dossier
