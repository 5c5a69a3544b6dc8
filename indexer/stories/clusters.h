// SPDX-License-Identifier: GPL-2.0-or-later
// Near-duplicates to stories: which documents are one text, reprinted, cut or updated.
//
//   wire report, its reprint, its first half, its update; another report of the same day
//     -> {0, 0, 0, 0}, {1}
//
// Two documents are near-duplicates when enough of the smaller one's shingles stand in the larger
// one, when names and numbers between the same words are mostly the same, and when it is no mere
// passage of the larger one (the constants below). Stories are built from the longest document
// down: each joins the story of the earlier document it shares most with, provided that it is also
// kin to that story's longest document; so a chain of small changes cannot join texts that have
// little in common, while two different halves of one report do belong together, by the whole.

#pragma once

#include <cstdint>
#include <vector>

#include "indexer/stories/sketch.h"

namespace dossier {

/// Containment: |A and B| / |the smaller of them|, of shingles. The least for near-duplicates.
/// Where a third of the sentences is replaced about 0.6 is left.
inline constexpr double kNearContainment = 0.55;
/// The least where the smaller is a mere part of the larger, or where too little is left to compare
/// names by: it must then be a cut and no more.
inline constexpr double kSureContainment = 0.8;
/// |smaller| / |larger| below which the smaller is a mere part; and below which it is only quoted,
/// or a piece of a collection.
inline constexpr double kPartSize = 0.4;
inline constexpr double kNearSize = 0.25;
/// Of the slots that both have, the least part with the same name or number in it. Letters of one
/// form agree in fewer; an update changes a figure here and there.
inline constexpr double kNearAgreement = 0.7;
/// Fewer common slots than these decide nothing.
inline constexpr std::size_t kFewSlots = 3;
/// The least containment in the longest document of the story.
inline constexpr double kKinContainment = 0.5;

/// What two sketches have in common.
struct Likeness {
  double containment = 0;  ///< Of shingles, 0 to 1; 0 where the samples are too small to tell.
  std::size_t slots = 0;   ///< Slots of the samples that both have.
  double agreement = 0;    ///< The part of these that is filled alike.
  double size = 0;         ///< The smaller one's number of shingles by the larger one's.
};
Likeness likeness(const Sketch& a, const Sketch& b);
bool near_duplicates(const Likeness& likeness);

/// For each sketch the index of the longest sketch of its story: its own where it is alone in it or
/// the longest. Depends on the set of sketches only, not on their order. Cost: a sort of 24 hashes
/// a document and a few comparisons each; at most about 800.
std::vector<std::size_t> cluster(const std::vector<Sketch>& sketches);

}  // namespace dossier
