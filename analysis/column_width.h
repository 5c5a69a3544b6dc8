// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace dossier {

/// Columns that a character takes on a terminal: 2 for wide East Asian ones, 0 for marks that join
/// the character before and for invisible ones, else 1; 1 for an ill-formed one (negative). Source:
/// UAX #11.
int column_width(std::int32_t code_point);

}  // namespace dossier
