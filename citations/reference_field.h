// SPDX-License-Identifier: GPL-2.0-or-later
// A stretch of a reference as the value of a field.
//
//   clean_field(" “On Ports”, ") -> "On Ports"

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

/// Any dash or minus sign; white space, byte order marks included.
bool is_dash(std::int32_t c);
bool is_wide_space(std::int32_t c);  ///< Outside ASCII.
inline bool is_space(std::int32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x80 && is_wide_space(c));
}

/// `text` in lower case, accents kept.
std::string lower_case(std::string_view text);

/// `text` without leading and trailing spaces, quotation marks, dashes and separators. The full
/// stop of a closing abbreviation ("et al.", "U.S.") stays, and the end of a quotation inside.
std::string clean_field(std::string_view text);

}  // namespace dossier
