// SPDX-License-Identifier: GPL-2.0-or-later
// The terminal that output goes to, and writing to it.
//
// Text goes through a pager ($PAGER, else `less -FRX`) when standard output is a terminal and the
// text is longer than it; everything else goes straight out. A reader that goes away (`| head`, or
// q in the pager) ends the program quietly.

#pragma once

#include <string>
#include <string_view>

namespace dossier {

struct Screen {
  int width = 80;       ///< Columns.
  int height = 24;      ///< Lines.
  bool colour = false;  ///< Escapes for colour may be written.
  bool terminal = false;

  /// Columns for running text: long lines are hard to read.
  int prose() const { return width < 100 ? width : 100; }
};

/// Standard output as it is: width from the terminal, else $COLUMNS, else 80. `color` is auto,
/// always or never; auto means a terminal that is not dumb, and no $NO_COLOR.
Screen detect_screen(std::string_view color);

/// Thrown when the reader of standard output has gone; main ends with 0.
struct OutputClosed {};

/// Writes all of `text` to standard output. @throws OutputClosed; Error when the disk is full or
/// the like.
void write_output(std::string_view text);

/// Writes `text` through the pager where that serves, else as write_output() does.
void page(const std::string& text, const Screen& screen, bool pager);

}  // namespace dossier
