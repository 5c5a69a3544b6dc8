// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as documents give them: a year, a year and a month, or a day; proleptic Gregorian, no time
// of day.
//
//   parse_date("29.11.2021")        -> 2021-11-29
//   parse_date("16 August 2021")    -> 2021-08-16
//   parse_date("September 2021")    -> 2021-09
//   find_date("..., on September 1, 2021. AFP") -> 2021-09-01 with the bytes it stands at

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/byte_range.h"
#include "schema/word_filter.h"

namespace dossier {

/// A date of stated precision. `month` 0: only the year is known; `day` 0: only year and month.
struct Date {
  int year = 0;   ///< 1000 to 2999.
  int month = 0;  ///< 1 to 12, or 0.
  int day = 0;    ///< 1 to 31, valid in its month, or 0.

  /// `YYYY[-MM[-DD]]`.
  std::string iso() const;
  /// First and last day that the date may mean, as YYYYMMDD; equal for a full date.
  std::uint32_t first_day() const;
  std::uint32_t last_day() const;
  /// The date whose first and last days (YYYYMMDD) these are; `nullopt` for 0.
  static std::optional<Date> of_days(std::uint32_t first_day, std::uint32_t last_day);

  auto operator<=>(const Date&) const = default;
};

/// The whole of `text` as a date, in the usual written forms: ISO, `29.11.2021`, `16 August 2021`,
/// `August 16, 2021`, `Aug. 2021`, `2021`; month names in English, French, German, Spanish, Polish
/// and Russian, in any case. `nullopt` where it is none, or is ambiguous: `03/04/2021`; with a
/// slash, one of the numbers must be above 12. A trailing time of day ("18:40 GMT") and a leading
/// weekday are passed over.
std::optional<Date> parse_date(std::string_view text);

struct FoundDate {
  Date date;
  ByteRange bytes;  ///< Where it stands in the text searched.
};

/// The date that stands in `text` from byte `begin` on, in any of these forms; `nullopt` where what
/// begins there is none.
std::optional<FoundDate> date_at(std::string_view text, std::size_t begin);

/// The month of this name or abbreviation, in any case; 0 where it is none.
int month_number(std::string_view name);
/// Of the names that are ASCII.
const WordFilter& month_filter();

/// The first date of at least `least_precision` parts (1 year, 2 month, 3 day) that stands in
/// running text. A bare number counts as a year only with `least_precision` 1 and from 1500 to
/// 2099.
std::optional<FoundDate> find_date(std::string_view text, int least_precision = 3);

}  // namespace dossier
