// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/spoken_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

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

// A byte beyond ASCII is of a letter unless mark_size() says otherwise.
enum class Byte : std::uint8_t { Other, Letter, Digit, Wide };

constexpr auto kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) bytes[c] = bytes[c - 'a' + 'A'] = Byte::Letter;
  for (std::size_t c = '0'; c <= '9'; ++c) bytes[c] = Byte::Digit;
  for (std::size_t c = 0x80; c < bytes.size(); ++c) bytes[c] = Byte::Wide;
  return bytes;
}();

Byte byte_of(char c) { return kBytes[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return byte_of(c) == Byte::Digit; }
bool is_letter(char c) { return byte_of(c) == Byte::Letter || byte_of(c) == Byte::Wide; }

// Bytes of the dashes that stand between numbers, "–" and "—"; of the quotation marks; of the
// no-break space: no letters.
std::size_t mark_size(std::string_view text, std::size_t at) {
  if (byte_of(text[at]) != Byte::Wide) return 0;
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

struct Use {
  std::uint8_t begins = 0;
  std::uint64_t rows_abroad = 0;
};

// Words that begin a rule of spoken_dates.cc, besides months and digits.
class Uses {
 public:
  Uses() {
    add(begins::kCount, kNumbers);
    add(begins::kCount, std::array<std::string_view, 2>{"a", "an"});
    add(begins::kWeekday, kWeekdays);
    add(begins::kRelative,
        std::array<std::string_view, 9>{"last", "this", "next", "past", "previous", "yesterday",
                                        "today", "tonight", "tomorrow"});
    add(begins::kPart,
        std::array<std::string_view, 17>{"early", "mid", "late", "beginning", "start", "middle",
                                         "end", "first", "second", "third", "fourth", "last",
                                         "spring", "summer", "autumn", "fall", "winter"});
    for (const auto each : words_that_begin_abroad()) {
      SpokenWord word;
      word.text = each;
      uses_[each].rows_abroad = rows_that_begin(word);
    }
    for (const auto& [word, use] : uses_) filter_.add(word);
    filter_.add(month_filter());
  }

  // `ascii`: all its letters are; those of other months look like nothing in particular.
  Use of(std::string_view word, bool ascii) const {
    const bool may_have = filter_.may_have(word);
    if (!may_have && ascii) return {};
    Use use;
    if (const auto found = may_have ? uses_.find(word) : uses_.end(); found != uses_.end())
      use = found->second;
    if (month_number(word) != 0) use.begins |= begins::kMonth;
    return use;
  }

 private:
  template <typename Words>
  void add(std::uint8_t begins, const Words& words) {
    for (const std::string_view word : words)
      if (!word.empty()) uses_[word].begins |= begins;
  }

  std::unordered_map<std::string_view, Use> uses_;
  WordFilter filter_;
};

// The rows that begin with a number in digits.
std::uint64_t rows_of_digits(const SpokenWord& word) {
  static const auto rows = [] {
    SpokenWord one;
    one.digits = one.number = 1;
    return rows_that_begin(one);
  }();
  return word.digits > 0 ? rows : 0;
}

}  // namespace

SpokenText::SpokenText(std::string_view text) : lower_(text.size(), '\0') {
  words_.reserve(text.size() / 5);
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = byte_of(text[at]);
    if (byte == Byte::Other) {
      ++at;
    } else if (byte == Byte::Digit) {
      read_digits(text, at, words_.emplace_back());
    } else if (const auto mark = mark_size(text, at); mark != 0) {
      at += mark;
    } else {
      read_letters(text, at, words_.emplace_back());
    }
  }
}

// The word at `at`, which moves past it.
void SpokenText::read_digits(std::string_view text, std::size_t& at, SpokenWord& word) {
  const std::size_t begin = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  read_number(text, begin, at, word);
  at = number_end(text, at, word);
  word.begins = begins::kNumber;
  word.rows_abroad = rows_of_digits(word);
  word.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
}

void SpokenText::read_letters(std::string_view text, std::size_t& at, SpokenWord& word) {
  static const Uses uses;
  const std::size_t begin = at;
  std::size_t end = begin;
  char* const lower = lower_.data();
  const auto read_ascii = [&] {
    for (; end < text.size() && byte_of(text[end]) == Byte::Letter; ++end)
      lower[end] = static_cast<char>(text[end] | 0x20);
  };
  bool ascii = true;
  read_ascii();
  while (end < text.size() && byte_of(text[end]) == Byte::Wide && mark_size(text, end) == 0) {
    lower[end] = text[end];
    ++end;
    ascii = false;
    read_ascii();
  }
  at = end;
  if (end - begin <= kLongestWord) word.text = {lower + begin, end - begin};
  word.capital = text[begin] < 'a';
  const auto use = uses.of(word.text, ascii);
  word.begins = use.begins;
  word.rows_abroad = use.rows_abroad;
  word.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
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
