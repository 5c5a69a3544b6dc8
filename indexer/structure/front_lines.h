// SPDX-License-Identifier: GPL-2.0-or-later
// The single lines of a title page: bylines, author lines, date lines.
//
//   "By Ruth Calloway and Daniel Oyelaran" -> 2 authors
//   "By Sofia Marchetti | August 27, 2021" -> 1 author and a date
//   "Updated 31 August 2021, 18:40 GMT"    -> 2021-08-31

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.h"

namespace dossier {

struct Byline {
  std::vector<std::string> authors;  ///< Never empty.
  std::optional<Date> date;
};

/// A line that opens with "By" or its like in another language and goes on with names.
std::optional<Byline> parse_byline(std::string_view text);

/// A line of nothing but one name, or several ("Leila Haddadi and Jonas Brandt"); empty where it is
/// not.
std::vector<std::string> parse_names(std::string_view text);

/// A line of nothing but a date, "Published" or a place before it.
std::optional<Date> parse_date_line(std::string_view text);

/// A news agency's opening: "KABUL, July 6, 2021 – The United States"; its date.
std::optional<Date> parse_dateline(std::string_view paragraph);

/// A line that names a publisher or a series: "Institute of New Europe", "Policy Brief 12/2021".
bool is_publisher_line(std::string_view text);

}  // namespace dossier
