// SPDX-License-Identifier: GPL-2.0-or-later
// What separates the words of a query, and what words are made of. Internal to the query parser.
//
//   "(U.S.), killed." -> runs "(U.S.),"  "killed."; without punctuation "U.S."  "killed"

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"

namespace dossier {

/// White space and control characters, but not the joiners inside words; an ill-formed byte.
bool is_blank(std::int32_t c);

/// `run` without the punctuation around it, but with the last full stop of "U.S."; empty where
/// nothing is left. A star counts as part of the word if `keep_star`.
ByteRange trim_punctuation(std::string_view text, ByteRange run, bool keep_star);

/// The runs of `text` between blanks.
std::vector<ByteRange> split_blanks(std::string_view text);

/// "OR", "NEAR/5", "(", ...: a part of the query as typed.
inline std::string_view source_of(std::string_view query, ByteRange range) {
  return query.substr(range.begin, range.size());
}

inline std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

}  // namespace dossier
