// SPDX-License-Identifier: GPL-2.0-or-later
// Documents and cited works as entries of a bibliography, for reference managers and LaTeX.
//
//   {"roe2021bridge", EntryKind::Report, {"Ann Roe"}, "The Bridge", ...} ->
//   @techreport{roe2021bridge,
//     author = {Roe, Ann},
//     title = {{The Bridge}},
//     ...
//
// BibTeX follows biblatex's names (biber reads it, and classic BibTeX what it knows of it), RIS the
// tags all managers read, CSL its JSON schema 1.0.

#pragma once

#include <string>
#include <vector>

#include "searcher/answers.h"
#include "searcher/works/citation_answers.h"

namespace dossier {

enum class EntryKind : std::uint8_t { Report, News, Article, Web, Other };

struct BibliographyEntry {
  std::string key;  ///< Distinct in its list: see distinct_keys().
  EntryKind kind = EntryKind::Other;
  std::vector<std::string> authors;  ///< "Roe, Ann", "Ann Roe", or an organisation's name.
  std::string title, container, date, url, doi, language;
  std::string note;  ///< "cited by 3 documents", or "".
};

BibliographyEntry bibliography_entry(const DocumentHead& head);
/// A work that a document cites; `key` as made by citation_key().
BibliographyEntry bibliography_entry(const Work& work, std::string key);

/// Gives every entry a key, and repeated ones the letters a, b, c: roe2021bridge, roe2021bridgeb.
void distinct_keys(std::vector<BibliographyEntry>& entries);

enum class BibliographyFormat : std::uint8_t { Bibtex, Ris, Csl };

/// A whole file: entries one after the other; of CSL, one JSON array.
std::string bibliography_text(const std::vector<BibliographyEntry>& entries,
                              BibliographyFormat format);

}  // namespace dossier
