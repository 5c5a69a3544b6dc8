// SPDX-License-Identifier: GPL-2.0-or-later
// Where, among the pieces of an article's element, the article itself begins and ends.

#pragma once

#include <vector>

#include "indexer/formats/html_pieces.h"

namespace dossier {

/// Removes what stands above the headline, and from a head of readers' comments on ("12 comments",
/// "Leave a reply"), and what says once more, word for word, what was said above. Only where the
/// most of the text remains. Linear.
void cut_to_article(const HtmlTree& tree, const std::vector<bool>& dropped,
                    std::vector<HtmlPiece>& pieces);

}  // namespace dossier
