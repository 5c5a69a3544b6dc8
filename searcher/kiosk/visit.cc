// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/visit.h"

#include <fmt/format.h>

#include <charconv>

#include "analysis/error.h"

namespace dossier {

std::uint32_t number_parameter(const HttpRequest& request, std::string_view name,
                               std::uint32_t otherwise, std::uint32_t most) {
  const auto text = request.get(name);
  if (text.empty()) return otherwise;
  std::uint32_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size())
    throw Error(fmt::format("{} is no whole number", name));
  if (number > most) throw Error(fmt::format("{} is more than {}", name, most));
  return number;
}

bool flag_parameter(const HttpRequest& request, std::string_view name) {
  const auto text = request.get(name);
  if (text == "1" || text == "true") return true;
  if (text.empty() || text == "0" || text == "false") return false;
  throw Error(fmt::format("{} is neither 0 nor 1", name));
}

std::string query_parameter(const HttpRequest& request) {
  const auto query = request.get("q");
  if (query.size() > kMostQuery)
    throw Error("the query is too long", fmt::format("at most {} bytes are read", kMostQuery));
  return std::string(query);
}

}  // namespace dossier
