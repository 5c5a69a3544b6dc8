// SPDX-License-Identifier: GPL-2.0-or-later
// A page cut into pieces: runs of text and inline elements with no block boundary within.
//
//   <p>One <b>two</b></p><div>Three<br><br>four</div>  ->  "One two", "Three", "four"

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/formats/html_tree.h"

namespace dossier {

struct HtmlPiece {
  std::uint32_t begin = 0, end = 0;  ///< Nodes; text and inline elements only.
  std::uint32_t block = 0;           ///< The block element around it.
  std::uint32_t size = 0;            ///< Letters and digits; an ideograph counts two.
  std::uint32_t linked = 0;          ///< How many of them are in links.
  std::uint32_t words = 0;
  std::uint32_t links = 0;
  bool sentence = false;    ///< Ends like a sentence.
  bool closes = false;      ///< Has a comma or a stop within.
  bool caption = false;     ///< Belongs to a picture.
  bool reference = false;   ///< Below a heading such as References or Notes, or that heading.
  bool consent = false;     ///< Text of a consent panel.
  bool teaser = false;      ///< Opens with a link and breaks off: "Headline  The first words of…"
  bool link_first = false;  ///< Opens with a link.
};

/// Cuts what is not `dropped` (by node; a dropped element should have its subtree dropped too).
/// Pieces come in reading order; those without a letter or digit are left out. A node in `breaks`
/// begins a piece. Linear.
std::vector<HtmlPiece> html_pieces(const HtmlTree& tree, const std::vector<bool>& dropped,
                                   const std::vector<bool>& breaks);

/// Text of a piece, white space collapsed, `dropped` nodes left out.
std::string piece_text(const HtmlTree& tree, const std::vector<bool>& dropped,
                       const HtmlPiece& piece);

}  // namespace dossier
