// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/spoken_dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "schema/calendar.h"
#include "schema/spoken_abroad.h"
#include "schema/spoken_words.h"

namespace dossier {
namespace {

// A month or day without a year is the last one, unless that is so many days ago that the next is
// nearer by far.
constexpr int kPastDays = 274;
// The same behind "by" and "until", which look ahead.
constexpr int kPastDaysBy = 31;
// A paragraph that speaks of a time so many days before the document tells of that time.
constexpr int kToldDays = 3 * 365;
// But what happened lately is told from the day of the document.
constexpr int kLatelyDays = 92;
// Numbers that are years when words say so.
constexpr int kFirstYear = 1500, kLastYear = 2099;

using Found = std::optional<SpokenDate>;

DayRange whole(const Date& date) { return {date.first_day(), date.last_day()}; }
DayRange one_day(DayNumber day) { return {as_number(day), as_number(day)}; }

class Finder {
 public:
  Finder(std::string_view text, const std::optional<Date>& said)
      : text_(text), spoken_(text), words_(spoken_.words()), said_(said) {
    // What is said in a month whose day is not known, is said at its end.
    if (said) base_ = day_of_number(said->last_day());
    exact_ = said && said->day != 0;
  }

  std::vector<SpokenDate> run() {
    // The first that reads a time has it.
    using namespace begins;
    static constexpr std::array<Rule, 11> kRules{{
        {&Finder::part, kNumber | kPart},
        {&Finder::days_of_month, kNumber | kMonth},
        {&Finder::written, kNumber | kMonth},
        {&Finder::no_year, kNumber | kMonth},
        {&Finder::counted, kNumber | kCount},
        {&Finder::span, kRelative},
        {&Finder::unit, kRelative},
        {&Finder::named_day, kRelative},
        {&Finder::weekday, kRelative | kWeekday},
        {&Finder::month, kRelative | kMonth},
        {&Finder::year, kNumber},
    }};
    while (at_ < words_.size()) {
      const auto& first = words_[at_];
      if (first.begins == 0 && first.rows_abroad == 0) {
        ++at_;
        continue;
      }
      Found found;
      for (const auto& rule : kRules) {
        if ((first.begins & rule.begins) != 0 && (found = (this->*rule.read)())) break;
      }
      if (!found && first.rows_abroad != 0) found = abroad();
      if (!found) {
        ++at_;
        continue;
      }
      found_.push_back(*found);
      while (at_ < words_.size() && words_[at_].bytes.begin < found->bytes.end) ++at_;
    }
    return std::move(found_);
  }

 private:
  struct Rule {
    Found (Finder::*read)();
    std::uint8_t begins;  // What the first word must be.
  };

  const SpokenWord& word(std::size_t i) const {
    static const SpokenWord kNone;
    return at_ + i < words_.size() ? words_[at_ + i] : kNone;
  }
  const SpokenWord& before(std::size_t i) const {
    static const SpokenWord kNone;
    return at_ >= i ? words_[at_ - i] : kNone;
  }
  bool is(std::size_t i, std::string_view words) const { return one_of(word(i).text, words); }
  bool after(std::string_view words) const { return one_of(before(1).text, words); }
  // What stands between a word and the one before it.
  std::string_view gap(std::size_t i) const {
    if (at_ + i == 0 || at_ + i >= words_.size()) return {};
    const auto begin = words_[at_ + i - 1].bytes.end;
    return text_.substr(begin, words_[at_ + i].bytes.begin - begin);
  }
  bool dash(std::size_t i) const { return one_of(gap(i), "- – —"); }
  int year_at(std::size_t i) const {
    const auto& w = word(i);
    return w.digits == 4 && w.number >= kFirstYear && w.number <= kLastYear ? w.number : 0;
  }
  int day_at(std::size_t i) const {
    const auto& w = word(i);
    return w.digits > 0 && w.digits <= 2 && w.number >= 1 && w.number <= 31 ? w.number : 0;
  }
  // English months begin with a capital: "may" and "march" are words.
  int month_at(std::size_t i) const { return word(i).capital ? month_number(word(i).text) : 0; }

  // Behind a number a name in full is a month, in whichever case its language writes it.
  int month_behind_day(std::size_t i) const {
    const auto& name = word(i).text;
    if (word(i).capital || name.size() < 4 || name == "march") return month_at(i);
    return month_number(name);
  }

