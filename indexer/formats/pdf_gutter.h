// SPDX-License-Identifier: GPL-2.0-or-later
// The white strip between two columns.

#pragma once

#include <optional>
#include <vector>

#include "indexer/formats/pdf_page.h"

namespace dossier {

struct Gutter {
  double x = 0, top = 0, bottom = 0;  ///< Points; no word crosses x between top and bottom.
};

/// The tallest gutter between `words`; `em` is the size of common text. Near one of the `known`
/// places a line of text on each side is enough, elsewhere it takes a good many.
std::optional<Gutter> find_gutter(const std::vector<PdfWord>& words, double em,
                                  const std::vector<double>& known);

}  // namespace dossier
