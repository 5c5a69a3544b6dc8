// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schema/date.h"

namespace dossier {
namespace {

constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array kHeadings{"People", "Groups", "Places",   "Dates", "Kind",
                               "Outlet", "Author", "Language", "Cited"};
constexpr std::size_t kAuthorsShown = 3;

}  // namespace

const char* facet_heading(Facet facet) { return kHeadings.at(static_cast<std::size_t>(facet)); }

std::string grouped(std::uint64_t n) {
  auto digits = std::to_string(n);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  return digits;
}

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  if (n == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", grouped(n), one)
                      : fmt::format("{} {}", grouped(n), many);
}

std::string readable_date(std::string_view iso) {
  const auto date = parse_date(iso);
  if (!date || date->iso() != iso) return std::string(iso);
  if (date->month == 0) return std::to_string(date->year);
  const auto* month = kMonths.at(static_cast<std::size_t>(date->month - 1));
  return date->day == 0 ? fmt::format("{} {}", month, date->year)
                        : fmt::format("{} {} {}", date->day, month, date->year);
}

std::string listed(const std::vector<std::string>& items, std::size_t most,
                   std::string_view separator) {
  const auto shown = std::min(most, items.size());
  auto out = fmt::format(
      "{}",
      fmt::join(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(shown), separator));
  if (shown < items.size()) out += fmt::format(" and {} more", items.size() - shown);
  return out;
}

std::string shown_title(const DocumentHead& head) {
  if (!head.title.empty()) return head.title;
  constexpr std::string_view kBlank = "%20";
  auto name = head.id;
  for (auto at = name.find(kBlank); at != std::string::npos; at = name.find(kBlank, at + 1))
    name.replace(at, kBlank.size(), 1, ' ');
  return name;
}

Pieces byline(const DocumentHead& head) {
  Pieces pieces;
  const auto add = [&](std::string text, Ink ink) {
    if (text.empty()) return;
    if (!pieces.empty()) pieces.push_back({kDot, Ink::Dim});
    pieces.push_back({std::move(text), ink});
  };
  add(listed(head.authors, kAuthorsShown), Ink::Plain);
  add(head.outlet, Ink::Plain);
  add(readable_date(head.date), Ink::Plain);
  if (head.kind != "other") add(head.kind, Ink::Plain);  // It tells nothing.
  if (head.cited_by > 0) add(fmt::format("cited by {}", head.cited_by), Ink::Accent);
  add(head.id, Ink::Dim);
  return pieces;
}

Pieces place_phrase(const StoryPlace& place) {
  std::string where = place.outlet;
  if (!place.date.empty())
    where += fmt::format("{}{}", where.empty() ? "" : ", ", readable_date(place.date));
  if (where.empty()) return {{place.id, Ink::Dim}};
  return {{where, Ink::Plain}, {fmt::format(" ({})", place.id), Ink::Dim}};
}

std::string hanging(std::string_view label, Ink ink, const Pieces& text, const Margins& margins,
                    bool colour) {
  const auto clean = printable(label);
  const int width = columns(clean);
  const auto first = static_cast<std::size_t>(margins.first);
  const auto head = std::string(first, ' ') + paint(clean, ink, colour);
  auto body = wrap(text, {margins.width, margins.rest, margins.rest}, colour);
  const int gap = margins.rest - margins.first - width;
  if (body.empty() || gap < 1) return head + "\n" + body;
  body.erase(0, static_cast<std::size_t>(margins.rest));
  return head + std::string(static_cast<std::size_t>(gap), ' ') + body;
}

}  // namespace dossier
