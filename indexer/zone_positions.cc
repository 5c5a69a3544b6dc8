// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/zone_positions.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace dossier {

static_assert(kTextBase + kZones * (ZonePositions::kZoneSpan + kZoneGap) < kFieldBase);

ZonePositions::ZonePositions() {
  for (std::uint32_t i = 0; i < next_.size(); ++i) next_[i] = (i + 1) * kZoneSpan;
}

std::size_t ZonePositions::order_of(Zone zone) {
  return static_cast<std::size_t>(std::find(kZoneOrder.begin(), kZoneOrder.end(), zone) -
                                  kZoneOrder.begin());
}

void ZonePositions::advance(Zone zone, std::uint32_t words) {
  auto& next = next_[order_of(zone)];
  if (words >= kZoneSpan - kParagraphGap - next % kZoneSpan)
    throw std::length_error(fmt::format("too many words in zone {}", zone_name(zone)));
  next += words + kParagraphGap;
}

void ZonePositions::settle() {
  auto start = kTextBase;
  for (std::size_t i = 0; i < next_.size(); ++i) {
    starts_[i] = start;
    const auto size = next_[i] % kZoneSpan;
    start += size > 0 ? size + kZoneGap : 1;
  }
}

std::vector<std::uint32_t> ZonePositions::starts() const {
  const bool only_body =
      std::all_of(next_.begin() + 1, next_.end(), [](auto next) { return next % kZoneSpan == 0; });
  if (only_body) return {};
  return {starts_.begin() + 1, starts_.end()};
}

}  // namespace dossier
