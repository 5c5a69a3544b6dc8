// SPDX-License-Identifier: GPL-2.0-or-later
// References to archives, and to the editions that print their papers.
//
//   "Source: Department of State, Central Files, 751K.00/1–2961. Secret." ->
//   container "Department of State", title "Central Files, 751K.00/1–2961"
//   "Caccia to Lloyd, 3 May 1957, FO 371/127489, TNA." -> container "TNA", title "FO 371/127489,
//   Caccia to Lloyd", date 1957-05-03
//   "FRUS, 1961–1963, vol. I, doc. 42" -> title "Foreign Relations of the United States, 1961–1963,
//   vol. I", locator "doc. 42"

#pragma once

#include <optional>
#include <string>

#include "citations/reference_evidence.h"
#include "citations/reference_tokens.h"
#include "schema/document.h"

namespace dossier {

/// The token behind "Source:", "Quelle:" at `i`, a label that belongs to no title; else `i`.
std::size_t past_source_label(const RefText& text, std::size_t i);

/// Do tokens [begin, end) tell a place in an archive: "Box 6", "RG 59", "Lot 65 D 366", "Central
/// Files", "FO 371/127489"?
bool archival_place(const RefText& text, TokenRange range);

/// The archival reference at `begin`: an archive, and a place in it, in either order. `labelled`:
/// "Source:" stood before it, so that any name may be the archive's. Linear.
std::optional<Reference> parse_archival(const RefText& text, std::size_t begin, bool labelled);

/// The title of another file, `written` ("Box 11, Folder 4"), beside the one called `title`: what
/// stood before its box or number leads again.
std::string archival_sibling(const std::string& title, const std::string& written);

/// A volume of Foreign Relations of the United States at `begin`; its title is made equal however
/// it is shortened. Linear.
std::optional<Reference> parse_foreign_relations(const RefText& text, std::size_t begin);

}  // namespace dossier
