// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace dossier {

/// Half-open [begin, end) in bytes of a UTF-8 text, on character boundaries.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  auto operator<=>(const ByteRange&) const = default;
};

}  // namespace dossier