  SpokenDate make(DayRange days, std::size_t from, std::size_t words) const {
    return {days, {word(from).bytes.begin, word(from + words - 1).bytes.end}};
  }

  // August 26, 2021; 2021-08-26; sierpień 2021: with a year, and more than that.
  Found written() {
    if (word(0).digits == 0 && month_number(word(0).text) == 0) return {};
    if (!word(0).capital && is(0, "may march")) return {};
    const auto date = date_at(text_, word(0).bytes.begin);
    if (!date || date->date.month == 0) return {};
    const auto day = day_of_number(date->date.first_day());
    if (base_ && *base_ - day > kLatelyDays && *base_ - day <= kToldDays) told_ = day;
    return SpokenDate{whole(date->date), date->bytes};
  }

  // August 15-17, 2021; 15-17 August 2021
  Found days_of_month() {
    const int month = month_at(0) != 0 ? month_at(0) : month_at(2);
    const std::size_t first = month_at(0) != 0 ? 1 : 0;
    const int from = day_at(first), to = day_at(first + 1);
    if (month == 0 || from == 0 || to <= from || !dash(first + 1)) return {};
    const int year = year_at(3) != 0 ? year_at(3) : year_of(month, from);
    const auto begin = valid_day(year, month, from), end = valid_day(year, month, to);
    if (!begin || !end) return {};
    return make({as_number(*begin), as_number(*end)}, 0, year_at(3) != 0 ? 4 : 3);
  }

  // The year of a month (and day) said without one; 0 where the document has no date.
  int year_of(int month, int day) const {
    if (!base_) return 0;
    if (told_) return nearest_year(*told_, month, day);
    const int past = day != 0 && after("by until till") ? kPastDaysBy : kPastDays;
    for (int year = said_->year + 1; year > said_->year - 2; --year) {
      const auto begins = valid_day(year, month, day == 0 ? 1 : day);
      if (!begins || *begins > *base_) continue;
      return *base_ - *begins <= past ? year : year + 1;
    }
    return 0;
  }

  static int nearest_year(DayNumber time, int month, int day) {
    const int year = static_cast<int>(as_number(time) / 10000);
    int nearest = 0, least = 0;
    for (const int candidate : {year, year - 1, year + 1}) {
      const auto begins = valid_day(candidate, month, day == 0 ? 1 : day);
      if (!begins) continue;
      const int days = std::abs(*begins - time);
      if (nearest != 0 && days >= least) continue;
      nearest = candidate;
      least = days;
    }
    return nearest;
  }

  // August 26, 26 August, the 26th of August
  Found no_year() {
    const bool day_first = day_at(0) != 0;
    const std::size_t of = day_first && is(1, "of de") ? 1 : 0;
    const int month = day_first ? month_behind_day(1 + of) : month_at(0);
    const int day = day_first ? day_at(0) : day_at(1);
    if (month == 0 || day == 0 || (!day_first && gap(1) != " ")) return {};
    const auto date = valid_day(year_of(month, day), month, day);
    if (!date) return {};
    return make(one_day(*date), 0, 2 + of);
  }

  // A year, or a month with or without its year, from word `i` on.
  struct Period {
    Date date;
    std::size_t words = 0;
  };
  std::optional<Period> period(std::size_t i) const {
    if (const int year = year_at(i); year != 0) return Period{{year, 0, 0}, 1};
    const int month = month_at(i);
    if (month == 0) return std::nullopt;
    if (const int year = year_at(i + 1); year != 0) return Period{{year, month, 0}, 2};
    const int year = year_of(month, 0);
    return year == 0 ? std::nullopt : std::optional(Period{{year, month, 0}, 1});
  }

  // early 2020, mid-August, the second half of 2019, late in 2021, summer 2020, the late 1990s
  Found part() {
    if (auto decade = this->decade()) return decade;
    if (auto season = this->season()) return season;
    const auto part = part_of_period(word(0).text, word(1).text);
    if (part.words == 0) return {};
    std::size_t i = part.words;
    if (is(i, "of in")) ++i;
    if (part.needs_of && i == part.words) return {};
    if (is(i, "the year")) return {};
    const auto found = period(i);
    if (!found) return {};
    const auto days = share_of(whole(found->date), part);
    return days ? Found(make(*days, 0, i + found->words)) : Found();
  }

