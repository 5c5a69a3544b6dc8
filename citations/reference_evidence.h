// SPDX-License-Identifier: GPL-2.0-or-later
// What the words of a reference betray: a page range, a volume, a journal, a publisher, a thesis.

#pragma once

#include <cstddef>

#include "citations/reference_tokens.h"

namespace dossier {

/// Tokens [begin, end).
struct TokenRange {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

/// "pp. 4", "pages 1", "p.4", "S. 12" at `i`.
bool pages_start(const RefText& text, std::size_t i);
/// "vol. 3", "no. 4", "n° 95", "issue 2", "v. 5", "Heft 3", "3 vols." at `i`.
bool volume_start(const RefText& text, std::size_t i);
/// A month's name at `i`.
bool month(const RefText& text, std::size_t i);
/// "PhD thesis", "Technical Report", "Master's thesis", "Working Paper", "unpublished" at `i`.
bool report_start(const RefText& text, std::size_t i);
/// "2nd ed.", "rev. ed.", "second edition", "3 vols." at `i`.
bool edition_start(const RefText& text, std::size_t i);
/// "edited by", "ed. Jane Roe", "translated by", "trans." at `i`.
bool editor_start(const RefText& text, std::size_t i);
/// Does a word of the range name a periodical or a conference?
bool names_periodical(const RefText& text, TokenRange range);
/// Does a word of the range name a publisher?
bool publisher_word(const RefText& text, TokenRange range);
/// The same, or the range is written "Place: Publisher".
bool names_publisher(const RefText& text, TokenRange range);
/// Does the range hold words abbreviated as in journal titles ("Phys. Rev.", "J. Appl.")?
bool abbreviated(const RefText& text, TokenRange range);
/// "B428", "A16": a volume's letter and number.
bool letter_volume(const RefText& text, std::size_t i);
/// "(Cambridge University Press, 1986)", "(Bremen: Roe, 1986)", "(1990)", "(mimeograph)", "(2nd
/// ed.)",
/// "(J. Roe, trans.)": a bracket at `open` that belongs to no title and no container.
bool imprint_bracket(const RefText& text, std::size_t open);
/// Is there a volume, an issue or a page number where the range ends ("…, 12(3), 4-9", "… 5
/// (1990)")?
bool numbered_behind(const RefText& text, std::size_t end);

/// ", Frankfurt am Main: Kai 2010" at the comma `i`: a place, a publisher and the year, as German
/// and French books close.
bool colon_imprint(const RefText& text, std::size_t i);

}  // namespace dossier
