// SPDX-License-Identifier: GPL-2.0-or-later
// The place inside a work: "p. 4", "pp. 14–53", "para. 7", "at 12", "§ 3", or the bare number that
// ends a note.
#pragma once

#include <string>

#include "citations/reference_tokens.h"

namespace dossier {

/// "p. 4", "Document 64", "para. 2" at `i`: does a place in a work begin there?
bool place_starts(const RefText& text, std::size_t i);

/// The first such place behind token `begin`, as written; "" where there is none. `bare_numbers`: a
/// number at the very end counts ("Roe, 45").
std::string find_locator(const RefText& text, std::size_t begin, bool bare_numbers = false);

/// The numbers that close a note behind the bracket of its imprint or issue: "(Oslo: Sea Press,
/// 2010), 55.", "12, no. 3 (1987): 55", "(2nd edn, OUP 2010) 45"; "" where there are none. Behind a
/// year that stands alone in its bracket a comma or a colon must part them: "Phys. 2 (1998) 231" is
/// the article's first page.
std::string closing_locator(const RefText& text, std::size_t begin);

}  // namespace dossier
