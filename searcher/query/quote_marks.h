// SPDX-License-Identifier: GPL-2.0-or-later
// The quotation marks of a query. Internal to the query lexer.

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace dossier {

/// A quotation mark and the marks that close it. A mark that nothing matching follows is closed by
/// the next of any kind, for keyboards make some and word processors the others.
struct QuoteMark {
  std::int32_t open;
  std::int32_t close;
  std::int32_t other_close;
};
inline constexpr std::array<QuoteMark, 7> kQuotes{{{'"', '"', '"'},
                                                   {0x201C, 0x201D, 0x201D},  // “ ”
                                                   {0x201D, 0x201D, 0x201D},  // ” ”
                                                   {0x201E, 0x201C, 0x201D},  // „ “ or „ ”
                                                   {0x201F, 0x201D, 0x201D},  // ‟ ”
                                                   {0xAB, 0xBB, 0xBB},        // « »
                                                   {0xBB, 0xAB, 0xAB}}};      // » «

/// The mark that `c` is as an opening one, or null.
inline const QuoteMark* quote_mark(std::int32_t c) {
  const auto* found =
      std::find_if(kQuotes.begin(), kQuotes.end(), [&](const QuoteMark& q) { return q.open == c; });
  return found == kQuotes.end() ? nullptr : found;
}

}  // namespace dossier
