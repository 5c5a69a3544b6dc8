// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/spoken_abroad.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>

namespace dossier {
namespace {

using enum RelativeKind;

constexpr std::size_t kMostParts = 5;

// Parts of a time: words to choose from, or %d a day of the week, %n a count, %u a unit, %1 a unit
// in the singular.
struct Row {
  RelativeKind kind;
  int step;
  std::array<std::string_view, kMostParts> parts;
};

constexpr Row kRows[] = {
    // German.
    {Day, -1, {"gestern"}},
    {Day, -2, {"vorgestern"}},
    {Day, 0, {"heute"}},
    {Weekday, 0, {"am seit", "%d"}},
    {Weekday, -1, {"vergangenen letzten vorigen", "%d"}},
    {Weekday, 1, {"kommenden nächsten", "%d"}},
    {Period,
     -1,
     {"letzte letzten letztes vergangene vergangenen vergangenes vorige vorigen voriges", "%1"}},
    {Period, 0, {"diese diesen dieses dieser diesem", "%1"}},
    {Period, 1, {"nächste nächsten nächstes kommende kommenden kommendes", "%1"}},
    {Ago, 0, {"vor", "%n", "%u"}},
    // French.
    {Day, -1, {"hier", "soir matin"}},
    {Day, -2, {"avant", "hier"}},
    {Day, 0, {"aujourd", "hui"}},
    {Weekday, -1, {"%d", "dernier"}},
    {Weekday, 1, {"%d", "prochain"}},
    {Weekday, 0, {"ce depuis", "%d"}},
    {Weekday, 0, {"%d", "soir matin"}},
    {Period, -1, {"%1", "dernier dernière passé passée"}},
    {Period, 1, {"%1", "prochain prochaine"}},
    {Period, 0, {"ce cet cette", "%1"}},
    {Ago, 0, {"il", "y", "a", "%n", "%u"}},
    // Spanish.
    {Day, -1, {"ayer"}},
    {Day, -2, {"anteayer"}},
    {Day, 0, {"hoy"}},
    {Weekday, -1, {"el", "%d", "pasado"}},
    {Weekday, -1, {"el", "pasado", "%d"}},
    {Weekday, 1, {"el", "próximo", "%d"}},
    {Weekday, 0, {"el este", "%d"}},
    {Period, -1, {"%1", "pasado pasada"}},
    {Period, -1, {"pasado pasada", "%1"}},
    {Period, 0, {"este esta", "%1"}},
    {Period, 1, {"próximo próxima", "%1"}},
    {Period, 1, {"%1", "próximo próxima"}},
    {Ago, 0, {"hace", "%n", "%u"}},
    // Polish.
    {Day, -1, {"wczoraj"}},
    {Day, -2, {"przedwczoraj"}},
    {Day, 0, {"dzisiaj dziś"}},
    {Weekday, -1, {"w we", "zeszły ubiegły miniony zeszłą ubiegłą minioną", "%d"}},
    {Weekday, 0, {"w we od", "%d"}},
    {Period, -1, {"w", "zeszłym ubiegłym minionym", "%1"}},
    {Period, 0, {"w", "tym", "%1"}},
    {Period, 1, {"w", "przyszłym", "%1"}},
    {Ago, 0, {"%n", "%u", "temu"}},
    {Ago, 0, {"%1", "temu"}},
};

// From Sunday.
constexpr std::array<std::string_view, 7> kWeekdays{
    "sonntag dimanche domingo niedzielę niedzieli", "montag lundi lunes poniedziałek poniedziałku",
    "dienstag mardi martes wtorek wtorku",          "mittwoch mercredi miércoles środę środy",
    "donnerstag jeudi jueves czwartek czwartku",    "freitag vendredi viernes piątek piątku",
    "samstag sonnabend samedi sábado sobotę soboty"};

// From one.
constexpr std::array<std::string_view, 10> kNumbers{"ein eine einem einer einen un une una jeden",
                                                    "zwei deux dos dwa dwie",
                                                    "drei trois tres trzy",
                                                    "vier quatre cuatro cztery",
                                                    "fünf cinq cinco pięć",
                                                    "sechs six seis sześć",
                                                    "sieben sept siete siedem",
                                                    "acht huit ocho osiem",
                                                    "neun neuf nueve dziewięć",
                                                    "zehn dix diez dziesięć"};

constexpr std::string_view kWeek = "woche semaine semana tydzień tygodniu",
                           kMonth = "monat mois mes miesiąc miesiącu",
                           kYear = "jahr an année año rok roku";

Unit one_unit(std::string_view word) {
  if (one_of(word, kWeek)) return Unit::Week;
  if (one_of(word, kMonth)) return Unit::Month;
  return one_of(word, kYear) ? Unit::Year : Unit::None;
}

Unit any_unit(std::string_view word) {
  if (one_of(word, "tag tagen jour jours día días dzień dni")) return Unit::Day;
  if (one_of(word, "wochen semaines semanas tygodnie tygodni")) return Unit::Week;
  if (one_of(word, "monaten meses miesiące miesięcy")) return Unit::Month;
  return one_of(word, "jahren ans années años lata lat") ? Unit::Year : one_unit(word);
}

template <typename Lists>
int place_in(const Lists& lists, std::string_view word) {
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (one_of(word, lists.at(i))) return static_cast<int>(i);
  }
  return -1;
}

bool read_part(std::string_view part, const SpokenWord& word, RelativeTime& time) {
  if (part == "%d") {
    time.weekday = place_in(kWeekdays, word.text);
    return time.weekday >= 0;
  }
  if (part == "%n") {
    time.count =
        word.digits > 0 && word.digits <= 3 ? word.number : 1 + place_in(kNumbers, word.text);
    return time.count > 0;
  }
  if (part == "%u" || part == "%1") {
    time.unit = part == "%u" ? any_unit(word.text) : one_unit(word.text);
    return time.unit != Unit::None;
  }
  return one_of(word.text, part);
}

RelativeTime read_row(const Row& row, const std::vector<SpokenWord>& words, std::size_t at) {
  RelativeTime time;
  for (const auto part : row.parts) {
    if (part.empty()) break;
    if (at + time.words >= words.size() || !read_part(part, words[at + time.words], time))
      return {};
    ++time.words;
  }
  time.kind = row.kind;
  time.step = row.step;
  if (time.kind == Ago && time.count == 0) time.count = 1;
  return time;
}

void add_words(std::vector<std::string_view>& words, std::string_view list) {
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

RelativeTime relative_time(const std::vector<SpokenWord>& words, std::size_t at) {
  // Ayer and Hoy are surnames too.
  if (words[at].capital && one_of(words[at].text, "ayer hoy")) return {};
  RelativeTime longest;
  for (auto rows = words[at].rows_abroad; rows != 0; rows &= rows - 1) {
    const auto time = read_row(kRows[std::countr_zero(rows)], words, at);
    if (time.words > longest.words) longest = time;
  }
  return longest;
}

std::uint64_t rows_that_begin(const SpokenWord& word) {
  static_assert(std::size(kRows) <= 64);
  std::uint64_t rows = 0;
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    RelativeTime time;
    if (read_part(kRows[i].parts.front(), word, time)) rows |= std::uint64_t{1} << i;
  }
  return rows;
}

const std::vector<std::string_view>& words_that_begin_abroad() {
  static const auto words = [] {
    std::vector<std::string_view> list;
    for (const auto& row : kRows) {
      if (!row.parts.front().starts_with('%')) add_words(list, row.parts.front());
    }
    for (const auto days : kWeekdays) add_words(list, days);
    for (const auto numbers : kNumbers) add_words(list, numbers);
    for (const auto units : {kWeek, kMonth, kYear}) add_words(list, units);
    return list;
  }();
  return words;
}

bool leads_to_month_abroad(std::string_view word) {
  return one_of(word, "im seit en depuis desde w od");
}

}  // namespace dossier
