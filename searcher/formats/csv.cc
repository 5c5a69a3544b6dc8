// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/csv.h"

#include <fmt/format.h>

#include <string_view>

#include "analysis/utf8.h"
#include "searcher/results/histogram.h"

namespace dossier {
namespace {

// What begins a formula in one spreadsheet or another; the full-width signs too.
bool is_formula(std::string_view cell) {
  const auto first = cell.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  cell.remove_prefix(first);
  for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) {
    if (cell.starts_with(sign)) return true;
  }
  return false;
}

std::string well_formed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_code_point(text, at);
    if (c <= 0) {
      out += "\uFFFD";
    } else {
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

std::vector<std::string> head_cells(const DocumentHead& head) {
  return {head.id,
          head.key,
          head.kind,
          head.title,
          fmt::format("{}", fmt::join(head.authors, "; ")),
          head.date,
          head.outlet,
          head.language,
          head.url,
          std::to_string(head.cites),
          std::to_string(head.cited_by)};
}

const std::vector<std::string>& head_titles() {
  static const std::vector<std::string> kTitles{"id",      "key",   "kind",    "title",
                                                "authors", "date",  "outlet",  "language",
                                                "url",     "cites", "cited_by"};
  return kTitles;
}

}  // namespace

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  bool first = true;
  for (const auto& given : cells) {
    if (!first) out += ',';
    first = false;
    auto cell = well_formed(given);
    if (is_formula(cell)) cell.insert(0, 1, '\'');
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out + "\r\n";
}

std::string heads_csv_titles() { return csv_row(head_titles()); }

std::string head_csv(const DocumentHead& head) { return csv_row(head_cells(head)); }

std::string search_csv(const SearchAnswer& answer) {
  auto titles = head_titles();
  titles.insert(titles.begin(), "rank");
  titles.insert(titles.end(), {"score", "passage"});
  auto out = csv_row(titles);
  for (const auto& hit : answer.hits) {
    auto cells = head_cells(hit.head);
    cells.insert(cells.begin(), std::to_string(hit.rank));
    cells.push_back(fmt::format("{:.4f}", hit.score));
    cells.push_back(hit.snippets.empty() ? "" : hit.snippets.front().text);
    out += csv_row(cells);
  }
  return out;
}

std::string facets_csv(const SearchAnswer& answer, const FacetChoice& facets) {
  auto out = csv_row({"facet", "id", "name", "count", "filter"});
  for (const auto facet : facets) {
    for (const auto& value : answer.facets.values[static_cast<int>(facet)]) {
      out += csv_row({facet_name(facet), value.id.value_or(""), value.name,
                      std::to_string(value.count), value.filter});
    }
    if (facet != Facet::Date) continue;
    for (const auto& period : answer.facets.dates)
      out += csv_row({facet_name(facet), "", period.period, std::to_string(period.count),
                      period_clause(period)});
  }
  return out;
}

std::string timeline_csv(const SearchAnswer& answer) {
  auto out = csv_row({"period", "unit", "coarse", "count"});
  for (const auto& period : answer.facets.dates)
    out += csv_row({period.period, period.period.empty() ? "" : period.unit,
                    period.coarse ? "1" : "0", std::to_string(period.count)});
  return out;
}

}  // namespace dossier
