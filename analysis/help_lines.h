// SPDX-License-Identifier: GPL-2.0-or-later
// The text of --help, broken into lines that a terminal of 80 columns shows whole.
//
//   help_lines("Show at most N stories", 12) -> "Show at most\nN stories"

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

/// The widest line of --help, in columns.
inline constexpr std::size_t kHelpColumns = 80;

/// `text` (ASCII) with newlines for those blanks at which a line of at most `columns` ends; a
/// longer word has a line to itself.
std::string help_lines(std::string_view text, std::size_t columns);

}  // namespace dossier
