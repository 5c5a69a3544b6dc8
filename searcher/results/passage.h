// SPDX-License-Identifier: GPL-2.0-or-later
// The passage of a paragraph that shows best why it was found.
//
//   "It rained. The [bridge] fell. The [river] took the [bridge]. No one wept.", 40 characters
//     -> "The [river] took the [bridge]."

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"

namespace dossier {

/// A place in a paragraph that matched.
struct Mark {
  ByteRange bytes;
  const void* what = nullptr;  ///< What matched: a second mark of the same tells little more.
  double weight = 1.0;         ///< How telling `what` is.
};

/// A run of whole sentences of `text` of at most `characters` code points: of those that fit, the
/// one whose marks weigh most, the shortest such, with the sentences after and before it while they
/// fit. Where a sentence that is too long has heavier marks, as much of it around them as fits,
/// from the beginning of a clause and to the end of a word.
/// @param marks By begin; they may overlap.
/// Cost: linear in the text, times the sentences that fit.
ByteRange choose_passage(std::string_view text, const std::vector<Mark>& marks,
                         std::size_t characters);

/// The sentence of `text` that byte `offset` stands in or directly after; all of it where it has
/// none.
ByteRange sentence_at(std::string_view text, std::uint32_t offset);

}  // namespace dossier
