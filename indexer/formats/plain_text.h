// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text, as converted from PDF or saved from the web, to blocks.
//
//   "Introduction\n\nThe withdrawal paved the\nway.¹\n\n¹ A note\n"  ->
//   Paragraph "Introduction", Paragraph "The withdrawal paved the way.¹", Paragraph "¹ A note"
//
// Only lines are judged here: which belong together, which open a list item, which are page
// furniture (numbers, running heads). Note marks stay in the text, and what a block is in the
// document is structure.h's business.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

/// The blocks of `text` (well-formed UTF-8, "\n" line ends). `first_line` is the number of its
/// first line.
std::vector<Block> plain_text_blocks(std::string_view text, std::uint32_t first_line = 1);

/// How a line opens a heading or a list item.
struct Opening {
  BlockKind kind = BlockKind::Paragraph;
  int level = 0;
  std::string label;       ///< "3" of "3. ", else "".
  std::size_t marker = 0;  ///< Bytes before the text.
};

/// "# ", "- ", "• ", "1. ", "2) ", "(iii) " in front of a line; none for another line.
std::optional<Opening> opening_of(std::string_view line);

}  // namespace dossier
