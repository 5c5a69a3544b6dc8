// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/error.h"
#include "searcher/kiosk/api.h"
#include "searcher/kiosk/pages.h"

namespace dossier {
namespace {

HttpResponse healthz(const Visit& visit) {
  SearchRequest nothing;
  nothing.limit = 0;
  nothing.facets = false;
  nothing.snippets = 0;
  visit.searcher.search(nothing);  // Throws where the index cannot be read.
  return make_response(http::kOk, http::kText, "ok\n");
}

constexpr std::array kRoutes{
    Route{"/", start_page},
    Route{"/search", results_page},
    Route{"/document", document_page},
    Route{"/actor", actor_page},
    Route{"/work", work_page},
    Route{"/browse", browse_page},
    Route{"/slip", slip_page},
    Route{"/help", help_page},
    Route{"/about", about_page},
    Route{"/api/v1/search", api_search, true,
          "q limit offset sort any all_copies facets facets_by explain"},
    Route{"/api/v1/show", api_show, true, "id key"},
    Route{"/api/v1/cited-by", api_cited_by, true, "what key id q"},
    Route{"/api/v1/facets", api_facets, true,
          "q facets facets_by limit offset match rollup spellings any all_copies"},
    Route{"/api/v1/actors", api_actors, true, "name id q kind limit"},
    Route{"/api/v1/suggest", api_suggest, true, "q"},
    Route{"/healthz", healthz, false},
};

// Is `name` one of `names`, which are apart by blanks?
bool is_among(std::string_view name, std::string_view names) {
  while (!names.empty()) {
    const auto blank = std::min(names.find(' '), names.size());
    if (names.substr(0, blank) == name) return true;
    names.remove_prefix(std::min(blank + 1, names.size()));
  }
  return false;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

const Route* find_route(std::string_view path) {
  const auto* const found = std::find_if(kRoutes.begin(), kRoutes.end(),
                                         [&](const Route& route) { return route.path == path; });
  return found == kRoutes.end() ? nullptr : found;
}

void refuse_unknown_parameters(const Route& route, const HttpRequest& request) {
  if (!is_api(route.path)) return;
  for (const auto& [name, value] : request.parameters) {
    if (!is_among(name, route.parameters))
      throw Error(fmt::format("{} has no parameter “{}”", route.path, name),
                  fmt::format("it has: {}", route.parameters));
  }
}

bool is_api(std::string_view path) { return path.starts_with("/api/"); }

}  // namespace dossier
