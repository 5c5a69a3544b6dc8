// SPDX-License-Identifier: GPL-2.0-or-later
// Spoken dates as text and as terms of the index.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "schema/spoken_dates.h"
#include "schema/terms.h"

namespace dossier {
namespace {

std::string day_text(std::uint32_t day) {
  return fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100);
}

// The date of one precision that these days are, if they are.
std::optional<Date> as_date(const DayRange& days) {
  const auto date = Date::of_days(days.first, days.last);
  if (!date || date->first_day() != days.first || date->last_day() != days.last)
    return std::nullopt;
  return date;
}

std::string digits_of(const Date& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}{:02}", date.year, date.month);
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

std::optional<Date> date_of(std::string_view digits) {
  int number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  if (digits.size() == 4) return Date{number, 0, 0};
  if (digits.size() == 6) return Date{number / 100, number % 100, 0};
  if (digits.size() == 8) return Date{number / 10000, number / 100 % 100, number % 100};
  return std::nullopt;
}

}  // namespace

std::string SpokenDate::iso() const {
  if (const auto date = as_date(days)) return date->iso();
  return day_text(days.first) + ".." + day_text(days.last);
}

std::vector<std::string> spoken_date_terms(const DayRange& days) {
  const auto term = [](const std::string& value) { return make_term(prefix::kSpokenDate, value); };
  std::vector<std::string> terms;
  if (days.first / 10000 == days.last / 10000)
    terms.push_back(term(fmt::format("{:04}", days.first / 10000)));
  if (days.first / 100 == days.last / 100)
    terms.push_back(term(fmt::format("{:06}", days.first / 100)));
  const auto date = as_date(days);
  const auto own =
      term(date ? digits_of(*date) : fmt::format("{:08}-{:08}", days.first, days.last));
  if (terms.empty() || terms.back() != own) {
    if (std::find(terms.begin(), terms.end(), own) == terms.end()) terms.push_back(own);
  }
  return terms;
}

std::optional<DayRange> days_of_spoken_term(std::string_view term) {
  if (!term.starts_with(prefix::kSpokenDate)) return std::nullopt;
  term.remove_prefix(prefix::kSpokenDate.size());
  const auto dash = term.find('-');
  const auto first = date_of(term.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : date_of(term.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  return DayRange{first->first_day(), last->last_day()};
}

}  // namespace dossier
