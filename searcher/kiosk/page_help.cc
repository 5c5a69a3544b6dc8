// SPDX-License-Identifier: GPL-2.0-or-later
// Help with examples, what the index is, and what went wrong.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/error.h"
#include "schema/version.h"
#include "searcher/kiosk/example_queries.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"

namespace dossier {
namespace {

constexpr std::uint32_t kSources = 10;  // Documents that examples are taken from.

std::vector<ExampleQuery> examples_of(Searcher& searcher) {
  SearchRequest sources;
  sources.sort = Sort::Cited;
  sources.limit = kSources;
  sources.snippets = 0;
  sources.facets = false;
  return example_queries(searcher.search(sources).hits, [&](const std::string& query) {
    SearchRequest tried;
    tried.query = query;
    tried.limit = 0;
    tried.snippets = 0;
    tried.facets = false;
    tried.time_limit = kMostSearchTime;
    try {
      return searcher.search(tried).total > 0;
    } catch (const ServerDown&) {
      throw;
    } catch (const Error&) {
      return false;  // A title may hold what is no query.
    }
  });
}

// On a page nothing stands before it, as in a terminal "dossier: query: no field ..." does.
std::string as_sentence(std::string text) {
  constexpr std::string_view kQuery = "query: ";
  if (text.starts_with(kQuery)) text.erase(0, kQuery.size());
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace

HttpResponse help_page(const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  Json model{{"title", text.text("help.title")}};
  model["examples"] = array_of(examples_of(visit.searcher), [&](const ExampleQuery& example) {
    return Json{{"query", example.query},
                {"text", text.text(example.key)},
                {"link", site_link(request, "/search", {{"q", example.query}})}};
  });
  return visit.pages.page(request, "help", std::move(model));
}

HttpResponse about_page(const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const auto info = visit.searcher.info();
  Json model{{"title", text.text("about.title")},    {"documents", text.number(info.documents)},
             {"words", text.number(info.words)},     {"entities", text.number(info.entities)},
             {"updated", text.day_of(info.updated)}, {"program", version_text("dossier")}};
  model["languages_held"] = array_of(info.languages, [&](const LanguageInfo& language) {
    return Json{{"name", text.name_of(language.language)},
                {"count", text.number(language.documents)}};
  });
  model["kinds"] = array_of(info.kinds, [&](const FacetCount& kind) {
    return Json{{"name", kind_name(kind.name, text)}, {"count", text.number(kind.count)}};
  });
  return visit.pages.page(request, "about", std::move(model));
}

HttpResponse error_page(const HttpRequest& request, PageWriter& pages, unsigned status,
                        const std::string& message, const std::string& hint) {
  auto& text = pages.text(request);
  Json model{{"title", text.text(status == http::kNotFound ? "error.not_found" : "error.title")},
             {"message", as_sentence(message)}};
  if (status == http::kNotFound && message.empty()) model["message"] = text.text("error.no_page");
  // Of a query, the line and the place in it stand below the hint.
  const auto line = std::min(hint.find('\n'), hint.size());
  model["hint"] = as_sentence(hint.substr(0, line));
  model["place"] = line == hint.size() ? "" : hint.substr(line + 1);
  model["again"] = "";
  return pages.page(request, "error", std::move(model), status);
}

HttpResponse server_down_page(const HttpRequest& request, PageWriter& pages) {
  auto& text = pages.text(request);
  Json model{{"title", text.text("error.server_title")},
             {"message", text.text("error.server")},
             {"hint", ""},
             {"place", ""},
             {"again", changed_link(request, "", "")}};
  return pages.page(request, "error", std::move(model), http::kBusy);
}

}  // namespace dossier
