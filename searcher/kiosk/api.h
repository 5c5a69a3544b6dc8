// SPDX-License-Identifier: GPL-2.0-or-later
// /api/v1: what the commands of the same name write with --format json, byte for byte but for
// `took_ms`; `suggest` alone, for the search box, has no command. Parameters are named as the
// options are; openapi.json describes them.
//
// An error is {"format_version":1, "error":…, "hint":…} with status 400, or 404 where a document,
// work or actor is not known.

#pragma once

#include "searcher/kiosk/visit.h"

namespace dossier {

HttpResponse api_search(const Visit& visit);
HttpResponse api_show(const Visit& visit);
HttpResponse api_cited_by(const Visit& visit);
HttpResponse api_facets(const Visit& visit);
HttpResponse api_actors(const Visit& visit);
HttpResponse api_suggest(const Visit& visit);

/// An error as the API gives it.
HttpResponse api_error(unsigned status, const std::string& message, const std::string& hint);

}  // namespace dossier
