// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal/facet_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "schema/date.h"
#include "searcher/results/histogram.h"
#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"

namespace dossier {
namespace {

constexpr int kLeastColumn = 22, kMostColumn = 32, kGap = 3;
constexpr int kLabel = 10;  // "Language" and two blanks.

const std::vector<FacetCount>& values_of(const Facets& facets, Facet facet) {
  return facets.values[static_cast<int>(facet)];
}

// The lines of one facet, each exactly `width` columns.
std::vector<std::string> column_of(const Facets& facets, Facet facet, std::size_t rows, int width,
                                   bool colour) {
  const auto& values = values_of(facets, facet);
  std::vector<std::string> lines{paint(facet_heading(facet), Ink::Bold, colour)};
  lines.front().append(static_cast<std::size_t>(width - columns(facet_heading(facet))), ' ');
  for (std::size_t i = 0; i < values.size() && (rows == 0 || i < rows); ++i) {
    const auto count = std::to_string(values[i].count);
    const auto name = clip(values[i].name, width - static_cast<int>(count.size()) - 1, true);
    lines.push_back(name + " " + paint(count, Ink::Dim, colour));
  }
  return lines;
}

// Blocks side by side, as many as fit, the rest below.
std::string side_by_side(const Facets& facets, const std::vector<Facet>& shown, std::size_t rows,
                         const Screen& screen) {
  const int fit = std::max(1, (screen.width + kGap) / (kLeastColumn + kGap));
  const int across = std::min(fit, static_cast<int>(shown.size()));
  if (across == 0) return {};
  const int width = std::min(kMostColumn, (screen.width + kGap) / across - kGap);
  std::string out;
  for (std::size_t begin = 0; begin < shown.size(); begin += static_cast<std::size_t>(across)) {
    const auto end = std::min(shown.size(), begin + static_cast<std::size_t>(across));
    std::vector<std::vector<std::string>> blocks;
    std::size_t height = 0;
    for (auto i = begin; i < end; ++i) {
      blocks.push_back(column_of(facets, shown[i], rows, width, screen.colour));
      height = std::max(height, blocks.back().size());
    }
    for (std::size_t row = 0; row < height; ++row) {
      std::string line;
      for (const auto& block : blocks) {
        line += row < block.size() ? block[row] : std::string(static_cast<std::size_t>(width), ' ');
        line.append(kGap, ' ');
      }
      out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    out += '\n';
  }
  return out;
}

// "never", "once", "2 to 4 times": beside a number, another alone would not say which is which. No
// line breaks in it.
std::string times_cited(const std::string& citing) {
  if (citing == "0") return "never";
  if (citing == "1") return "once";
  std::string times;
  for (const char c : citing + " times")
    times += c == ' ' ? std::string("\u00A0") : std::string(1, c);
  return times;
}

// "Kind      paper 5 · news 7"
std::string in_a_row(const Facets& facets, Facet facet, std::size_t rows, const Screen& screen) {
  const auto& values = values_of(facets, facet);
  if (values.empty()) return {};
  Pieces pieces;
  for (std::size_t i = 0; i < values.size() && (rows == 0 || i < rows); ++i) {
    if (i > 0) pieces.push_back({kDot, Ink::Dim});
    pieces.push_back(
        {facet == Facet::Cited ? times_cited(values[i].name) : values[i].name, Ink::Plain});
    pieces.push_back({"\u00A0" + std::to_string(values[i].count), Ink::Dim});
  }
  return hanging(facet_heading(facet), Ink::Bold, pieces, {screen.prose(), 0, kLabel},
                 screen.colour);
}

// "          without that filter: Harbour Courier 3 · Northgate Wire 2", for each facet that the
// query filters by.
std::string alternatives_lines(const Facets& facets, const FacetChoice& chosen, std::size_t rows,
                               const Screen& screen) {
  std::string out;
  for (const auto& other : facets.alternatives) {
    if (!chosen.contains(other.facet) || other.values.empty()) continue;
    Pieces pieces{{fmt::format("{} if not filtered: ", facet_heading(other.facet)), Ink::Dim}};
    for (std::size_t i = 0; i < other.values.size() && (rows == 0 || i < rows); ++i) {
      if (i > 0) pieces.push_back({kDot, Ink::Dim});
      pieces.push_back({other.values[i].name, Ink::Plain});
      pieces.push_back({"\u00A0" + std::to_string(other.values[i].count), Ink::Dim});
    }
    out += wrap(pieces, {screen.prose(), 0, kLabel}, screen.colour);
  }
  return out;
}

}  // namespace

std::string sparkline(const std::vector<PeriodCount>& dates, int width) {
  constexpr std::array kBars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::optional<std::int64_t> first;
  std::int64_t last = 0;
  for (const auto& date : dates) {
    if (const auto number = period_number(date)) {
      if (!first) first = number;
      last = std::max(last, *number);
    }
  }
  if (!first || width < 1) return {};
  const auto periods = last - *first + 1;
  const auto each = (periods + width - 1) / width;
  std::vector<std::uint32_t> bins(static_cast<std::size_t>((periods + each - 1) / each));
  for (const auto& date : dates) {
    const auto number = period_number(date);
    if (number && *number >= *first)
      bins[static_cast<std::size_t>((*number - *first) / each)] += date.count;
  }
  const auto most = std::max(1U, *std::max_element(bins.begin(), bins.end()));
  std::string out;
  for (const auto count : bins) {
    const auto bar = std::uint64_t{count} * kBars.size();
    out += count == 0 ? " " : kBars.at((bar + most - 1) / most - 1);
  }
  return out;
}

std::string date_view(const std::vector<PeriodCount>& dates, const Screen& screen) {
  if (dates.empty()) return {};
  const PeriodCount* first = nullptr;
  const PeriodCount* last = nullptr;
  const PeriodCount* peak = nullptr;
  std::string rest;  // What the bars do not show.
  for (const auto& date : dates) {
    if (date.period.empty()) {
      rest += fmt::format("; {} undated", date.count);
    } else if (date.coarse) {
      rest += fmt::format("; {} dated {} only", date.count, date.period);
    } else {
      if (first == nullptr) first = &date;
      last = &date;
      if (peak == nullptr || date.count > peak->count) peak = &date;
    }
  }
  const Margins margins{screen.prose(), 0, kLabel};
  const auto* label = facet_heading(Facet::Date);
  if (peak == nullptr)
    return hanging(label, Ink::Bold, {{rest.substr(2), Ink::Plain}}, margins, screen.colour);
  if (first == last) {
    const auto only = fmt::format("{} {}{}", readable_date(peak->period), peak->count, rest);
    return hanging(label, Ink::Bold, {{only, Ink::Plain}}, margins, screen.colour);
  }
  const auto labels = static_cast<int>(first->period.size() + last->period.size() + 2);
  auto out = paint(label, Ink::Bold, screen.colour);
  out.append(kLabel - std::string_view(label).size(), ' ');
  out += first->period + " " +
         paint(sparkline(dates, screen.prose() - kLabel - labels), Ink::Accent, screen.colour) +
         " " + last->period;
  const auto most = peak->count == 1
                        ? "one each"
                        : fmt::format("most in {} ({})", readable_date(peak->period), peak->count);
  const auto note = fmt::format("by {}, {}{}", peak->unit, most, rest);
  return out + "\n" + wrap({{note, Ink::Dim}}, {screen.prose(), kLabel, kLabel}, screen.colour);
}

std::string facet_summary(const SearchAnswer& answer, const FacetChoice& chosen, std::size_t rows,
                          const Screen& screen) {
  const auto& facets = answer.facets;
  const auto whole = answer.facets_by_story ? answer.stories : answer.total;
  std::vector<Facet> blocks;
  std::string lines;
  for (const auto facet : chosen) {
    if (facet == Facet::Date) {
      lines += date_view(facets.dates, screen);
    } else if (static_cast<int>(facet) >= kEntityKinds) {
      // One value that all documents share tells nothing.
      const auto& values = values_of(facets, facet);
      if (values.size() != 1 || values.front().count != whole)
        lines += in_a_row(facets, facet, rows, screen);
    } else if (!values_of(facets, facet).empty()) {
      blocks.push_back(facet);
    }
  }
  auto out = side_by_side(facets, blocks, rows, screen) + lines +
             alternatives_lines(facets, chosen, rows, screen);
  if (answer.facets_by_story && answer.stories < answer.total && !out.empty())
    out += wrap({{"Counts are of stories, not of documents.", Ink::Dim}}, {screen.prose(), 0, 0},
                screen.colour);
  return out;
}

std::string facet_lists(const SearchAnswer& answer, const FacetChoice& chosen,
                        const Screen& screen) {
  constexpr int kIndent = 4;
  std::string out, lines;
  for (const auto facet : chosen) {
    const auto& values = values_of(answer.facets, facet);
    if (static_cast<int>(facet) >= kEntityKinds) {
      lines += facet == Facet::Date ? date_view(answer.facets.dates, screen)
                                    : in_a_row(answer.facets, facet, 0, screen);
      continue;
    }
    if (values.empty()) continue;
    out += paint(facet_heading(facet), Ink::Bold, screen.colour) + "\n";
    for (const auto& value : values) {
      Pieces pieces{{value.name, Ink::Plain}, {fmt::format("\u00A0{}", value.count), Ink::Dim}};
      if (value.id) pieces.push_back({std::string(kDot) + *value.id, Ink::Dim});
      out += wrap(pieces, {screen.prose(), 2, kIndent}, screen.colour);
      Pieces spellings;
      for (const auto& [spelling, count] : value.spellings) {
        if (!spellings.empty()) spellings.push_back({kDot, Ink::Dim});
        spellings.push_back({spelling, Ink::Name});
        spellings.push_back({fmt::format("\u00A0{}", count), Ink::Dim});
      }
      out += wrap(spellings, {screen.prose(), kIndent, kIndent}, screen.colour);
    }
    out += '\n';
  }
  return out + lines;
}

std::string facet_pages(const Facets& facets, const FacetChoice& chosen,
                        const FacetRequest& request, const Screen& screen) {
  std::string pages, none;
  bool more = false;
  for (const auto facet : chosen) {
    const auto shown = values_of(facets, facet).size();
    const auto all = facets.distinct[static_cast<int>(facet)];
    if (facet == Facet::Date || shown == all) {
      if (all == 0 && !request.match.empty() && facet != Facet::Date)
        none += fmt::format("{}{}", none.empty() ? "" : ", ", facet_heading(facet));
      continue;
    }
    const auto first = std::min<std::size_t>(request.offset, all);
    pages += pages.empty() ? "" : "; ";
    pages += shown == 0 ? fmt::format("{}: no more than {}", facet_heading(facet), grouped(all))
                        : fmt::format("{} {} to {} of {}", facet_heading(facet), first + 1,
                                      first + shown, grouped(all));
    more = more || first + shown < all;
  }
  std::string out;
  if (!none.empty() && chosen.size() < static_cast<std::size_t>(kFacets))
    out = fmt::format("Nothing in {} has “{}” in it. ", none, request.match);
  if (!pages.empty()) out += pages + ".";
  if (more) out += fmt::format(" More: --offset\u00A0{}", request.offset + request.limit);
  if (out.empty()) return {};
  return wrap({{out, Ink::Dim}}, {screen.prose(), 0, 2}, screen.colour);
}

}  // namespace dossier
