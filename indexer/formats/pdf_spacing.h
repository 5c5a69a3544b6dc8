// SPDX-License-Identifier: GPL-2.0-or-later
// How a document sets its paragraphs: the distance of its lines, and whether it indents.

#pragma once

#include <map>
#include <vector>

#include "indexer/formats/pdf_lines.h"

namespace dossier {

class PdfSpacing {
 public:
  explicit PdfSpacing(const std::vector<PdfLine>& lines);

  /// Usual distance of two lines of this font size, in points.
  double leading(double size) const;
  /// Is `line` farther below the one above than lines of a paragraph are?
  bool set_off(const PdfLine& line) const { return line.gap > 1.22 * leading(line.size) + 0.5; }
  /// Paragraphs begin with an indented line, so one that does not goes on with the last.
  bool indents() const { return indents_; }

 private:
  std::map<long, double> leadings_;  ///< By size in half points.
  bool indents_ = false;
};

/// Does `line` begin to the right of `x`, in ems that show?
bool indented_from(const PdfLine& line, double x);
/// Would the first word of `next` have fitted at the end of `line`? Where the sentence goes on, the
/// first two: "No. 317" is not broken. Before a small letter
/// only a line well short of its margin had room.
bool has_room(const PdfLine& line, const PdfLine& next);
/// Both centred in their column, clear of its margins, and not beginning at the same place.
bool centred(const PdfLine& a, const PdfLine& b);

}  // namespace dossier
