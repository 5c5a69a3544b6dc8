// SPDX-License-Identifier: GPL-2.0-or-later
// The stretches of a text that may be names no authority lists: capitalised words, what joins them,
// without titles, articles and what only describes.
//
//   "the Foreign Office Minister Tobias Ellwood" -> Foreign Office (before a title),
//                                                   Tobias Ellwood (titled)
//   "In 2001 the University of the West Indies"  -> University of the West Indies
//   "the Earl of Kimberley"                      -> Earl of Kimberley (a peer)
//   "Japanese guitarist Kojima Minoru"           -> Kojima Minoru

#pragma once

#include <cstdint>
#include <vector>

#include "indexer/entities/segment.h"

namespace dossier {

/// Words [begin, end) of a segment.
struct WordRange {
  std::uint32_t begin = 0, end = 0;
};

struct NameRun {
  std::uint32_t segment = 0;  ///< Its number in the document.
  WordRange words;
  bool titled = false;         ///< A title stands before it.
  bool peer = false;           ///< The title is part of it: "Earl of Kimberley".
  bool before_title = false;   ///< A title stands after it: "Pentagon Press Secretary".
  bool after_demonym = false;  ///< "German", "Islamic" before it.
};

/// The bytes of a name, with the dot of "Jr." and "Inc.", which the words leave out.
ByteRange name_bytes(const Segment& segment, const WordRange& words);

/// Appends the runs of `segment`, ascending and apart, none of which touches `taken` (ascending):
/// words that an authority's name has used. Cost: linear.
void find_runs(const Segment& segment, std::uint32_t number, const std::vector<WordRange>& taken,
               const TagRules& rules, std::vector<NameRun>& out);

}  // namespace dossier
