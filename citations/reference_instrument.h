// SPDX-License-Identifier: GPL-2.0-or-later
// Treaties, orders, acts of the European Union and debates of parliaments: known by their own
// names, numbers and days rather than by an author.
//
//   "Agreement on Ports between A and B, Oslo, 3 May 2010, part two" -> title "Agreement on Ports
//   between A and B", date 2010-05-03, locator "part two"
//   "Exec. Order No. 14,999, 87 Fed. Reg. 8391 (Feb. 11, 2022)" -> title "Executive Order 14999",
//   container "Fed. Reg.", date 2022-02-11
//   "Council Regulation (EU) No 753/2011 of 1 August 2011" -> title "Council Regulation (EU) No
//   753/2011", date 2011-08-01
//   "Hansard, HC Deb, 30 June 1949, vol. 466, cc. 1491–3" -> title "HC Deb, 30 June 1949, vol.
//   466", container "Hansard", date 1949-06-30, locator "cc. 1491–3"

#pragma once

#include <optional>
#include <string>

#include "citations/reference_tokens.h"
#include "schema/document.h"

namespace dossier {

/// The instrument or debate at `begin`; `nullopt` where the text is none. Looks at a bounded number
/// of tokens.
std::optional<Reference> parse_instrument(const RefText& text, std::size_t begin);

/// The token behind "Second Session", "92nd Plenary Meeting", "19. Wahlperiode" at `i`, a part of
/// the title of what was said there; else `i`.
std::size_t session_end(const RefText& text, std::size_t i);

/// "Session", "Sitzung" at `i`.
bool session_word(const RefText& text, std::size_t i);

/// A treaty's title without its parties: "Agreement on Ports between A and B" -> "Agreement on
/// Ports"; "" where the title is no treaty's.
std::string without_parties(const std::string& title);

}  // namespace dossier
