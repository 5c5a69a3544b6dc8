// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/analyzer.h"
#include "schema/word_filter.h"

namespace dossier {
namespace {

// Month names and their usual abbreviations, folded, in the six languages of the stop lists.
constexpr std::array<std::string_view, 12> kMonthNames{
    "january jan janvier janv januar janner enero ene styczen stycznia styczniu январь января янв",
    "february feb fevrier fevr fev februar febrero luty lutego lutym февраль февраля фев",
    "march mar mars marz maerz marzo marzec marca marcu март марта",
    "april apr avril avr abril abr kwiecien kwietnia kwietniu апрель апреля апр",
    "may mai mayo maj maja maju май мая",
    "june jun juin juni junio czerwiec czerwca czerwcu июнь июня",
    "july jul juillet juil juli julio lipiec lipca lipcu июль июля",
    "august aug aout agosto ago sierpien sierpnia sierpniu август августа авг",
    "september sep sept septembre septiembre setiembre wrzesien wrzesnia wrzesniu сентябрь "
    "сентября сент",
    "october oct octobre oktober okt octubre pazdziernik pazdziernika pazdzierniku октябрь октября "
    "окт",
    "november nov novembre noviembre listopad listopada listopadzie ноябрь ноября нояб",
    "december dec decembre dezember dez diciembre dic grudzien grudnia grudniu декабрь декабря "
    "дек"};

// Days of the week, which may stand before a date.
constexpr std::string_view kWeekdays =
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun lundi mardi "
    "mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag "
    "sonnabend sonntag lunes "
    "martes miercoles jueves viernes sabado domingo poniedzialek wtorek sroda czwartek piatek "
    "sobota niedziela "
    "понедельник вторник среда четверг пятница суббота воскресенье ";

// Words that may stand between the parts of a date: "1 de mayo de 2021", "the 3rd of May", "2 мая
// 2021 г."
constexpr std::array<std::string_view, 4> kJoiners{"of", "de", "del", "the"};

const std::unordered_map<std::string_view, int>& months() {
  static const auto table = [] {
    std::unordered_map<std::string_view, int> map;
    for (int month = 1; month <= 12; ++month) {
      std::string_view names = kMonthNames.at(static_cast<std::size_t>(month - 1));
      while (!names.empty()) {
        const auto space = names.find(' ');
        map.emplace(names.substr(0, space), month);
        names = space == std::string_view::npos ? "" : names.substr(space + 1);
      }
    }
    return map;
  }();
  return table;
}

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

bool valid(const Date& date) {
  if (date.year < 1000 || date.year > 2999 || date.month < 0 || date.month > 12) return false;
  if (date.month == 0) return date.day == 0;
  return date.day >= 0 && date.day <= days_in(date.year, date.month);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u >= 0x80;
}

// The pieces dates are made of: a number, a month, or one byte of anything else.
struct Piece {
  enum Kind : std::uint8_t { Number, Month, Word, Mark } kind;
  int value = 0;   // Of a number or month; the byte of a mark.
  int digits = 0;  // Of a number.
  ByteRange bytes;
};

// A window of pieces is enough: no written date has more.
constexpr std::size_t kWindow = 9;
// No month name is longer than this many bytes ("października" in UTF-8).
constexpr std::size_t kLongestName = 24;
// Nor is any shorter than "dic" or "maj".
constexpr std::size_t kShortestName = 3;

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  // The next piece, white space skipped; false at the end.
  bool next(Piece& piece) {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n'))
      ++at_;
    if (at_ >= text_.size()) return false;
    const std::size_t begin = at_;
    const char c = text_[at_];
    if (is_digit(c)) {
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
      piece = number(begin);
      skip_ordinal();
    } else if (is_letter(c)) {
      while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
      piece = word(begin);
    } else {
      ++at_;
      piece = {Piece::Mark, static_cast<unsigned char>(c), 0, {}};
    }
    piece.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    return true;
  }

 private:
  Piece number(std::size_t begin) const {
    int value = -1;
    if (at_ - begin <= 8) std::from_chars(text_.data() + begin, text_.data() + at_, value);
    return {Piece::Number, value, static_cast<int>(at_ - begin), {}};
  }

  // "1st", "2nd", "3rd", "16th", "1er": the letters belong to the number.
  void skip_ordinal() {
    for (const std::string_view suffix : {"st", "nd", "rd", "th", "er"}) {
      const auto after = at_ + suffix.size();
      if (text_.substr(at_, suffix.size()) == suffix &&
          (after == text_.size() || !is_letter(text_[after]))) {
        at_ = after;
        return;
      }
    }
  }

