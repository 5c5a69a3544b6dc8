// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/routes.h"

#include <algorithm>
#include <array>

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
    Route{"/api/v1/search", api_search},
    Route{"/api/v1/show", api_show},
    Route{"/api/v1/cited-by", api_cited_by},
    Route{"/api/v1/facets", api_facets},
    Route{"/api/v1/actors", api_actors},
    Route{"/api/v1/suggest", api_suggest},
    Route{"/healthz", healthz, false},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

const Route* find_route(std::string_view path) {
  const auto* const found = std::find_if(kRoutes.begin(), kRoutes.end(),
                                         [&](const Route& route) { return route.path == path; });
  return found == kRoutes.end() ? nullptr : found;
}

bool is_api(std::string_view path) { return path.starts_with("/api/"); }

}  // namespace dossier
