// SPDX-License-Identifier: GPL-2.0-or-later
// A PDF page as its words: what stands where, in which size.
//
// Lengths are points (1/72 inch) from the page's upper left corner, y downwards, the page turned as
// it is read.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct PdfBox {
  double left = 0, top = 0, right = 0, bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle_x() const { return (left + right) / 2; }
  double middle_y() const { return (top + bottom) / 2; }
};

/// The smallest box around both.
PdfBox around(const PdfBox& a, const PdfBox& b);

struct PdfWord {
  std::string text;  ///< UTF-8, never empty; ligatures and private characters resolved.
  PdfBox box;
  double size = 0;  ///< Of its font.
  bool bold = false, italic = false;
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfWord> words;  ///< In no order to rely on.
};

/// The text of one PDF word (UTF-16) as Dossier keeps it: "ﬁ" is "fi", a symbol font's bullet "•",
/// old-style figures are digits; what has no meaning outside its font is left out, a soft hyphen at
/// the end is a hyphen. Linear.
std::string pdf_word_text(std::u16string_view text);

/// Is most of `text` in a script written from right to left?
bool right_to_left(std::string_view text);

/// A word that stands as it is seen, from left to right, in the order it is read: one of a script
/// written from right to left is turned round, but for its numbers. Linear.
std::string reading_order(std::string_view word);

/// Does a font of this name look bold, or italic? "CMBX10", "TimesNewRomanPS-BoldItalicMT".
bool bold_font(std::string_view name);
bool italic_font(std::string_view name);

}  // namespace dossier
