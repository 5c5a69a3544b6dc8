// SPDX-License-Identifier: GPL-2.0-or-later
// Is a file UTF-16 or UTF-32, or does a byte order mark say what it is?
//
//   "\xFF\xFEZ\0\xFC\0"  ->  utf-16le, 2 bytes of mark
//   "Z\0\xFC\0\r\0"      ->  utf-16le, none

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

struct UnicodeForm {
  std::string charset;   ///< ICU's name.
  std::size_t mark = 0;  ///< Bytes of the byte order mark.
};

/// By the mark; without one, a file with zero bytes is UTF-16 or UTF-32 where nearly all of it
/// makes letters of one or two scripts, spaces and punctuation that way. Looks at 64 kB.
std::optional<UnicodeForm> unicode_form(std::string_view bytes);

}  // namespace dossier
