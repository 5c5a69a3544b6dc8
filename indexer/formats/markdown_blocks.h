// SPDX-License-Identifier: GPL-2.0-or-later
// CommonMark to blocks, by cmark-gfm.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

/// Blocks of the Markdown `text` (no front matter, no note definitions): headings, paragraphs, list
/// items, quotes, table rows, code. "[^n]" marks are taken out of the text into Block::marks; links
/// get their byte ranges; tags are stripped. Containers nested more than 32 deep are flattened, and
/// a paragraph with more delimiters than prose can have is not parsed as Markdown, for cmark takes
/// quadratic time on such input. `first_line` numbers the first line.
std::vector<Block> markdown_blocks(std::string_view text, std::uint32_t first_line = 1);

/// Is some paragraph of `text` so full of delimiters that cmark should not see it?
bool hostile_markdown(std::string_view text);

}  // namespace dossier
