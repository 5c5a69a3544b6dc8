// SPDX-License-Identifier: GPL-2.0-or-later
// A result as one page of HTML to print or to send: nothing in it is loaded from elsewhere.

#pragma once

#include <string>

#include "searcher/answers.h"
#include "searcher/formats/json_output.h"

namespace dossier {

/// The query and how it was read, hits with their passages, counts of the facets chosen, a chart of
/// dates, and the state of the index, so that the answer can be cited and repeated.
std::string report_html(const SearchAnswer& answer, const FacetChoice& facets,
                        const Fingerprint& index);

}  // namespace dossier
