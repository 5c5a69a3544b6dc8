// SPDX-License-Identifier: GPL-2.0-or-later
// The times that running text speaks of, told by rules; what is relative is resolved by the date of
// the document.
//
//   said on 2021-09-03:
//   "On August 26 ... last Tuesday ... two weeks ago ... in mid-2019 ... since 2001"
//    2021-08-26      2021-08-31     2021-08-20       2019-05..2019-08   2001
//
// Written dates are those of parse_date (six languages); days of the week, "last month" and
// "two weeks ago" are told in German, French, Spanish and Polish too. The rest is English: days and
// months without a year, parts of a year or month
// ("early", "mid-", "the second half of", "summer"), decades. A bare number is a year only where
// the words around it say so. "Earlier" and "later" count from the time the paragraph spoke of
// before.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"
#include "schema/date.h"
#include "schema/day_range.h"
#include "schema/document.h"

namespace dossier {

struct SpokenDate {
  DayRange days;
  ByteRange bytes;  ///< Where it stands in the text.

  /// `YYYY[-MM[-DD]]`, or FIRST..LAST where it is none of these.
  std::string iso() const;
};

/// The dates of notes and bibliographies are those of works: they are left alone.
constexpr bool speaks_of_dates(Zone zone) { return zone == Zone::Front || zone == Zone::Body; }

/// Ascending, never overlapping. `said`: the date of the document; without it (or where it is known
/// too roughly) relative times are passed over. Cost: linear, a few dozen MB a second.
std::vector<SpokenDate> spoken_dates(std::string_view text, const std::optional<Date>& said);

/// The terms of a time: itself, and the month and year it lies in. They find it by any longer one.
///
///   2021-08-26 -> XD2021, XD202108, XD20210826      2021-08-16..2021-08-22 -> XD2021, XD202108,
///   ...
std::vector<std::string> spoken_date_terms(const DayRange& days);

/// The days that a term of spoken_date_terms() stands for; `nullopt` for any other term.
std::optional<DayRange> days_of_spoken_term(std::string_view term);

}  // namespace dossier
