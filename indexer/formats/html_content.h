// SPDX-License-Identifier: GPL-2.0-or-later
// The article of a page, told from all that stands around it.
//
// Every piece of the page weighs: running text for the article, lists of links and crumbs against
// it. The element whose subtree weighs most is the article; what classes and roles call furniture
// takes no part, unless it holds most of the page's text. (The idea of the heaviest stretch:
// Pasternack and Roth, WWW 2009; of link density: Kohlschütter et al., WSDM 2010.) Then the pieces
// inside are looked over one by one.

#pragma once

#include <vector>

#include "indexer/formats/html_pieces.h"

namespace dossier {

struct HtmlContent {
  std::vector<HtmlPiece> pieces;  ///< Of the article, in reading order.
  std::uint32_t container = 0;    ///< The element that holds them.
  std::vector<bool> dropped;      ///< By node: no part of any piece, even inside one.
};

/// `taken`: nodes that are no running text (notes and their marks), left out. `breaks`: nodes that
/// begin a piece. Linear but for the depth of the tree, which is bounded.
HtmlContent html_content(const HtmlTree& tree, const std::vector<bool>& taken,
                         const std::vector<bool>& breaks);

}  // namespace dossier
