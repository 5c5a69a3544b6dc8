// SPDX-License-Identifier: GPL-2.0-or-later
// Where visitors begin: the search box, ways to browse; and lists of all there is.

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/error.h"
#include "searcher/kiosk/filters.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"
#include "searcher/results/histogram.h"

namespace dossier {
namespace {

constexpr std::size_t kTiles = 10, kMostYears = 14, kListRows = 60;
constexpr std::uint32_t kNew = 6, kNewRows = 20, kMostPage = 2000;

// Everything there is, newest first.
SearchAnswer newest(Searcher& searcher, std::uint32_t offset, std::uint32_t limit,
                    std::size_t facets) {
  SearchRequest request;
  request.sort = Sort::Newest;
  request.offset = offset;
  request.limit = limit;
  request.snippets = 0;
  request.facets = facets > 0;
  request.facet.limit = facets;
  return searcher.search(request);
}

// From and to of a year or a decade, as its clause has them: "date:1960..1969".
std::pair<std::string, std::string> span_of(const PeriodCount& period) {
  const auto clause = period_clause(period);
  const auto dots = clause.find("..");
  const auto first = clause.substr(0, dots).substr(clause.find(':') + 1);
  return {first, dots == std::string::npos ? first : clause.substr(dots + 2)};
}

// The newest first; by decades where there are too many years to take in, unless `all`.
Json years_model(const std::vector<PeriodCount>& dates, const HttpRequest& request,
                 InterfaceText& text, bool all) {
  std::map<std::string, StoryCount> years;
  for (const auto& date : dates) {
    if (!date.period.empty()) years[date.period.substr(0, 4)].alone += date.count;
  }
  const bool each = all || years.size() <= kMostYears;
  const auto periods = histogram(years, each ? PeriodUnit::Year : PeriodUnit::Decade);
  auto rows = Json::array();
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    const auto [from, to] = span_of(*period);
    const auto name = from == to ? text.date(from)
                                 : text.message("filter.dates",
                                                {{"from", text.date(from)}, {"to", text.date(to)}});
    rows.push_back(
        {{"name", name},
         {"link", results_link(request, {"", {}, from, to})},
         {"count", text.number(period->count)},
         {"label", text.message("chart.bar", {{"period", name}, {"count", period->count}})}});
  }
  return rows;
}

Json facet_rows(const std::vector<FacetCount>& values, const HttpRequest& request,
                InterfaceText& text) {
  auto rows = Json::array();
  for (const auto& value : values) {
    if (!value.id) continue;
    rows.push_back(
        {{"name", value.name},
         {"link", actor_link(request, *value.id)},
         {"count", text.number(value.count)},
         {"label", text.message("actor.label", {{"name", value.name}, {"count", value.count}})}});
  }
  return rows;
}

Json group_model(const char* by, Json rows, const HttpRequest& request, const InterfaceText& text) {
  return {{"heading", text.text(std::string("browse.") + by)},
          {"id", by},
          {"rows", std::move(rows)},
          {"all", site_link(request, "/browse", {{"by", by}})}};
}

HttpResponse actors_list(const Visit& visit, const std::string& by, EntityKind kind,
                         std::size_t page) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  ActorsRequest wanted;
  wanted.kind = kind;
  wanted.time_limit = kMostSearchTime;
  const auto answer = visit.searcher.actors(wanted);
  auto rows = Json::array();
  const auto end = std::min(answer.actors.size(), page * kListRows);
  for (auto i = (page - 1) * kListRows; i < end; ++i)
    rows.push_back(actor_row(answer.actors[i].entity, answer.actors[i].documents, request, text));
  Json model{{"title", text.text("browse." + by)}, {"rows", std::move(rows)}};
  model["pager"] = pager(request, answer.actors.size(), kListRows, page, text);
  return visit.pages.page(request, "list", std::move(model));
}

}  // namespace

HttpResponse start_page(const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const auto answer = newest(visit.searcher, 0, kNew, kTiles);
  Json model{{"title", text.text("start.title")}, {"start", true}};
  model["lead"] = text.message("start.lead", {{"count", answer.total}});
  const auto rows = [&](Facet facet) {
    return facet_rows(answer.facets.values[static_cast<int>(facet)], request, text);
  };
  model["groups"] =
      Json::array({group_model("people", rows(Facet::People), request, text),
                   group_model("groups", rows(Facet::Groups), request, text),
                   group_model("places", rows(Facet::Places), request, text),
                   group_model("years", years_model(answer.facets.dates, request, text, false),
                               request, text)});
  model["new"] =
      array_of(answer.hits, [&](const Hit& hit) { return document_row(hit.head, request, text); });
  model["new_link"] = site_link(request, "/browse", {{"by", "new"}});
  return visit.pages.page(request, "start", std::move(model));
}

HttpResponse browse_page(const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const std::string by(request.get("by"));
  const auto page = std::max(1U, number_parameter(request, "page", 1, kMostPage));
  for (int kind = 0; kind < kEntityKinds; ++kind) {
    if (by == plural_name(kind)) return actors_list(visit, by, static_cast<EntityKind>(kind), page);
  }
  Json model{{"title", text.text(by == "years" ? "browse.years" : "browse.new")}};
  if (by == "years") {
    model["rows"] = years_model(newest(visit.searcher, 0, 0, 1).facets.dates, request, text, true);
  } else {
    const auto answer = newest(visit.searcher, (page - 1) * kNewRows, kNewRows, 0);
    model["documents"] = array_of(
        answer.hits, [&](const Hit& hit) { return document_row(hit.head, request, text); });
    model["pager"] = pager(request, answer.shown(), kNewRows, page, text);
  }
  return visit.pages.page(request, "list", std::move(model));
}

}  // namespace dossier
