// SPDX-License-Identifier: GPL-2.0-or-later
// The results of a search: hits with snippets, facets to take in or leave out, the histogram.

#include <algorithm>
#include <array>

#include "analysis/analyzer.h"
#include "analysis/error.h"
#include "searcher/formats/request_words.h"
#include "searcher/formats/templates.h"
#include "searcher/kiosk/chart.h"
#include "searcher/kiosk/filters.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"
#include "searcher/query/clause_text.h"

namespace dossier {
namespace {

constexpr std::uint32_t kHits = 10, kMostPage = 500;
constexpr std::size_t kFacetRows = 8, kAllFacetRows = 200;
constexpr std::array kSorts{"relevance", "newest", "oldest", "cited"};
constexpr std::array kShown{Facet::People, Facet::Groups, Facet::Places,  Facet::Kind,
                            Facet::Outlet, Facet::Author, Facet::Language};

// How a value reads: kinds and languages by the interface's words for them.
std::string value_name(Facet facet, const std::string& name, const InterfaceText& text) {
  if (facet == Facet::Kind) return kind_name(name, text);
  return facet == Facet::Language && !name.empty() ? text.name_of(name) : name;
}

Json snippet_model(const Snippet& snippet, const Hit& hit, const HttpRequest& request,
                   InterfaceText& text) {
  Json model{{"pieces", marked_pieces(snippet.text, snippet.highlights)},
             {"before", snippet.cut_before},
             {"after", snippet.cut_after}};
  model["link"] = document_link(request, hit.head.id, std::string(request.get("q"))) + "#p" +
                  std::to_string(snippet.paragraph);
  model["note"] = "";
  if (snippet.note) model["note"] = text.message("results.note", {{"label", *snippet.note}});
  return model;
}

Json hit_model(const Hit& hit, const HttpRequest& request, InterfaceText& text) {
  auto model = document_row(hit.head, request, text);
  model["link"] = document_link(request, hit.head.id, std::string(request.get("q")));
  model["rank"] = hit.rank;
  model["snippets"] = array_of(hit.snippets, [&](const Snippet& snippet) {
    return snippet_model(snippet, hit, request, text);
  });
  auto actors = Json::array();
  constexpr std::size_t kEach = 3;
  for (const auto& kind : hit.entities) {
    for (std::size_t i = 0; i < std::min(kind.size(), kEach); ++i) {
      if (kind[i].id)
        actors.push_back({{"name", kind[i].name}, {"link", actor_link(request, *kind[i].id)}});
    }
  }
  model["actors"] = std::move(actors);
  if (hit.other_places > 0) {
    model["copies"] = text.message("results.copies", {{"count", hit.other_places}});
    model["places"] = array_of(hit.story, [&](const StoryPlace& place) {
      return Json{{"title", title_of(place.title, text)},
                  {"outlet", place.outlet},
                  {"date", text.date(place.date)},
                  {"link", document_link(request, place.id)}};
    });
  }
  return model;
}

Json facet_model(Facet facet, const SearchAnswer& answer, const Filters& filters,
                 const HttpRequest& request, InterfaceText& text) {
  const auto& values = answer.facets.values[static_cast<int>(facet)];
  const std::string id = facet_name(facet);
  const auto most = std::min(values.size(), request.get("all") == id ? kAllFacetRows : kFacetRows);
  auto rows = Json::array();
  for (std::size_t i = 0; i < most; ++i) {
    const auto& value = values[i];
    const auto clause = value.filter.empty() ? phrase_clause(value.name) : value.filter;
    const bool chosen =
        std::find(filters.clauses.begin(), filters.clauses.end(), clause) != filters.clauses.end();
    if (chosen || value.name.empty()) continue;  // Stands among the filters already.
    const auto name = value_name(facet, value.name, text);
    rows.push_back(
        {{"name", name},
         {"count", text.number(value.count)},
         {"include", results_link(request, with_clause(filters, clause))},
         {"exclude", results_link(request, with_clause(filters, "-" + clause))},
         {"include_label", text.message("facet.include", {{"name", name}, {"count", value.count}})},
         {"exclude_label", text.message("facet.exclude", {{"name", name}})}});
  }
  if (rows.empty()) return nullptr;
  Json model{{"id", id}, {"heading", text.text("facet." + id)}, {"rows", std::move(rows)}};
  const auto distinct = answer.facets.distinct[static_cast<int>(facet)];
  if (distinct > most) {
    model["all"] = results_link(request, filters, {{"all", id}}) + "#facet-" + id;
    model["more"] =
        text.message("facet.more", {{"count", static_cast<std::int64_t>(distinct - most)}});
  }
  return model;
}

std::string filter_name(const std::string& clause, Searcher& searcher, InterfaceText& text) {
  const bool out = clause.starts_with('-');
  auto value = clause_value(clause);
  const auto field = clause.substr(out ? 1 : 0, clause.find(':') - (out ? 1 : 0));
  if (const auto id = clause_actor(clause)) {
    const auto name = searcher.actor_name(*id);
    if (name != *id) value = name;  // Else it is a name that no authority lists.
  } else if (field == "kind") {
    value = kind_name(value, text);
  } else if (field == "lang") {
    value = text.name_of(value);
  } else if (field == "date") {
    value = text.date(value);
  }
  return text.message(out ? "filter.without" : "filter.with", {{"name", value}});
}

std::string dates_name(const Filters& filters, InterfaceText& text) {
  if (filters.from.empty()) return text.message("dates.until", {{"to", text.date(filters.to)}});
  if (filters.to.empty()) return text.message("dates.since", {{"from", text.date(filters.from)}});
  if (filters.from == filters.to) return text.date(filters.from);
  return text.message("filter.dates",
                      {{"from", text.date(filters.from)}, {"to", text.date(filters.to)}});
}

Json filters_model(const Filters& filters, const Visit& visit, InterfaceText& text) {
  auto chips = Json::array();
  const auto add = [&](const std::string& name, const Filters& without) {
    chips.push_back({{"name", name},
                     {"remove", results_link(visit.request, without)},
                     {"label", text.message("filter.remove", {{"name", name}})}});
  };
  for (const auto& clause : filters.clauses)
    add(filter_name(clause, visit.searcher, text), without_clause(filters, clause));
  if (const auto dates = filters.date_clause(); !dates.empty())
    add(dates_name(filters, text), divided_at(filters, dates)->rest);
  return chips;
}

// What a part of the query finds by itself, and what the rest finds without it: links where that is
// anything. Filters stay filters.
Json clause_model(const ClauseCount& clause, const Filters& filters, const Visit& visit,
                  InterfaceText& text) {
  const auto divided = divided_at(filters, clause.clause);
  const Filters alone = divided ? divided->clause : Filters{clause.clause, {}, "", ""};
  const Filters rest = divided ? divided->rest : Filters{clause.without.value_or(""), {}, "", ""};
  const auto name = !alone.words.empty()     ? alone.words
                    : !alone.clauses.empty() ? filter_name(clause.clause, visit.searcher, text)
                                             : dates_name(alone, text);
  Json row{{"clause", name},
           {"link", clause.count == 0 ? "" : results_link(visit.request, alone)},
           {"count", text.message("results.count", {{"count", clause.count}})},
           {"rest", ""}};
  if (clause.without && clause.without_count > 0) {
    row["rest"] =
        text.message("results.without", {{"name", name}, {"count", clause.without_count}});
    row["rest_link"] = results_link(visit.request, rest);
  }
  return row;
}

void add_query_notes(const SearchAnswer& answer, const Filters& filters, const Visit& visit,
                     InterfaceText& text, Json& model) {
  const auto& request = visit.request;
  auto expansions = Json::array();
  for (const auto& expansion : answer.query.expansions) {
    if (expansion.name.empty()) {  // A name of no list: it has no page.
      expansions.push_back(
          {{"text", text.message("results.unlisted", {{"typed", expansion.typed}})}, {"link", ""}});
      continue;
    }
    if (fold(expansion.typed) == fold(expansion.name)) continue;  // Nothing new to a reader.
    expansions.push_back({{"text", text.message("results.also", {{"typed", expansion.typed},
                                                                 {"name", expansion.name}})},
                          {"link", actor_link(request, expansion.entity)}});
  }
  model["expansions"] = std::move(expansions);
  model["hints"] = answer.query.hints;
  if (answer.suggestion) {
    const auto meant = with_words_of(filters, *answer.suggestion)
                           .value_or(Filters{*answer.suggestion, {}, "", ""});
    model["suggestion"] = meant.words;
    model["suggestion_link"] = results_link(request, meant);
  }
  model["diagnosis"] = array_of(answer.diagnosis, [&](const ClauseCount& clause) {
    return clause_model(clause, filters, visit, text);
  });
}

void add_sorts(const HttpRequest& request, const Filters& filters, const std::string& sort,
               const InterfaceText& text, Json& model) {
  auto sorts = Json::array();
  for (const std::string name : kSorts) {
    sorts.push_back({{"name", text.text("sort." + name)},
                     {"link", results_link(request, filters, {{"sort", name}})},
                     {"current", name == sort}});
  }
  model["sorts"] = std::move(sorts);
}

}  // namespace

HttpResponse results_page(const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const auto filters = read_filters(request);
  const auto page = std::max(1U, number_parameter(request, "page", 1, kMostPage));
  SearchRequest search;
  search.query = filters.query();
  search.time_limit = kMostSearchTime;
  search.limit = kHits;
  search.offset = (page - 1) * kHits;
  search.facet.alternatives = false;  // Filters are taken off one by one instead.
  search.facet.limit = request.get("all").empty() ? kFacetRows : kAllFacetRows;
  const auto sort = parse_sort(request.get("sort"));
  search.sort = sort.value_or(Sort::Relevance);
  const auto answer = visit.searcher.search(search);

  Json model{{"title", text.message("results.title", {{"query", filters.words}})}};
  model["q"] = filters.words;
  model["count"] = text.message("results.count", {{"count", answer.total}});
  if (answer.stories < answer.total)
    model["stories"] = text.message("results.stories", {{"count", answer.stories}});
  model["none"] = answer.total == 0;
  model["hits"] =
      array_of(answer.hits, [&](const Hit& hit) { return hit_model(hit, request, text); });
  model["filters"] = filters_model(filters, visit, text);
  auto facets = Json::array();
  for (const auto facet : kShown) {
    if (auto one = facet_model(facet, answer, filters, request, text); !one.is_null())
      facets.push_back(std::move(one));
  }
  model["facets"] = std::move(facets);
  model["chart"] = timeline(answer.facets.dates, text, [&](const std::string& period) {
    auto dated = filters;
    dated.from = dated.to = period;
    return results_link(request, dated);
  });
  model["clauses"] = filters.clauses;
  model["from"] = filters.from;
  model["to"] = filters.to;
  add_query_notes(answer, filters, visit, text, model);
  add_sorts(request, filters, sort ? std::string(request.get("sort")) : kSorts.front(), text,
            model);
  model["pager"] = pager(request, answer.shown(), kHits, page, text);
  return visit.pages.page(request, "results", std::move(model));
}

}  // namespace dossier
