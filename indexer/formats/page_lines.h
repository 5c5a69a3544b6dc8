// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of a plain text, without what only the printed page needed.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

struct Line {
  std::string_view text;      ///< Without trailing white space; leading white space kept.
  std::uint32_t number = 0;   ///< In the source, from 1.
  bool blank_before = false;  ///< A blank line, a form feed or page furniture stood before it.
  bool page_before = false;   ///< A form feed or page furniture stood there.
};

/// The lines of `text` that hold something. Left out are page numbers alone on a line, rules
/// ("-----"), and running heads: a short line on its own that comes back three times or more,
/// mostly at page breaks; its first appearance at the top of the file is kept, for it may be the
/// title. Linear in `text`.
std::vector<Line> page_lines(std::string_view text, std::uint32_t first_line);

/// "12", "- 12 -", "[12]", "Page 3 of 10", "3 / 10", "xiv".
bool is_page_number(std::string_view line);

}  // namespace dossier
