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
  if (const auto dates = date_clause(); !dates.empty()) add(dates);
  return query;
}

std::string Filters::date_clause() const {
  if (from.empty() && to.empty()) return {};
  return from == to ? "date:" + from : fmt::format("date:{}..{}", from, to);
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

std::optional<Filters> with_words_of(Filters filters, std::string_view query) {
  if (!filters.any()) {
    filters.words = query;
    return filters;
  }
  filters.words.clear();
  const auto behind = filters.query();
  if (!query.starts_with('(') || !query.ends_with(") " + behind)) return std::nullopt;
  filters.words = query.substr(1, query.size() - behind.size() - 3);
  return filters;
}

std::optional<Divided> divided_at(const Filters& filters, const std::string& clause) {
  Divided out{{}, filters};
  if (clause == "(" + filters.words + ")") {
    out.clause.words = filters.words;
    out.rest.words.clear();
  } else if (clause == filters.date_clause()) {
    out.clause.from = filters.from;
    out.clause.to = filters.to;
    out.rest.from = out.rest.to = "";
  } else if (const auto rest = without_clause(filters, clause);
             rest.clauses.size() < filters.clauses.size()) {
    out.clause.clauses = {clause};
    out.rest = rest;
  } else {
    return std::nullopt;
  }
  return out;
}

}  // namespace dossier
