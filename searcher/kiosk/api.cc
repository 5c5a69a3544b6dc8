// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/api.h"

#include <algorithm>
#include <array>

#include "analysis/error.h"
#include "searcher/formats/json_values.h"
#include "searcher/formats/request_words.h"

namespace dossier {
namespace {

// What one answer may hold; more is had page by page.
constexpr std::uint32_t kMostHits = 100, kMostOffset = 10000, kMostRows = 1000;

HttpResponse json(std::string body) {
  return make_response(http::kOk, http::kJson, std::move(body));
}

SearchRequest search_request(const HttpRequest& request) {
  SearchRequest search;
  search.query = query_parameter(request);
  search.time_limit = kMostSearchTime;
  search.any = flag_parameter(request, "any");
  search.all_copies = flag_parameter(request, "all_copies");
  search.facets_by_story = request.get("facets_by") == "story";
  return search;
}

FacetChoice chosen_facets(const HttpRequest& request, const FacetChoice& usual) {
  const auto list = request.get("facets");
  return list.empty() ? usual : parse_facets(list);
}

// The first of `names` that is given: scripts may say `id` for whatever they ask about.
std::string subject(const HttpRequest& request, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (const auto value = request.get(name); !value.empty()) {
      if (value.size() > kMostQuery) throw Error(std::string(name) + " is too long");
      return std::string(value);
    }
  }
  throw Error("the parameter " + std::string(*names.begin()) + " is missing");
}

// Runs `answer`; what it does not know is 404.
template <typename Answer>
HttpResponse known(const Answer& answer) {
  try {
    return json(answer());
  } catch (const ServerDown&) {
    throw;
  } catch (const Error& error) {
    return api_error(http::kNotFound, error.what(), error.hint());
  }
}

}  // namespace

HttpResponse api_error(unsigned status, const std::string& message, const std::string& hint) {
  return make_response(
      status, http::kJson,
      one_line({{"format_version", kFormatVersion}, {"error", message}, {"hint", hint}}));
}

HttpResponse api_search(const Visit& visit) {
  const auto& request = visit.request;
  auto search = search_request(request);
  search.limit = number_parameter(request, "limit", search.limit, kMostHits);
  search.offset = number_parameter(request, "offset", 0, kMostOffset);
  const auto sort = request.get("sort");
  if (!sort.empty()) {
    const auto order = parse_sort(sort);
    if (!order) throw Error("sort is none of relevance, newest, oldest, cited");
    search.sort = *order;
  }
  const auto facets = chosen_facets(request, usual_facets());
  count_facets(search, facets);
  return json(
      search_json(visit.searcher.search(search), facets, flag_parameter(request, "explain")));
}

HttpResponse api_facets(const Visit& visit) {
  const auto& request = visit.request;
  auto search = search_request(request);
  search.limit = 0;
  search.snippets = 0;
  search.facet.limit =
      number_parameter(request, "limit", static_cast<std::uint32_t>(search.facet.limit), kMostRows);
  if (search.facet.limit == 0) search.facet.limit = kMostRows;
  search.facet.offset = number_parameter(request, "offset", 0, kMostOffset);
  search.facet.match = request.get("match");
  search.facet.rollup = flag_parameter(request, "rollup");
  search.facet.spellings = flag_parameter(request, "spellings");
  const auto facets = chosen_facets(request, all_facets());
  count_facets(search, facets);
  return json(facets_json(visit.searcher.search(search), facets));
}

HttpResponse api_show(const Visit& visit) {
  const auto id = subject(visit.request, {"id", "key"});
  return known([&] { return show_json(visit.searcher.show(id)); });
}

HttpResponse api_cited_by(const Visit& visit) {
  const auto what = subject(visit.request, {"what", "key", "id", "q"});
  return known([&] { return cited_by_json(visit.searcher.cited_by(what)); });
}

HttpResponse api_actors(const Visit& visit) {
  const auto& request = visit.request;
  ActorsRequest actors;
  actors.time_limit = kMostSearchTime;
  for (const auto* name : {"name", "id", "q"}) {
    for (auto& word : request.all(name)) {
      if (word.size() > kMostQuery) throw Error(std::string(name) + " is too long");
      if (!word.empty()) actors.words.push_back(std::move(word));
    }
  }
  const auto kind = request.get("kind");
  if (!kind.empty()) {
    actors.kind = parse_entity_kind(kind);
    if (!actors.kind) throw Error("kind is none of person, group, place");
  }
  actors.limit =
      number_parameter(request, "limit", static_cast<std::uint32_t>(actors.limit), kMostRows);
  if (actors.limit == 0) actors.limit = kMostRows;
  return known([&] { return actors_json(visit.searcher.actors(actors)); });
}

HttpResponse api_suggest(const Visit& visit) {
  constexpr std::size_t kEach = 6;
  const auto answer = visit.searcher.suggestions(query_parameter(visit.request), kEach);
  const auto words = array_of(answer.words, [](const WordSuggestion& word) {
    return Json{{"query", word.query}, {"documents", word.documents}};
  });
  const auto actors = array_of(answer.actors, [](const ActorCount& actor) {
    return Json{{"id", actor.entity.id},
                {"kind", entity_kind_name(actor.entity.kind)},
                {"name", actor.entity.name},
                {"documents", actor.documents}};
  });
  return json(one_line({{"format_version", kFormatVersion}, {"words", words}, {"actors", actors}}));
}

}  // namespace dossier
