// SPDX-License-Identifier: GPL-2.0-or-later
// What a facet counts, as plain data (answers.h): the outlets, years or actors of the documents
// found, each with how many have it.
//
//   outlet: {"The Ledger", 4}, {"The Wire", 1};  date: {"2021-08", "month", 4}

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/facet_slot.h"

namespace dossier {

/// One value of a facet. For entities `id` is set and `name` is the preferred name; a name no
/// authority lists has no id.
struct FacetCount {
  std::optional<std::string> id;
  std::string name;
  std::uint32_t count = 0;  ///< Documents; in a hit's lists, mentions in its title and text.
  /// Where asked for: how it is written, and in how many of the documents; the commonest first.
  std::vector<std::pair<std::string, std::uint32_t>> spellings = {};
  std::string filter = {};  ///< The clause that finds it: `outlet:"The Wire"`; "" where none does.
};

/// Documents of one period. `period` empty: undated. `coarse`: dated less finely than `unit`,
/// counted under its own.
struct PeriodCount {
  std::string period;  ///< YYYY[-MM[-DD]], of a decade YYYYs, or "" for undated.
  std::string unit;    ///< "day", "month", "year", "decade", as fine as the histogram is.
  bool coarse = false;
  std::uint32_t count = 0;
};

/// What a facet would count if the query did not choose among its own values: the other outlets
/// beside those of `outlet:x`, with the rest of the query as it is.
struct FacetAlternatives {
  Facet facet = Facet::Kind;
  std::string without;  ///< The query without these clauses; "" where nothing is left, or where it
                        ///< cannot be written so.
  std::uint32_t total = 0;         ///< Documents it finds; stories where facets count these.
  std::vector<FacetCount> values;  ///< As in Facets; of dates none.
  std::vector<PeriodCount> dates;
};

struct Facets {
  /// people, groups, places, kind, outlet, author, language, cited: by Facet; Facet::Date stays
  /// empty here. By falling count; of `cited`, from few to many.
  std::vector<FacetCount> values[kFacets];
  std::vector<PeriodCount> dates;  ///< By period; undated last.
  /// Values there are of each facet (of those that match, where a match was asked for).
  std::uint32_t distinct[kFacets] = {};
  std::vector<FacetAlternatives> alternatives;  ///< Of facets that the query itself filters by.
};

}  // namespace dossier
