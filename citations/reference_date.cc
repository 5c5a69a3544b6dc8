// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_date.h"

#include <algorithm>

#include "schema/date.h"

namespace dossier {
namespace {

// The finest date around the year at `y`: up to five tokens before it, or a month and day behind.
std::string date_around(const RefText& text, std::size_t y, std::size_t begin) {
  const std::string year = text.tokens[y].lower.substr(0, 4);
  std::string best = year;
  const std::size_t from = y >= begin + 5 ? y - 5 : begin;
  for (std::size_t start = from; start <= y; ++start) {
    const std::size_t end = start == y ? std::min(text.size(), y + 6) : y + 1;
    auto slice = text.slice(start, end);
    if (start == y && text.mark(y + 1, '.')) continue;  // "2012. May it be": a new statement.
    const auto found = parse_date(slice);
    if (found && found->iso().starts_with(year) && found->iso().size() > best.size())
      best = found->iso();
    if (best.size() > 4) return best;
    const auto behind = find_date(slice, 2);
    if (behind && behind->bytes.begin == 0 && behind->date.iso().starts_with(year) &&
        behind->date.iso().size() > best.size())
      best = behind->date.iso();
  }
  return best;
}

bool year_range_behind(const RefText& text, std::size_t i) {
  return text.mark(i + 1, '-') && text.is(i + 2, RefToken::Number) &&
         (text.year(i + 2) || text.tokens[i + 2].lower.size() <= 2);
}

// How much a year at `i` looks like the date of the work; negative: it is none.
int date_score(const RefText& text, std::size_t i, std::size_t begin) {
  if (!text.year(i)) return -1;
  if (!text.on(CitationRule::VolumesAndPages)) return 1;
  const bool has_before = i > begin;
  if (text.mark(i + 1, '-') && text.is(i + 2, RefToken::Number) && !year_range_behind(text, i))
    return -1;
  if (has_before && text.mark(i - 1, '-') && i > begin + 1 && text.is(i - 2, RefToken::Number) &&
      text.tokens[i - 2].lower.size() > 2)
    return -1;
  if (has_before && (text.word_of(i - 1, "pp p pages page no vol nr abs") || text.mark(i - 1, '#')))
    return -1;
  if (has_before && text.mark(i - 1, '.') && i > begin + 1 &&
      text.word_of(i - 2, "pp p pages no vol nr"))
    return -1;
  int score = year_range_behind(text, i) ? 0 : 1;
  // "Lett. 2010, 10, 1979": the year stands before the volume.
  if (text.mark(i + 1, ',') && text.is(i + 2, RefToken::Number) && !text.year(i + 2) && i > 0 &&
      !text.mark(i - 1, ',') && !edition_start(text, i + 2))
    score += 4;
  const bool monthly =
      has_before &&
      (month(text, i - 1) || (i > begin + 1 && text.mark(i - 1, '.') && month(text, i - 2)) ||
       (i > begin + 2 && month(text, i - 3)) || (i > begin + 1 && month(text, i - 2)));
  if (monthly) score += 3;
  if (has_before && text.mark(i - 1, '(') && !monthly) score += 3;
  if (text.mark(i + 1, ')')) score += 2;
  if (has_before && text.mark(i - 1, ',')) score += 1;
  if (i + 1 >= text.size() || (text.mark(i + 1, '.') && i + 2 >= text.size())) score += 2;
  if (text.mark(i + 1, '.') || text.mark(i + 1, ',') || text.mark(i + 1, ';') ||
      text.mark(i + 1, ':'))
    score += 1;
  if (has_before && text.mark(i - 1, ':')) score -= 2;
  if (text.is(i + 1, RefToken::Word) && text.tokens[i + 1].upper && !monthly && !month(text, i + 1))
    score -= 2;
  return score;
}

}  // namespace

std::optional<ReferenceDate> date_at(const RefText& text, std::size_t begin) {
  std::size_t i = begin;
  while (text.mark(i, ',') || text.mark(i, '.') || text.mark(i, ':')) ++i;
  if (text.mark(i, '(') || text.mark(i, '[')) {
    const std::size_t close = text.closing(i);
    if (close == text.size() || close > i + 12) return std::nullopt;
    const bool none = text.word_of(i + 1, "n.d n undated forthcoming press") ||
                      (text.word(i + 1, "in") && text.word(i + 2, "press"));
    if (none && text.on(CitationRule::NoDates)) return ReferenceDate{{i, close + 1}, ""};
    for (std::size_t y = i + 1; y < close; ++y) {
      if (text.year(y) && (y == i + 1 || month(text, i + 1) || text.is(i + 1, RefToken::Number) ||
                           text.word_of(i + 1, "c ca circa")))
        return ReferenceDate{{i, close + 1}, date_around(text, y, i + 1)};
    }
    return std::nullopt;
  }
  if (text.year(i)) {
    if (text.mark(i + 1, '-') && !year_range_behind(text, i)) return std::nullopt;
    return ReferenceDate{{i, year_range_behind(text, i) ? i + 3 : i + 1},
                         text.tokens[i].lower.substr(0, 4)};
  }
  return std::nullopt;
}

std::optional<ReferenceDate> find_reference_date(const RefText& text, std::size_t begin,
                                                 std::size_t end) {
  end = std::min(end, text.size());
  int best = 0;
  std::size_t at = end;
  for (std::size_t i = begin; i < end; ++i) {
    const int score = date_score(text, i, begin);
    if (score > best) {
      best = score;
      at = i;
    }
  }
  if (best <= 0) {
    const auto numeric = find_date(text.slice(begin, end), 3);
    if (!numeric) return std::nullopt;
    return ReferenceDate{{begin, begin}, numeric->date.iso()};
  }
  return ReferenceDate{{at, at + 1}, date_around(text, at, begin)};
}

std::string refine_date(const RefText& text, const std::string& iso, std::size_t begin) {
  if (iso.size() != 4 || !text.on(CitationRule::FinerDates)) return iso;
  for (std::size_t i = begin; i + 1 < text.size(); ++i) {
    const bool day_first =
        text.is(i, RefToken::Number) && text.tokens[i].lower.size() <= 2 && month(text, i + 1);
    const bool month_first = month(text, i) && text.tokens[i].letters > 3 &&
                             text.is(i + 1, RefToken::Number) &&
                             text.tokens[i + 1].lower.size() <= 2;
    if (!day_first && !month_first) continue;
    if (text.year(i + 2) || (text.mark(i + 2, ',') && text.year(i + 3))) return iso;
    const auto found = parse_date(std::string(text.slice(i, i + 2)) + " " + iso);
    if (found) return found->iso();
  }
  return iso;
}

}  // namespace dossier
