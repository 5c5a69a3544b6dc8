// SPDX-License-Identifier: GPL-2.0-or-later
// A result over time, as bars one below the other.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "searcher/results/histogram.h"
#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"

namespace dossier {
namespace {

// More periods without documents than this are one row of dots.
constexpr std::int64_t kMostGap = 6;
constexpr int kLeastBar = 8, kMostBar = 60;

// `count` of `most` as blocks, by eighths of a column: what is there is at least one eighth long.
std::string bar(std::uint32_t count, std::uint32_t most, int width) {
  constexpr std::array kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (count == 0 || most == 0) return {};
  const auto all = std::uint64_t{8} * static_cast<unsigned>(width);
  const auto eighths = std::max<std::uint64_t>(1, (count * all + most / 2) / most);
  std::string out;
  for (std::uint64_t i = 0; i < eighths / 8; ++i) out += "█";
  return out + kEighths.at(eighths % 8);
}

std::string label(const PeriodCount& period) {
  if (period.period.empty()) return "undated";
  if (period.period == "...") return "…";
  return period.coarse ? period.period + " only" : period.period;
}

// "Closer: dossier timeline --by day taliban date:2021-08", of the period with most.
std::string closer(const SearchAnswer& answer, const std::vector<PeriodCount>& periods) {
  const PeriodCount* peak = nullptr;
  for (const auto& period : periods) {
    if (period_number(period) && (peak == nullptr || period.count > peak->count)) peak = &period;
  }
  if (peak == nullptr || finer_unit(peak->unit).empty()) return {};
  std::string quoted;
  for (const char c : answer.query.undated) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return fmt::format("dossier timeline --by {} '{}{}{}'", finer_unit(peak->unit), quoted,
                     quoted.empty() ? "" : " ", period_clause(*peak));
}

}  // namespace

std::string timeline_text(const SearchAnswer& answer, const Screen& screen) {
  auto out = search_header(answer, screen);
  if (answer.total == 0) return out;
  auto periods = with_gaps(answer.facets.dates, kMostGap);
  if (periods.empty() || !periods.back().period.empty()) periods.push_back({"", "", false, 0});
  int widest = 0, digits = 1;
  std::uint32_t most = 0;
  for (const auto& period : periods) {
    widest = std::max(widest, columns(label(period)));
    digits = std::max(digits, columns(grouped(period.count)));
    most = std::max(most, period.count);
  }
  const int room = screen.prose() - 2 - widest - 2 - digits - 2;
  const int width = std::clamp(room, kLeastBar, kMostBar);
  out += '\n';
  std::string unit;
  for (const auto& period : periods) {
    const bool gap = period.period == "...";
    const auto quiet = gap || period.coarse || period.period.empty() ? Ink::Dim : Ink::Plain;
    auto line = "  " + paint(clip(label(period), widest, true), quiet, screen.colour);
    const auto count = gap ? "" : grouped(period.count);
    line += std::string(static_cast<std::size_t>(2 + digits - columns(count)), ' ') + count + "  ";
    if (period.count > 0) {
      line += paint(bar(period.count, most, width), quiet == Ink::Dim ? Ink::Dim : Ink::Accent,
                    screen.colour);
    } else {
      line.erase(line.find_last_not_of(' ') + 1);
    }
    out += line + "\n";
    if (period_number(period)) unit = period.unit;
  }
  std::string note = unit.empty() ? "" : fmt::format("By {}.", unit);
  if (answer.facets_by_story && answer.stories < answer.total)
    note += " Counts are of stories, not of documents.";
  out += "\n" + wrap({{note, Ink::Dim}}, {screen.prose(), 0, 2}, screen.colour);
  if (const auto command = closer(answer, answer.facets.dates); !command.empty())
    out += wrap({{"Closer: ", Ink::Dim}, {command, Ink::Plain}}, {screen.prose(), 0, 2},
                screen.colour);
  return out;
}

}  // namespace dossier
