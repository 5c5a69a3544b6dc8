// SPDX-License-Identifier: GPL-2.0-or-later
// Characters that are no text: controls, terminal escapes, line ends of other systems.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// Byte of the first control character where there are so many that `text` is none: one in ten, or
/// a zero byte in a hundred, and not just one.
std::optional<std::size_t> control_mess(std::string_view text);

struct ControlCharacters {
  std::size_t zeros = 0;       ///< Zero bytes that were left out.
  std::size_t first_zero = 0;  ///< Where the first stood, in the text that results.
};

/// Makes line ends "\n" (\r\n, \r, U+2028; U+2029 two of them) and other controls spaces, but for
/// tab, "\v" and the page break "\f"; leaves out zero bytes and the escapes that colour a terminal;
/// reads U+0080 to U+009F as windows-1252, which is what they were, as browsers do. `text` is
/// well-formed UTF-8. Linear.
ControlCharacters clear_control_characters(std::string& text);

}  // namespace dossier
