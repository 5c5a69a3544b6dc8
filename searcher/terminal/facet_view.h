// SPDX-License-Identifier: GPL-2.0-or-later
// Facets on a terminal: counts side by side, dates as a sparkline.
//
//   People              Groups             Places
//   Joe Biden        9  Taliban        12  Kabul             11
//
//   Dates  2019-03 ▁  ▂▁ █▅▂ 2022-01
//          by month, most in 2021-08 (5); 1 undated

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/formats/json_output.h"
#include "searcher/searcher.h"
#include "searcher/terminal/screen.h"

namespace dossier {

/// The facets `chosen` of `answer`, at most `rows` values of each (0: all); "" where there is
/// nothing to show.
std::string facet_summary(const SearchAnswer& answer, const FacetChoice& chosen, std::size_t rows,
                          const Screen& screen);

/// The same one below the other, each value with the spellings found.
std::string facet_lists(const SearchAnswer& answer, const FacetChoice& chosen,
                        const Screen& screen);

/// "People 21 to 40 of 312" for each facet that has more values than are shown, and how to see
/// them; what no value matches. "" where all are shown.
std::string facet_pages(const Facets& facets, const FacetChoice& chosen,
                        const FacetRequest& request, const Screen& screen);

/// "Dates" with the sparkline, and below it the unit, the peak and what the bars do not show; ""
/// for no dates.
std::string date_view(const std::vector<PeriodCount>& dates, const Screen& screen);

/// Bars for the documents of each period between the first and the last, at most `width` columns:
/// where there are more periods, a bar stands for several. A period without documents is blank.
std::string sparkline(const std::vector<PeriodCount>& dates, int width);

}  // namespace dossier