  Piece word(std::size_t begin) const {
    const int month = month_number(text_.substr(begin, at_ - begin));
    if (month == 0) return {Piece::Word, 0, 0, {}};
    return {Piece::Month, month, 0, {}};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

struct Match {
  Date date;
  std::size_t pieces = 0;  // How many the date takes, from the first.
};

// Reads one date at the start of `pieces`; the forms in order of length.
class Matcher {
 public:
  Matcher(std::string_view text, std::span<const Piece> pieces) : text_(text), pieces_(pieces) {}

  std::optional<Match> match() const {
    for (const auto form :
         {&Matcher::numeric, &Matcher::day_first, &Matcher::month_first, &Matcher::year_first}) {
      if (auto found = (this->*form)(); found && valid(found->date)) return found;
    }
    return std::nullopt;
  }

 private:
  bool number(std::size_t i, int most_digits) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Number &&
           pieces_[i].digits <= most_digits;
  }
  bool year(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Number && pieces_[i].digits == 4;
  }
  bool month(std::size_t i) const { return i < pieces_.size() && pieces_[i].kind == Piece::Month; }
  bool mark(std::size_t i, char c) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Mark && pieces_[i].value == c;
  }
  bool adjoining(std::size_t i) const { return pieces_[i - 1].bytes.end == pieces_[i].bytes.begin; }
  bool joiner(std::size_t i) const {
    if (i >= pieces_.size() || pieces_[i].kind != Piece::Word) return false;
    const auto word = text_.substr(pieces_[i].bytes.begin, pieces_[i].bytes.size());
    for (const auto known : kJoiners) {
      if (word == known) return true;
    }
    return false;
  }
  // Past full stops, commas and joining words.
  std::size_t past_joiners(std::size_t i) const {
    while (mark(i, '.') || mark(i, ',') || joiner(i)) ++i;
    return i;
  }

  // 2021-08-16, 2021/08/16, 2021-08, 29.11.2021, 29/11/2021, 29-11-2021
  std::optional<Match> numeric() const {
    for (const char separator : {'-', '.', '/'}) {
      if (!mark(1, separator) || pieces_.size() < 3 || !adjoining(1) || !adjoining(2)) continue;
      const bool third = number(4, 4) && mark(3, separator) && adjoining(3) && adjoining(4);
      if (year(0) && number(2, 2)) {
        if (third && pieces_[4].digits <= 2) return Match{{value(0), value(2), value(4)}, 5};
        if (separator == '-' && pieces_[2].digits == 2) return Match{{value(0), value(2), 0}, 3};
      }
      if (third && year(4) && number(0, 2) && number(2, 2)) return day_month(separator);
    }
    return std::nullopt;
  }

  // With a slash the order is national: only a number above 12 tells the day.
  std::optional<Match> day_month(char separator) const {
    int day = value(0), month = value(2);
    if (separator == '/' && day <= 12 && month <= 12 && day != month) return std::nullopt;
    if (separator == '/' && month > 12) std::swap(day, month);
    if (month < 1 || day < 1) return std::nullopt;
    return Match{{value(4), month, day}, 5};
  }

  // 16 August 2021, 16. August 2021, 1 de mayo de 2021
  std::optional<Match> day_first() const {
    if (!number(0, 2) || value(0) < 1) return std::nullopt;
    const auto m = past_joiners(1);
    if (!month(m)) return std::nullopt;
    const auto y = past_joiners(m + 1);
    if (!year(y)) return std::nullopt;
    return Match{{value(y), value(m), value(0)}, y + 1};
  }

  // August 16, 2021; August 2021; Nov. 2014
  std::optional<Match> month_first() const {
    if (!month(0)) return std::nullopt;
    const auto next = past_joiners(1);
    if (year(next)) return Match{{value(next), value(0), 0}, next + 1};
    if (!number(next, 2) || value(next) < 1) return std::nullopt;
    const auto y = past_joiners(next + 1);
    if (!year(y)) return std::nullopt;
    return Match{{value(y), value(0), value(next)}, y + 1};
  }

  // 2021, September 1; 2021, September; 2021
  std::optional<Match> year_first() const {
    if (!year(0)) return std::nullopt;
    const auto m = past_joiners(1);
    if (!month(m)) return Match{{value(0), 0, 0}, 1};
    const auto d = past_joiners(m + 1);
    if (number(d, 2) && value(d) >= 1) return Match{{value(0), value(m), value(d)}, d + 1};
    return Match{{value(0), value(m), 0}, m + 1};
  }

  int value(std::size_t i) const { return pieces_[i].value; }

