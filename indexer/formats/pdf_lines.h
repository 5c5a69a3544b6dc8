// SPDX-License-Identifier: GPL-2.0-or-later
// Words to lines: what stands beside each other, read across.
//
//   "ended." "12"(raised, small) "Then"  ->  "ended.¹² Then" with a possible mark 12 at [6, 10)

#pragma once

#include <string>
#include <vector>

#include "indexer/formats/pdf_page.h"
#include "indexer/structure/note_marks.h"

namespace dossier {

/// Something that looks like a note's mark: raised figures or a letter, or a sign such as *. Raised
/// digits stand in the text as superscript characters, so that what turns out to be an exponent
/// stays right: "km²".
struct PdfMark {
  MarkAt at;     ///< In the text of its line or block.
  int page = 0;  ///< From 0.
};

struct PdfCell {
  std::size_t begin = 0;  ///< In the line's text.
  double left = 0;
};

struct PdfLine {
  std::string text;
  std::vector<PdfMark> marks;
  PdfBox box;
  double base = 0;                       ///< Bottom of its full-size words.
  double size = 0;                       ///< Of the font most of its text is in.
  double first_word = 0, first_two = 0;  ///< Width of its first word, and of its first two.
  bool bold = false, italic = false;     ///< All of it.
  bool bold_start = false, bold_end = false;
  int page = 0;
  int region = 0;              ///< Lines of one region stand in one column.
  double left = 0, right = 0;  ///< Margins of its column.
  std::vector<PdfCell> cells;  ///< What stands behind wide gaps, as in a table.

  /// Distance to the line above in the same region; 0 for the first.
  double gap = 0;

  /// Ends like a sentence, marks behind it aside.
  bool ends() const;
  /// Reaches the right margin, as a justified line does.
  bool flush() const { return box.right > right - 0.5 * size; }
};

/// The lines of one column, from top to bottom. O(n log n).
std::vector<PdfLine> make_lines(std::vector<PdfWord> words, int page);

/// The size that holds most characters of `lines`, to the tenth of a point; a larger one wins where
/// it holds a fifth, for in a paper of many notes these are the most text.
double body_size(const std::vector<PdfLine>& lines);

}  // namespace dossier
