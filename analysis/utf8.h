// SPDX-License-Identifier: GPL-2.0-or-later
// Stepping through UTF-8, one code point at a time, whatever the bytes.

#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dossier {

/// The code point at `pos`, which moves past it; negative for an ill-formed sequence (its bytes are
/// passed over as Unicode recommends: the longest part that could have begun a character).
/// Precondition: pos < text.size().
inline std::int32_t next_code_point(std::string_view text, std::size_t& pos) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int32_t c = 0;
  U8_NEXT(bytes, pos, text.size(), c);
  return c;
}

/// The code point before `pos`, which moves to its start; negative for an ill-formed sequence.
/// Precondition: 0 < pos <= text.size().
inline std::int32_t previous_code_point(std::string_view text, std::size_t& pos) {
  // ICU counts backwards in 32 bits, so it is shown no more than the longest character's bytes.
  const std::size_t window = pos < 4 ? 0 : pos - 4;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + window;
  auto i = static_cast<std::int32_t>(pos - window);
  std::int32_t c = 0;
  U8_PREV(bytes, 0, i, c);
  pos = window + static_cast<std::size_t>(i);
  return c;
}

/// Where the run of ASCII characters that begins at `pos` ends: `pos` itself where none stands.
/// Eight bytes at a time.
inline std::size_t ascii_end(std::string_view text, std::size_t pos) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  for (; pos + sizeof kHighBits <= text.size(); pos += sizeof kHighBits) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + pos, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  while (pos < text.size() && static_cast<unsigned char>(text[pos]) < 0x80) ++pos;
  return pos;
}

/// Where the run of printable ASCII characters (blank to tilde) that begins at `pos` ends, as
/// above.
inline std::size_t printable_end(std::string_view text, std::size_t pos) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U, kHighBits = kOnes << 7U;
  for (; pos + sizeof kOnes <= text.size(); pos += sizeof kOnes) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + pos, sizeof eight);
    // A byte beyond tilde gets its high bit by one more, one below the blank by a blank less.
    if ((((eight + kOnes) | eight | (eight - kOnes * ' ')) & kHighBits) != 0) break;
  }
  while (pos < text.size() && text[pos] >= ' ' && text[pos] <= '~') ++pos;
  return pos;
}

/// The longest prefix of `text` of at most `bytes` bytes that ends on a character boundary.
inline std::string_view prefix_within(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  // Ill-formed text may be all continuation bytes; a character has no more than three.
  while (end > 0 && bytes - end < 3 && U8_IS_TRAIL(text[end])) --end;
  return text.substr(0, U8_IS_TRAIL(text[end]) ? bytes : end);
}

}  // namespace dossier
