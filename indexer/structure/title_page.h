// SPDX-License-Identifier: GPL-2.0-or-later
// What stands above the text proper: title, authors, date, masthead, captions, standfirst.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

/// What the top of a document told besides metadata.
struct TitlePage {
  std::vector<Block>
      front;  ///< Captions and standfirst, in reading order: the front zone's first paragraphs.
  bool news = false;  ///< Byline, caption, dateline or masthead: the dress of a news piece.
};

/// Takes title, author and date lines off the top of `blocks` into `meta` (what the file stated
/// itself stays), a repeated title, captions and standfirst too; marks of notes on a line taken off
/// move to the next block. `web` says that page furniture was found. Only the first blocks are
/// looked at, but for captions.
TitlePage take_title_page(std::vector<Block>& blocks, Metadata& meta, bool web);

}  // namespace dossier
