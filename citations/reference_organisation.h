// SPDX-License-Identifier: GPL-2.0-or-later
// Authors that are no persons: ministries, councils, newspapers.
//
//   "Ministry of Ports, Annual Review of Quays (Oslo: Sea Press, 2001)" -> ["Ministry of Ports"]
//   "Security Council resolution 1999, 9 May 2011" -> ["Security Council"]
//   "Harbour Times, The. “Quays.”" -> ["The Harbour Times"]

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "citations/reference_tokens.h"

namespace dossier {

struct Organisation {
  std::size_t end = 0;  ///< The token behind it.
  std::vector<std::string> names;
};

/// The organisation at `begin`: what stands before a date, a quoted title or a resolution's number,
/// or a first statement or chunk that names an institution. Looks at a bounded number of tokens.
std::optional<Organisation> parse_organisation(const RefText& text, std::size_t begin);

/// Does a capitalised word of tokens [begin, end) name an institution?
bool names_organisation(const RefText& text, std::size_t begin, std::size_t end);
/// Are three words in four capitalised, small ones aside?
bool mostly_capital(const RefText& text, std::size_t begin, std::size_t end);
/// The token behind "Resolution 1999 (2011)", "Res 1999" at `i`, where nothing goes on; else `i`.
std::size_t resolution_end(const RefText& text, std::size_t i);

}  // namespace dossier