  // 1990s, the early 1990s
  Found decade() const {
    const std::size_t i = is(0, "early mid late") ? 1 : 0;
    const auto& w = word(i);
    if (w.decade == 0) return {};
    DayRange days{static_cast<std::uint32_t>(w.decade * 10000 + 101),
                  static_cast<std::uint32_t>((w.decade + 9) * 10000 + 1231)};
    if (i == 1) {
      const int third = is(0, "early") ? 0 : is(0, "mid") ? 1 : 2;
      const int first = w.decade + third * 3 + (third == 2 ? 1 : 0);
      days = {static_cast<std::uint32_t>(first * 10000 + 101),
              static_cast<std::uint32_t>((first + (third == 1 ? 3 : 2)) * 10000 + 1231)};
    }
    return make(days, 0, i + 1);
  }

  // spring 2021, the winter of 2020: of the northern half of the earth; a winter begins in
  // December.
  Found season() const {
    const int first = season_month(word(0).text);
    const std::size_t i = is(1, "of") ? 2 : 1;
    if (first == 0 || year_at(i) == 0) return {};
    const int year = year_at(i), last = first + 2;
    const Date end = last > 12 ? Date{year + 1, last - 12, 0} : Date{year, last, 0};
    return make({Date{year, first, 0}.first_day(), end.last_day()}, 0, i + 1);
  }

  // two weeks ago, a month earlier, three years later
  Found counted() {
    const int count = count_of(word(0));
    const auto unit = unit_of(word(1).text);
    if (count == 0 || unit == Unit::None || !is(2, "ago earlier later")) return {};
    if (is(2, "later earlier") && is(3, "than")) return {};
    std::optional<DayNumber> from = base_;
    if (!is(2, "ago") && !found_.empty()) from = day_of_number(found_.back().days.first);
    const bool known = !is(2, "ago") && !found_.empty() ? true : exact_ || unit >= Unit::Month;
    if (!from || !known) return {};
    const auto day = moved(*from, is(2, "later") ? count : -count, unit);
    // What the document tells of was over when it was written.
    if (day && is(2, "later") && base_ && *day > *base_) return {};
    return day ? Found(make(around(*day, unit), 0, 3)) : Found();
  }

  // the past two weeks, the last three years
  Found span() {
    if (!is(0, "last past previous") || !exact_) return {};
    const int count = count_of(word(1));
    const auto unit = unit_of(word(2).text);
    if (count == 0 || unit == Unit::None || word(1).text == "a") return {};
    const auto from = moved(*base_, -count, unit);
    return from ? Found(make({as_number(*from), as_number(*base_)}, 0, 3)) : Found();
  }

  // last week, this year, next month
  Found unit() {
    const auto unit = unit_of(word(1).text);
    if (!base_ || !is(0, "last this next") || unit == Unit::None || unit == Unit::Day) return {};
    if (word(1).text.ends_with('s') || (unit == Unit::Week && !exact_)) return {};
    if (unit == Unit::Month && said_->month == 0) return {};
    const auto days = period(unit, is(0, "last") ? -1 : is(0, "next") ? 1 : 0);
    return days ? Found(make(*days, 0, 2)) : Found();
  }

  // The week, month or year `step` behind that of the document.
  std::optional<DayRange> period(Unit unit, int step) const {
    if (unit != Unit::Week) {
      const auto day = moved(*base_, step, unit);
      return day ? std::optional(around(*day, unit)) : std::nullopt;
    }
    const DayNumber monday = *base_ - (weekday_of(*base_) + 6) % 7 + step * 7;
    return DayRange{as_number(monday), as_number(monday + 6)};
  }

  // today, yesterday, last night
  Found named_day() {
    if (!exact_) return {};
    if (is(0, "last") && is(1, "night")) return make(one_day(*base_ - 1), 0, 2);
    if (is(0, "this") && is(1, "morning afternoon evening")) return make(one_day(*base_), 0, 2);
    if (is(0, "yesterday")) return make(one_day(*base_ - 1), 0, 1);
    if (is(0, "today tonight")) return make(one_day(*base_), 0, 1);
    if (is(0, "tomorrow")) return make(one_day(*base_ + 1), 0, 1);
    return {};
  }

