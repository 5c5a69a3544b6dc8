// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "analysis/analyzer.h"
#include "searcher/query/query_words.h"

namespace dossier {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::string_view kDateHelp =
    "write a year, month or day, 2021, 2021-08 or 2021-08-26, or a range 2021-08..2021-12 that may "
    "be open at one end; 3m and yesterday count back from today";

[[noreturn]] void bad_date(std::string_view query, ByteRange place, std::string_view text) {
  const bool slashes = std::count(text.begin(), text.end(), '/') == 2;
  throw_query_error(
      query, place,
      slashes ? "\"" + std::string(text) + "\" may be read with the day or the month first"
              : "\"" + std::string(text) + "\" is not a date",
      slashes ? "write year, month and day with hyphens: 2021-08-26" : std::string(kDateHelp));
}

// As many parts as numbers and month names were written: nothing of "2021-13" is passed over.
bool says_it_all(std::string_view text, const Date& date) {
  int parts = 0;
  bool in_number = false, letters = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    parts += digit && !in_number ? 1 : 0;
    in_number = digit;
    letters = letters || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
  }
  return parts + (letters ? 1 : 0) == 1 + (date.month != 0 ? 1 : 0) + (date.day != 0 ? 1 : 0);
}

// today, yesterday; 10d, 2w, 3m, 1y: the day so long before today.
std::optional<Date> counted_back(std::string_view text, const Date& now) {
  const auto day = day_of_number(now.first_day());
  std::optional<DayNumber> found;
  const std::string name = fold(text);
  if (name == "today") found = day;
  if (name == "yesterday") found = moved(day, -1, Unit::Day);
  int count = 0;
  const auto* const end = name.data() + name.size();
  const auto read = std::from_chars(name.data(), end, count);
  if (read.ec == std::errc() && count > 0 && read.ptr + 1 == end) {
    const char letter = *read.ptr;
    const Unit unit = letter == 'd'   ? Unit::Day
                      : letter == 'w' ? Unit::Week
                      : letter == 'm' ? Unit::Month
                      : letter == 'y' ? Unit::Year
                                      : Unit::None;
    if (unit != Unit::None) found = moved(day, -count, unit);
  }
  if (!found) return std::nullopt;
  return Date::of_days(as_number(*found), as_number(*found));
}

std::optional<Date> date_at(std::string_view query, ByteRange place, std::string_view text,
                            const Date& now) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  if (auto back = counted_back(text, now)) return back;
  const auto date = parse_date(text);
  if (!date || !says_it_all(text, *date)) bad_date(query, place, text);
  return date;
}

// FROM..TO, with two dots, more, or an ellipsis; `to` is empty where there are none.
struct Range {
  std::string_view from, to;
  bool range = false;
};

Range split_range(std::string_view text) {
  const auto dots = std::min(text.find(".."), text.find(kEllipsis));
  if (dots == std::string_view::npos) return {text, text, false};
  auto after = text.substr(dots);
  if (after.starts_with(kEllipsis)) {
    after.remove_prefix(kEllipsis.size());
  } else {
    after.remove_prefix(std::min(after.find_first_not_of('.'), after.size()));
  }
  return {text.substr(0, dots), after, true};
}

// A length of time alone, 3m, means since then.
bool is_length(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9' &&
         std::string_view("dwmyDWMY").find(text.back()) != std::string_view::npos;
}

std::string name_of(const Field& field) { return std::string(field.name) + ":"; }

void check_range(std::string_view query, const Field& field, const QueryToken& value,
                 const Node& node) {
  if (!node.from && !node.to)
    throw_query_error(query, value.source, name_of(field) + " without a date",
                      std::string(kDateHelp));
  if (node.from && node.to && node.from->first_day() > node.to->last_day()) {
    throw_query_error(query, value.source, "the range of dates ends before it begins",
                      "write the earlier date first: " + node.to->iso() + ".." + node.from->iso());
  }
}

// Three numbers and two of one sign between them.
std::optional<std::array<int, 3>> three_numbers(std::string_view word) {
  std::array<int, 3> numbers{};
  const char* at = word.data();
  const char* const end = at + word.size();
  char sign = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) {
      if (at == end || std::string_view("/.-").find(*at) == std::string_view::npos ||
          (sign != 0 && *at != sign))
        return std::nullopt;
      sign = *at++;
    }
    const auto read = std::from_chars(at, end, numbers.at(i));
    if (read.ec != std::errc() || *at == '-') return std::nullopt;
    at = read.ptr;
  }
  return at == end ? std::optional(numbers) : std::nullopt;
}

}  // namespace

std::string date_hint(std::string_view word) {
  const auto numbers = three_numbers(word);
  if (!numbers) return {};
  const std::string typed(word);
  if (const auto date = parse_date(word); date && date->day != 0) {
    const auto iso = date->iso();
    return typed + " is looked for as words; date:" + iso +
           " finds documents of that day, mentions:" + iso + " those that speak of it";
  }
  const auto [first, second, year] = *numbers;
  const auto day_first = parse_date(Date{year, second, first}.iso());
  const auto month_first = parse_date(Date{year, first, second}.iso());
  if (year < 1000 || !day_first || !month_first) return {};
  return typed + " is looked for as words; as a date it may be date:" + day_first->iso() +
         " or date:" + month_first->iso();
}

Node date_leaf(std::string_view query, const Field& field, const QueryToken& value,
               ByteRange source, const Date& now) {
  std::string_view text = value.kind == QueryTokenKind::Quoted ? std::string_view(value.text)
                                                               : source_of(query, value.source);
  while (!text.empty() && std::string_view(",;?!").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  Node node;
  node.kind = field.kind == FieldKind::Spoken ? NodeKind::Spoken : NodeKind::Date;
  node.source = source;
  node.undated = field.name == "date" && fold(text) == "none";
  if (node.undated) return node;
  const Range range = split_range(text);
  const bool one_end = field.name == "since" || field.name == "until";
  if (one_end && range.range) {
    throw_query_error(query, value.source, name_of(field) + " takes one date",
                      "for a range write date:2021-08..2021-12");
  }
  node.from = date_at(query, value.source, range.from, now);
  node.to = range.range ? date_at(query, value.source, range.to, now) : node.from;
  check_range(query, field, value, node);
  if (field.name == "since" || (!range.range && !one_end && is_length(text))) node.to.reset();
  if (field.name == "until") node.from.reset();
  return node;
}

}  // namespace dossier
