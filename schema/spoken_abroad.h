// SPDX-License-Identifier: GPL-2.0-or-later
// Relative times in the words of German, French, Spanish and Polish. Internal to spoken_dates.
//
//   "vor zwei Wochen", "il y a deux semaines"  -> Ago, 2 weeks
//   "la semaine dernière", "w zeszłym roku"     -> Period, the week and the year before this one
//   "am Dienstag", "el lunes pasado"            -> Weekday
//   "vorgestern", "wczoraj"                     -> Day
//
// Without the document's language: only words that mean nothing else in the others ("hier" is
// "here" in German, so that it takes "hier soir").

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/spoken_words.h"

namespace dossier {

enum class RelativeKind : std::uint8_t { None, Day, Weekday, Period, Ago };

struct RelativeTime {
  RelativeKind kind = RelativeKind::None;
  std::size_t words = 0;
  int step = 0;     ///< Days of Day, units of Period; of Weekday -1 the last, 0 the nearest past.
  int weekday = 0;  ///< 0 for Sunday.
  int count = 0;    ///< Of Ago.
  Unit unit = Unit::None;
};

/// The relative time that begins at word `at`; kind None where none does. Cost: the rows that begin
/// with that word.
RelativeTime relative_time(const std::vector<SpokenWord>& words, std::size_t at);

/// The words with which one may begin; they live on.
const std::vector<std::string_view>& words_that_begin_abroad();
/// A bit for each row of the table of relative times that may begin with this word, whose `text` or
/// digits are read. Cost: the whole table.
std::uint64_t rows_that_begin(const SpokenWord& word);

/// Words behind which a month without a year is a time: "im August", "en août", "w sierpniu".
bool leads_to_month_abroad(std::string_view word);

}  // namespace dossier
