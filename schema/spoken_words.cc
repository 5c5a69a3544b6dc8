// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/spoken_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>

#include "schema/date.h"
#include "schema/spoken_abroad.h"
#include "schema/word_filter.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestWord = 24;
constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 21> kNumbers{
    "",         "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// Bytes of the dashes that stand between numbers, "–" and "—"; of the quotation marks; of the
// no-break space: no letters.
std::size_t mark_size(std::string_view text, std::size_t at) {
  if ((text[at] & 0x80) == 0) return 0;
  if (text.substr(at).starts_with("\xC2\xA0")) return 2;
  return text.substr(at).starts_with("\xE2\x80") ? 3 : 0;
}

void read_number(std::string_view text, std::size_t begin, std::size_t end, SpokenWord& word) {
  word.digits = static_cast<int>(end - begin);
  if (end - begin <= 6) std::from_chars(text.data() + begin, text.data() + end, word.number);
}

// What stands directly behind digits: "th" of a day, the "s" of a decade; anything else, and the
// number is part of a name.
std::size_t number_end(std::string_view text, std::size_t digits_end, SpokenWord& word) {
  std::size_t end = digits_end;
  while (end < text.size() && is_letter(text[end]) && mark_size(text, end) == 0) ++end;
  const auto suffix = text.substr(digits_end, end - digits_end);
  if (suffix == "s" && word.digits == 4 && word.number % 10 == 0) {
    word.decade = word.number;
  }
  if (suffix.empty() || (one_of(suffix, "st nd rd th er") && word.digits <= 2)) return end;
  word.digits = 0;
  return end;
}

// Words that begin a rule of spoken_dates.cc, besides months, days of the week and numbers.
bool may_begin(std::string_view word) {
  static const auto words = [] {
    std::unordered_set<std::string_view> set(kNumbers.begin() + 1, kNumbers.end());
    set.insert(kWeekdays.begin(), kWeekdays.end());
    for (const std::string_view other :
         {"last",    "this",     "next",  "past",   "previous", "yesterday", "today",
          "tonight", "tomorrow", "early", "mid",    "late",     "beginning", "start",
          "middle",  "end",      "first", "second", "third",    "fourth",    "spring",
          "summer",  "autumn",   "fall",  "winter", "a",        "an"})
      set.insert(other);
    for (const auto each : words_that_begin_abroad()) set.insert(each);
    return set;
  }();
  static const auto filter = [] {
    WordFilter filled;
    for (const auto& each : words) filled.add(each);
    return filled;
  }();
  if (filter.may_have(word) && words.contains(word)) return true;
  return month_number(word) != 0;
}

}  // namespace

SpokenText::SpokenText(std::string_view text) : lower_(text) {
  for (auto& c : lower_) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  words_.reserve(text.size() / 6);
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at]) && !is_letter(text[at])) {
      ++at;
    } else if (const auto mark = mark_size(text, at); mark != 0) {
      at += mark;
    } else {
      words_.push_back(read(text, at));
    }
  }
}

// The word at `at`, which moves past it.
SpokenWord SpokenText::read(std::string_view text, std::size_t& at) const {
  const std::size_t begin = at;
  SpokenWord word;
  if (is_digit(text[at])) {
    while (at < text.size() && is_digit(text[at])) ++at;
    read_number(text, begin, at, word);
    at = number_end(text, at, word);
    word.may_begin = true;
  } else {
    while (at < text.size() && is_letter(text[at]) && mark_size(text, at) == 0) ++at;
    if (at - begin <= kLongestWord) word.text = std::string_view(lower_).substr(begin, at - begin);
    word.capital = text[begin] < 'a';
    word.may_begin = may_begin(word.text);
  }
  word.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
  return word;
}

bool one_of(std::string_view word, std::string_view words) {
  if (word.empty()) return false;
  for (auto at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

int weekday_number(std::string_view word) {
  const auto* found = std::find(kWeekdays.begin(), kWeekdays.end(), word);
  return found == kWeekdays.end() ? -1 : static_cast<int>(found - kWeekdays.begin());
}

int count_of(const SpokenWord& word) {
  if (word.digits > 0 && word.digits <= 3) return word.number;
  if (word.text.empty()) return 0;
  if (one_of(word.text, "a an")) return 1;
  const auto* found = std::find(kNumbers.begin() + 1, kNumbers.end(), word.text);
  return found == kNumbers.end() ? 0 : static_cast<int>(found - kNumbers.begin());
}

Unit unit_of(std::string_view word) {
  if (one_of(word, "day days")) return Unit::Day;
  if (one_of(word, "week weeks")) return Unit::Week;
  if (one_of(word, "month months")) return Unit::Month;
  return one_of(word, "year years") ? Unit::Year : Unit::None;
}

int season_month(std::string_view word) {
  if (word == "spring") return 3;
  if (word == "summer") return 6;
  if (one_of(word, "autumn fall")) return 9;
  return word == "winter" ? 12 : 0;
}

bool counted_thing(std::string_view word) {
  return one_of(word,
                "troops soldiers people civilians men women children families members fighters "
                "personnel dollars nationals citizens refugees prisoners villages schools homes "
                "houses km miles "
                "meters metres tons tonnes police officers civilian cases deaths pages words more "
                "other");
}

PeriodPart part_of_period(std::string_view first, std::string_view second) {
  if (first == "early") return {1, 0, 4, false};
  if (first == "mid") return {1, 4, 8, false};
  if (first == "late") return {1, 8, 12, false};
  if (one_of(first, "beginning start")) return {1, 0, 4, true};
  if (first == "middle") return {1, 4, 8, true};
  if (first == "end") return {1, 8, 12, true};
  const int nth = first == "first"               ? 0
                  : first == "second"            ? 1
                  : first == "third"             ? 2
                  : one_of(first, "fourth last") ? 3
                                                 : -1;
  if (nth >= 0 && second == "quarter") return {2, nth * 3, nth * 3 + 3, true};
  if (second == "half" && nth >= 0 && nth != 2)
    return {2, nth == 0 ? 0 : 6, nth == 0 ? 6 : 12, true};
  return {};
}

std::optional<DayRange> share_of(const DayRange& period, const PeriodPart& part) {
  const auto first = period.first / 100, last = period.last / 100;
  if (first != last) {  // A year: whole months.
    const int year = static_cast<int>(period.first / 10000);
    return DayRange{Date{year, part.from + 1, 0}.first_day(), Date{year, part.to, 0}.last_day()};
  }
  if (part.words != 1) return std::nullopt;
  // A month has three thirds of ten days, the last with what is left.
  const auto begin = static_cast<std::uint32_t>(part.from / 4 * 10 + 1);
  const auto end = static_cast<std::uint32_t>(part.to / 4 * 10);
  return DayRange{first * 100 + begin, part.to == 12 ? period.last : first * 100 + end};
}

}  // namespace dossier
