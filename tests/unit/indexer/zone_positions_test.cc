// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/zone_positions.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace dossier {

TEST_CASE("zones follow one another in the order of kZoneOrder, however the text mixes them") {
  ZonePositions zones;
  const auto add = [&](Zone zone, std::uint32_t words) {
    const auto first = zones.next(zone);
    zones.advance(zone, words);
    return first;
  };
  const auto front = add(Zone::Front, 10), body = add(Zone::Body, 100), note = add(Zone::Notes, 5),
             more_body = add(Zone::Body, 20), more_notes = add(Zone::Notes, 6);
  zones.settle();
  CHECK(zones.settled(body) == kTextBase);
  CHECK(zones.settled(body + 99) == kTextBase + 99);
  CHECK(zones.settled(more_body) == kTextBase + 100 + kParagraphGap);
  const auto body_end = kTextBase + 120 + 2 * kParagraphGap;
  CHECK(zones.settled(front) == body_end + kZoneGap);
  const auto front_end = body_end + kZoneGap + 10 + kParagraphGap;
  CHECK(zones.settled(note) == front_end + kZoneGap);
  CHECK(zones.settled(more_notes) == front_end + kZoneGap + 5 + kParagraphGap);
  const auto notes_end = front_end + kZoneGap + 11 + 2 * kParagraphGap;
  // There is no bibliography and no back.
  CHECK(zones.starts() == std::vector<std::uint32_t>{body_end + kZoneGap, front_end + kZoneGap,
                                                     notes_end + kZoneGap,
                                                     notes_end + kZoneGap + 1});
  CHECK(zones.settled(kTitleBase + 3) == kTitleBase + 3);
}

TEST_CASE("a body alone has no boundaries") {
  ZonePositions zones;
  zones.advance(Zone::Body, 100);
  zones.settle();
  CHECK(zones.starts().empty());
}

TEST_CASE("more words than a zone has room for are refused") {
  ZonePositions zones;
  zones.advance(Zone::Body, ZonePositions::kZoneSpan / 2);
  CHECK_THROWS_AS(zones.advance(Zone::Body, ZonePositions::kZoneSpan / 2), std::length_error);
  zones.advance(Zone::Notes, ZonePositions::kZoneSpan / 2);
}

}  // namespace dossier
