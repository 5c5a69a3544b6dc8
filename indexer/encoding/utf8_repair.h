// SPDX-License-Identifier: GPL-2.0-or-later
// Text that is UTF-8 but for some of its bytes.
//
//   "naïve caf\xE9"  (a line of another charset among lines of UTF-8)  ->  "naïve café"
//   "naïve \xE2\x80 end"  (a character cut short)                      ->  "naïve \uFFFD end"

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

/// What the bytes say of themselves.
struct Utf8Census {
  std::size_t sequences = 0;  ///< Well-formed, of two bytes and more.
  std::size_t strays = 0;     ///< Single bytes beyond ASCII that are in no sequence.
  std::size_t cut = 0;        ///< Ill-formed in another way: cut short, surrogates, overlong.
  std::size_t pairs = 0;      ///< Of surrogates, each three bytes (CESU-8).
  std::size_t first = 0;      ///< Byte of the first that is ill-formed.

  std::size_t broken() const { return strays + cut + pairs; }
};
Utf8Census utf8_census(std::string_view bytes);

struct Utf8Repair {
  std::string text;      ///< Well-formed.
  std::string charset;   ///< By which the strays were read; "" where they were not.
  std::size_t read = 0;  ///< Sequences read by that charset, or as a pair of surrogates (CESU-8).
  std::size_t replaced = 0;  ///< Sequences that became U+FFFD.
};

/// Reads strays by the charset their lines are likely in (charset_guess.h), unless more is cut than
/// stray, which is damage and no charset. Linear.
Utf8Repair repair_utf8(std::string_view bytes, const Utf8Census& census);

}  // namespace dossier
