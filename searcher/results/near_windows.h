// SPDX-License-Identifier: GPL-2.0-or-later
// NEAR and ADJ over the places of their operands in one document.
//
//   operands {5} {8..9} , distance 3 -> both: from 5 to 8 are three steps
//
// NEAR/n: a place of each operand, no two sharing a word, such that from the end of the first to
// the beginning of the last are at most n steps. ADJ/n: in this order, at most n steps from each to
// the next. The same for single words as the engine's OP_NEAR and, of two, OP_PHRASE.

#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace dossier {

/// Positions [first, last] of one operand; `tag` is the caller's.
struct Place {
  std::uint32_t first = 0, last = 0;
  std::uint32_t tag = 0;
};

/// Where sentences or paragraphs begin, so that what crosses their bounds can be told.
class Units {
 public:
  /// No bounds: all is one unit.
  Units() = default;
  /// `starts` ascending; they must outlive this.
  explicit Units(const std::vector<std::uint32_t>& starts) : starts_(&starts) {}

  /// The position at which the unit that holds `position` begins; 0 before the first.
  std::uint32_t begin_of(std::uint32_t position) const;
  /// The position at which the next unit begins.
  std::uint32_t end_of(std::uint32_t position) const;
  bool hold(const Place& place) const { return place.last < end_of(place.first); }

 private:
  const std::vector<std::uint32_t>* starts_ = nullptr;
};

struct Nearness {
  std::uint32_t distance = 1;
  bool ordered = false;
};

/// The places that take part in a match, inside one unit of `units`; by operand, in any order, each
/// once. Cost: the places, times those within the distance of each; for three unordered operands
/// and more also the ways to choose a word for each where they share words.
std::vector<std::vector<Place>> near_places(std::vector<std::vector<Place>> operands,
                                            Nearness nearness, const Units& units);

}  // namespace dossier
