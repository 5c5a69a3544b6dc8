// SPDX-License-Identifier: GPL-2.0-or-later
// Cases and statutes, as the Bluebook and OSCOLA cite them.
//
//   "Roe v. Poe, 410 U.S. 113, 120 (1973)" -> title "Roe v. Poe", container "U.S.", date 1973,
//   locator "120"
//   "R v Roe [2010] UKSC 12 [45]" -> title "R v Roe", container "UKSC", date 2010, locator "[45]"
//   "Port Act, Pub. L. No. 107-40, 115 Stat. 224 (2001)" -> title "Port Act", container "Pub. L.
//   No. 107-40", date 2001
//   "Ports Act 1998, s 15" -> title "Ports Act 1998", date 1998, locator "s 15"

#pragma once

#include <optional>
#include <string>

#include "citations/reference_tokens.h"
#include "schema/document.h"

namespace dossier {

/// The case or statute at `begin`; `nullopt` where the text is neither. Linear.
std::optional<Reference> parse_law(const RefText& text, std::size_t begin);

/// "12 YALE L.J. 45, 50 (2010)" at `i`: a volume before the name of its journal.
struct VolumeFirst {
  std::size_t name = 0, name_end = 0;  ///< Tokens of the journal's name.
  std::string locator;                 ///< "50", or "".
};
std::optional<VolumeFirst> volume_first(const RefText& text, std::size_t i);

/// The token behind a report's or journal's abbreviated name at `i` ("U.S.", "F. Supp. 2d", "YALE
/// L.J."), or `i`.
std::size_t reporter_end(const RefText& text, std::size_t i);

}  // namespace dossier
