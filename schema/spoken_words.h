// SPDX-License-Identifier: GPL-2.0-or-later
// The words of which times are spoken, and what they mean. Internal to spoken_dates.
//
//   "Two weeks" -> {text "two", capital} {text "weeks"};  count_of -> 2, unit_of -> Week

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"
#include "schema/calendar.h"
#include "schema/day_range.h"

namespace dossier {

/// What a word may begin, by what it is; of most words it is known that they begin nothing.
namespace begins {
inline constexpr std::uint8_t kNumber = 1;     ///< Digits.
inline constexpr std::uint8_t kMonth = 2;      ///< In any language.
inline constexpr std::uint8_t kWeekday = 4;    ///< English, as all that follow.
inline constexpr std::uint8_t kCount = 8;      ///< "two", "a".
inline constexpr std::uint8_t kPart = 16;      ///< "early", "end", "second", "spring".
inline constexpr std::uint8_t kRelative = 32;  ///< "last", "today".
}  // namespace begins

/// A run of letters or of digits.
struct SpokenWord {
  std::string_view text;  ///< ASCII letters in lower case; "" where it is very long, or no letters.
  bool capital = false;   ///< Began with a capital, or with a letter that is not ASCII.
  int number = -1;        ///< Of digits, up to six of them; "26th" is a number too.
  int digits = 0;
  int decade = 0;                 ///< 1990 for "1990s".
  std::uint8_t begins = 0;        ///< Of begins::.
  std::uint64_t rows_abroad = 0;  ///< rows_that_begin() with it.
  ByteRange bytes;
};

/// The words of one text, which need not outlive it. Neither copied nor moved: its words point into
/// it.
class SpokenText {
 public:
  explicit SpokenText(std::string_view text);
  SpokenText(const SpokenText&) = delete;
  SpokenText& operator=(const SpokenText&) = delete;

  const std::vector<SpokenWord>& words() const { return words_; }

 private:
  static void read_digits(std::string_view text, std::size_t& at, SpokenWord& word);
  void read_letters(std::string_view text, std::size_t& at, SpokenWord& word);

  std::string lower_;
  std::vector<SpokenWord> words_;
};

/// Is `word` one of `words`, which blanks separate?
bool one_of(std::string_view word, std::string_view words);
/// 0 for Sunday; -1: none. English, in lower case, in full.
int weekday_number(std::string_view word);
/// "two", "2", "a"; 0: none.
int count_of(const SpokenWord& word);
Unit unit_of(std::string_view word);
/// The first month of a season; 0: none.
int season_month(std::string_view word);
/// Something that is counted, so that a number before it is no year.
bool counted_thing(std::string_view word);

/// "mid", "second half", "end" (of): which share of a period is meant, in twelfths.
struct PeriodPart {
  std::size_t words = 0;  ///< 0: none.
  int from = 0, to = 12;
  bool needs_of = false;
};
PeriodPart part_of_period(std::string_view first, std::string_view second);
/// Of a month or year. `nullopt` for half and quarter of a month.
std::optional<DayRange> share_of(const DayRange& period, const PeriodPart& part);

}  // namespace dossier
