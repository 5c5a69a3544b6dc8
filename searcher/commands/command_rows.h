// SPDX-License-Identifier: GPL-2.0-or-later
// The commands of dossier, described once: help, errors and completion use these rows.

#pragma once

#include <span>
#include <string_view>

namespace dossier {

struct CommandRow {
  std::string_view name;
  std::string_view formats;  ///< Parted by blanks; the first is the default.
  const char* help;          ///< One line.
  const char* footer;        ///< Examples, below the options.
};

std::span<const CommandRow> command_rows();
/// The row of a command that there is.
const CommandRow& command_row(std::string_view name);

}  // namespace dossier
