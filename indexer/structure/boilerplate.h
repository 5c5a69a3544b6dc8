// SPDX-License-Identifier: GPL-2.0-or-later
// Consent, privacy, newsletter, sharing and navigation text of saved web pages, told from the
// article.

#pragma once

#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

struct WebPage {
  bool furniture = false;  ///< Something was dropped: this was a web page.
};

/// Drops the blocks of `blocks` that are page furniture. Prose goes only where words of consent
/// stand dense, the reader is addressed, and more of the kind stands around it (a run of such
/// blocks, buttons, the end of the file): an article about cookies stays. Short lines go as menus,
/// buttons, or heads of lists of other articles. Notes, tables and code are never touched, and a
/// file that is nothing but such text is left whole. Linear.
WebPage drop_boilerplate(std::vector<Block>& blocks);

}  // namespace dossier
