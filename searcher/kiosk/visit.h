// SPDX-License-Identifier: GPL-2.0-or-later
// What the answer to one request is made with.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/kiosk/http_message.h"
#include "searcher/searcher.h"

namespace dossier {

class Site;
class PageWriter;

struct Visit {
  const HttpRequest& request;
  Searcher& searcher;
  const Site& site;   ///< What all workers share.
  PageWriter& pages;  ///< The worker's own.
};

/// The longest query that is read, in bytes.
inline constexpr std::size_t kMostQuery = 2000;
/// The longest that one search may take; a visitor has left by then.
inline constexpr std::chrono::milliseconds kMostSearchTime{8000};

/// The value of a parameter that is a whole number; `otherwise` where it is not given.
/// @throws Error for what is no number, or above `most`.
std::uint32_t number_parameter(const HttpRequest& request, std::string_view name,
                               std::uint32_t otherwise, std::uint32_t most);
/// True for "1" and "true". @throws Error for other values than these and "0", "false".
bool flag_parameter(const HttpRequest& request, std::string_view name);
/// The parameter `q`. @throws Error when it is too long.
std::string query_parameter(const HttpRequest& request);

}  // namespace dossier
