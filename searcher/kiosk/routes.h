// SPDX-License-Identifier: GPL-2.0-or-later
// Which function answers which path: the one list of all that is served. A path is looked up whole;
// nothing is read from the disk by a path that a client gives.

#pragma once

#include <span>
#include <string_view>

#include "searcher/kiosk/visit.h"

namespace dossier {

struct Route {
  std::string_view path;
  HttpResponse (*answer)(const Visit&);
  bool cacheable = true;  ///< The same until the index changes.
  /// Of the API: the parameters it knows, apart by blanks. One it does not know is refused, so that
  /// `query=` for `q=` is no question for everything. A page takes no notice of others.
  std::string_view parameters = {};
};

std::span<const Route> routes();
/// Null for a path that is not served.
const Route* find_route(std::string_view path);
/// @throws Error for a parameter of the API that `route` does not know, with those it knows.
void refuse_unknown_parameters(const Route& route, const HttpRequest& request);
/// Is it for programs? Then errors are JSON too.
bool is_api(std::string_view path);

}  // namespace dossier
