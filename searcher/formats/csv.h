// SPDX-License-Identifier: GPL-2.0-or-later
// Lists as tables of comma-separated values (RFC 4180), for spreadsheets.
//
//   {"roe.md", "Ports, \"old\" and new", "=1+1"}  ->  roe.md,"Ports, ""old"" and new",'=1+1
//
// The first row names the columns. A cell that a spreadsheet would run as a formula has an
// apostrophe before it, as OWASP advises (CSV Injection): texts are not ours.

#pragma once

#include <string>
#include <vector>

#include "searcher/answers.h"
#include "searcher/formats/json_output.h"

namespace dossier {

/// One record, ended by CR LF. Ill-formed UTF-8 becomes U+FFFD.
std::string csv_row(const std::vector<std::string>& cells);

/// rank, id, key, kind, title, authors (by "; "), date, outlet, language, url, cites, cited_by,
/// score, passage (the first).
std::string search_csv(const SearchAnswer& answer);
/// facet, id, name, count, filter; of dates the period as the name.
std::string facets_csv(const SearchAnswer& answer, const FacetChoice& facets);
/// period, unit, coarse, count; the undated have no period.
std::string timeline_csv(const SearchAnswer& answer);
/// The columns of search_csv() that are the document's own, to begin with; then one a document.
std::string heads_csv_titles();
std::string head_csv(const DocumentHead& head);

}  // namespace dossier
