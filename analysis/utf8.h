// SPDX-License-Identifier: GPL-2.0-or-later
// Stepping through UTF-8, one code point at a time, whatever the bytes.

#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

/// The code point at `at`, which moves past it; negative for an ill-formed sequence (its bytes are passed over as
/// Unicode recommends: the longest part that could have begun a character). `at` must be below the text's size.
inline std::int32_t next_code_point(std::string_view text, std::size_t& at) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  auto i = static_cast<std::int32_t>(at);
  std::int32_t code_point = 0;
  U8_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), code_point);
  at = static_cast<std::size_t>(i);
#pragma GCC diagnostic pop
  return code_point;
}

}  // namespace dossier