  // last Tuesday, on Tuesday, next Tuesday, Tuesday morning
  Found weekday() {
    if (!exact_) return {};
    const std::size_t i = is(0, "last next this") ? 1 : 0;
    const int wanted = word(i).capital ? weekday_number(word(i).text) : -1;
    if (wanted < 0 || is(i + 1, "prayers prayer")) return {};
    const bool sure = i == 1 || after("on since until till by before after late early from") ||
                      is(i + 1, "morning afternoon evening night");
    if (!sure) return {};
    return make(day_of_week(wanted, is(0, "last") ? -1 : is(0, "next") ? 1 : 0), 0, i + 1);
  }

  // The last such day, or with `step` the one before the document's day or after it.
  DayRange day_of_week(int wanted, int step) const {
    int back = (weekday_of(*base_) - wanted + 7) % 7;
    if (step < 0 && back == 0) back = 7;
    if (step > 0) back -= 7;
    return one_day(*base_ - back);
  }

  // The same in other languages.
  Found abroad() {
    if (!base_) return {};
    const auto time = relative_time(words_, at_);
    const bool rough = time.unit == Unit::Year || (time.unit == Unit::Month && said_->month != 0);
    if (time.kind == RelativeKind::None || !(exact_ || rough)) return {};
    if (time.kind == RelativeKind::Day) return make(one_day(*base_ + time.step), 0, time.words);
    if (time.kind == RelativeKind::Weekday)
      return make(day_of_week(time.weekday, time.step), 0, time.words);
    if (time.kind == RelativeKind::Period) {
      const auto days = period(time.unit, time.step);
      return days ? Found(make(*days, 0, time.words)) : Found();
    }
    const auto day = moved(*base_, -time.count, time.unit);
    return day ? Found(make(around(*day, time.unit), 0, time.words)) : Found();
  }

  // in August, last August, by next May
  Found month() {
    const std::size_t i = is(0, "last next this") ? 1 : 0;
    const bool abroad = i == 0 && leads_to_month_abroad(before(1).text);
    const int month = abroad ? month_number(word(0).text) : month_at(i);
    if (month == 0 || !base_ || said_->month == 0) return {};
    if (i == 0 && !abroad && !after("in since until till by during before after through"))
      return {};
    int year = year_of(month, 0);
    if (is(0, "last")) year = month < said_->month ? said_->year : said_->year - 1;
    if (is(0, "next")) year = month > said_->month ? said_->year : said_->year + 1;
    if (is(0, "this")) year = said_->year;
    return year == 0 ? Found() : Found(make(whole({year, month, 0}), 0, i + 1));
  }

  // in 2019, since 2001, 2001-2021, (2019): but not "in 2000 villages"
  Found year() {
    const int year = year_at(0);
    if (year == 0) return {};
    const auto next = word(1).bytes.begin > 0 ? gap(1) : std::string_view();
    const char behind = word(0).bytes.end < text_.size() ? text_[word(0).bytes.end] : '.';
    const bool bracket = gap(0).ends_with("(") && (behind == ')' || behind == ',');
    const bool run = (year_at(1) != 0 && dash(1)) || (at_ > 0 && dash(0) && before(1).digits == 4);
    const bool closes = behind == ')' && gap(0) == ", ";
    const bool said = after("in since until till before after during year from through around") ||
                      (after("of") && one_of(before(2).text, "end beginning start year"));
    const bool counts = next == " " && !word(1).capital && counted_thing(word(1).text);
    if (counts || (!bracket && !run && !closes && !said)) return {};
    return make(whole({year, 0, 0}), 0, 1);
  }

  std::string_view text_;
  const SpokenText spoken_;
  const std::vector<SpokenWord>& words_;
  std::optional<Date> said_;
  std::optional<DayNumber> base_;
  std::optional<DayNumber> told_;  // The last full date of the paragraph.
  bool exact_ = false;             // The document's day is known.
  std::size_t at_ = 0;
  std::vector<SpokenDate> found_;
};

}  // namespace

std::vector<SpokenDate> spoken_dates(std::string_view text, const std::optional<Date>& said) {
  return Finder(text, said).run();
}

}  // namespace dossier
