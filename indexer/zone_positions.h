// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words of a document's text stand: zone after zone, in the order of kZoneOrder, however
// the text mixes them.
//
//   ZonePositions zones;
//   zones.next(Zone::Notes)          // where the next word of the notes goes, for now
//   zones.advance(Zone::Notes, 12);  // twelve words, a paragraph's end
//   zones.settle();                  // all text is read
//   zones.settled(position)          // where it stands in the index
//
// How far the notes lie behind the body is known only when the body has ended; until then each zone
// numbers its words in a range of its own. The order of positions is the same in both.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "schema/document.h"
#include "schema/terms.h"

namespace dossier {

class ZonePositions {
 public:
  ZonePositions();

  std::uint32_t next(Zone zone) const { return next_[order_of(zone)]; }
  /// Ends a paragraph of `words` positions.
  /// @throws std::length_error where a zone has more than kZoneSpan.
  void advance(Zone zone, std::uint32_t words);

  void settle();
  /// Of the title as it was.
  std::uint32_t settled(std::uint32_t position) const {
    return position < kZoneSpan ? position
                                : starts_[position / kZoneSpan - 1] + position % kZoneSpan;
  }
  /// Positions of kZoneStarts.
  std::vector<std::uint32_t> starts() const;

  /// Positions there is room for in one zone.
  static constexpr std::uint32_t kZoneSpan = 1U << 27U;

 private:
  static std::size_t order_of(Zone zone);

  std::array<std::uint32_t, kZones> next_{}, starts_{};
};

}  // namespace dossier
