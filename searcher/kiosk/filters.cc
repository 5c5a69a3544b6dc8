// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/filters.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/error.h"
#include "schema/date.h"
#include "searcher/kiosk/site.h"

namespace dossier {
namespace {

constexpr std::size_t kMostFilters = 20;

std::string date_parameter(const HttpRequest& request, std::string_view name) {
  const auto text = request.get(name);
  if (text.empty()) return {};
  const auto date = parse_date(text);
  if (!date) throw Error(fmt::format("“{}” is no date", text), "for example: 2021, 2021-08");
  return date->iso();
}

}  // namespace

std::string Filters::query() const {
  if (!any()) return words;
  std::string query = words.find_first_not_of(' ') == std::string::npos ? "" : "(" + words + ")";
  const auto add = [&](const std::string& clause) { query += (query.empty() ? "" : " ") + clause; };
  for (const auto& clause : clauses) add(clause);
  if (!from.empty() || !to.empty())
    add(from == to ? "date:" + from : fmt::format("date:{}..{}", from, to));
  return query;
}

Filters read_filters(const HttpRequest& request) {
  Filters filters{
      query_parameter(request), {}, date_parameter(request, "from"), date_parameter(request, "to")};
  for (auto& clause : request.all("f")) {
    if (!clause.empty()) filters.clauses.push_back(std::move(clause));
  }
  if (filters.clauses.size() > kMostFilters) throw Error("too many filters");
  if (filters.query().size() > 2 * kMostQuery) throw Error("the query is too long");
  return filters;
}

std::string results_link(const HttpRequest& request, const Filters& filters,
                         const Parameters& more) {
  Parameters parameters{{"q", filters.words}};
  for (const auto& clause : filters.clauses) parameters.emplace_back("f", clause);
  parameters.emplace_back("from", filters.from);
  parameters.emplace_back("to", filters.to);
  parameters.insert(parameters.end(), more.begin(), more.end());
  return site_link(request, "/search", parameters);
}

Filters with_clause(Filters filters, const std::string& clause) {
  filters.clauses.push_back(clause);
  return filters;
}

Filters without_clause(Filters filters, const std::string& clause) {
  std::erase(filters.clauses, clause);
  return filters;
}

}  // namespace dossier
