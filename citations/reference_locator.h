// SPDX-License-Identifier: GPL-2.0-or-later
// The place inside a work: "p. 4", "pp. 14–53", "para. 7", "at 12", "§ 3", or the bare number that
// ends a note.
#pragma once

#include <string>

#include "citations/reference_tokens.h"

namespace dossier {

/// The first such place behind token `begin`, as written; "" where there is none. `bare_numbers`: a
/// number at the very end counts ("Roe, 45").
std::string find_locator(const RefText& text, std::size_t begin, bool bare_numbers = false);

}  // namespace dossier