  std::string_view text_;
  std::span<const Piece> pieces_;
};

int precision(const Date& date) { return date.day != 0 ? 3 : date.month != 0 ? 2 : 1; }

bool plausible_year(const Match& match) {
  return match.pieces > 1 || (match.date.year >= 1500 && match.date.year <= 2099);
}

bool weekday(std::string_view word) {
  return word.size() <= kLongestName &&
         kWeekdays.find(' ' + fold(word) + ' ') != std::string_view::npos;
}

// Is what follows a date nothing but a time of day, a zone or an abbreviation of "year"?
bool only_time_of_day(std::string_view rest) {
  std::size_t letters = 0;
  for (const char c : rest) {
    const bool allowed =
        is_digit(c) || std::string_view(" :,.TZ+-()").find(c) != std::string_view::npos;
    if (is_letter(c)) ++letters;
    if (!allowed && !is_letter(c)) return false;
  }
  return letters <= 6;
}

}  // namespace

std::string Date::iso() const {
  std::array<char, 40> buffer{};
  const int length =
      day != 0     ? std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day)
      : month != 0 ? std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", year, month)
                   : std::snprintf(buffer.data(), buffer.size(), "%04d", year);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::uint32_t Date::first_day() const {
  return static_cast<std::uint32_t>(year * 10000 + (month != 0 ? month : 1) * 100 +
                                    (day != 0 ? day : 1));
}

std::uint32_t Date::last_day() const {
  const int last_month = month != 0 ? month : 12;
  return static_cast<std::uint32_t>(year * 10000 + last_month * 100 +
                                    (day != 0 ? day : days_in(year, last_month)));
}

std::optional<Date> Date::of_days(std::uint32_t first_day, std::uint32_t last_day) {
  if (first_day == 0) return std::nullopt;
  const auto part = [&](std::uint32_t of) { return static_cast<int>(first_day / of % 100); };
  Date date{.year = static_cast<int>(first_day / 10000)};
  if (first_day / 100 == last_day / 100) date.month = part(100);
  if (first_day == last_day) date.day = part(1);
  return date;
}

std::optional<Date> parse_date(std::string_view text) {
  Lexer lexer(text);
  std::vector<Piece> pieces;
  Piece piece;
  while (pieces.size() < kWindow + 2 && lexer.next(piece)) {
    const bool date_part = piece.kind == Piece::Number || piece.kind == Piece::Month;
    if (!pieces.empty() || date_part) {
      pieces.push_back(piece);
    } else if (piece.kind == Piece::Word
                   ? !weekday(text.substr(piece.bytes.begin, piece.bytes.size()))
                   : piece.value != ',' && piece.value != '.' && piece.value != '(') {
      return std::nullopt;
    }
  }
  const auto match = Matcher(text, pieces).match();
  if (!match) return std::nullopt;
  const auto end = pieces[match->pieces - 1].bytes.end;
  if (!only_time_of_day(text.substr(end))) return std::nullopt;
  return match->date;
}

const WordFilter& month_filter() {
  static const auto filter = [] {
    WordFilter words;
    for (const auto& [name, month] : months()) words.add(name);
    return words;
  }();
  return filter;
}

int month_number(std::string_view name) {
  if (name.size() < kShortestName || name.size() > kLongestName) return 0;
  // Folding takes far longer than all the rest, and is needed for few words.
  const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) == 0; });
  if (ascii && !month_filter().may_have(name)) return 0;
  std::string lower(name);
  for (auto& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto found = months().find(ascii ? lower : fold(name));
  return found == months().end() ? 0 : found->second;
}

std::optional<FoundDate> date_at(std::string_view text, std::size_t begin) {
  const auto from = text.substr(begin);
  Lexer lexer(from);
  std::vector<Piece> pieces;
  Piece piece;
  while (pieces.size() < kWindow && lexer.next(piece)) pieces.push_back(piece);
  const auto match = Matcher(from, pieces).match();
  if (!match) return std::nullopt;
  const auto start = static_cast<std::uint32_t>(begin);
  return FoundDate{
      match->date,
      {start + pieces.front().bytes.begin, start + pieces[match->pieces - 1].bytes.end}};
}

std::optional<FoundDate> find_date(std::string_view text, int least_precision) {
  Lexer lexer(text);
  std::vector<Piece> window;
  Piece piece;
  bool more = true;
  while (true) {
    while (more && window.size() < kWindow && (more = lexer.next(piece))) window.push_back(piece);
    if (window.empty()) return std::nullopt;
    if (window.front().kind == Piece::Number || window.front().kind == Piece::Month) {
      const auto match = Matcher(text, window).match();
      if (match && precision(match->date) >= least_precision && plausible_year(*match)) {
        return FoundDate{match->date,
                         {window.front().bytes.begin, window[match->pieces - 1].bytes.end}};
      }
    }
    window.erase(window.begin());
  }
}

}  // namespace dossier
