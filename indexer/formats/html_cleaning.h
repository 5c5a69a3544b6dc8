// SPDX-License-Identifier: GPL-2.0-or-later
// The last look at an article's pieces: what stands between its paragraphs and is none.

#pragma once

#include <vector>

#include "indexer/formats/html_pieces.h"

namespace dossier {

/// Removes from `pieces` lists of links, "Read more: …", share and subscription lines,
/// advertisement labels, and the short lines above the first and below the last paragraph. Linear.
void clean_pieces(const HtmlTree& tree, const std::vector<bool>& dropped, std::uint32_t container,
                  std::vector<HtmlPiece>& pieces);

inline constexpr HtmlTag kAllHeadings[] = {HtmlTag::H1, HtmlTag::H2, HtmlTag::H3,
                                           HtmlTag::H4, HtmlTag::H5, HtmlTag::H6};

/// The nearest of `piece`'s elements, its block and those around it up to `container`, that has one
/// of `tags`; or 0.
template <std::size_t N>
std::uint32_t around(const HtmlTree& tree, std::uint32_t node, std::uint32_t container,
                     const HtmlTag (&tags)[N]) {
  for (;; node = tree[node].parent) {
    for (const HtmlTag tag : tags)
      if (tree[node].tag == tag) return node;
    if (node == container || node == 0) return 0;
  }
}

}  // namespace dossier
