// SPDX-License-Identifier: GPL-2.0-or-later
// A quotation laid word by word against the stretch of a text most like it.
//
//   a b c d   against   x a b e d y   ->   a=a b=b c/e d=d
//
// Local alignment: T. F. Smith and M. S. Waterman, J. Mol. Biol. 147 (1981); leaving out a run of
// the text's words costs little more than leaving out one (O. Gotoh, J. Mol. Biol. 162, 1982), for
// quotations leave out.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

/// One word of both, or of one alone.
struct AlignedWord {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t quoted = kNone;  ///< Index into the quotation.
  std::uint32_t found = kNone;   ///< Index into the text.

  bool operator==(const AlignedWord&) const = default;
};

/// The best alignment, in order; it holds every word of the quotation, and the text's words from
/// the first to the last that one of these stands for. Empty where not one word is the same. Cost:
/// quotation times text, in time and bytes.
std::vector<AlignedWord> align(const std::vector<std::string>& quotation,
                               const std::vector<std::string>& text);

}  // namespace dossier
