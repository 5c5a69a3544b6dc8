// SPDX-License-Identifier: GPL-2.0-or-later
// A request and its answer, as the pages and the API see them: no sockets, no library.
//
//   GET /search?q=kabul&f=kind:paper  ->  path "/search", parameters {q: kabul, f: kind:paper}

#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// What was asked. Path and parameters are percent-decoded, well-formed UTF-8 without control
/// characters: parse_target() refuses others.
struct HttpRequest {
  std::string path;
  Parameters parameters;        ///< In order; a name may stand several times.
  std::string accept_language;  ///< The header, or "".
  std::string host;             ///< The Host header: one of those accepted.

  /// The first value of `name`, or "".
  std::string_view get(std::string_view name) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto& row) { return row.first == name; });
    return found == parameters.end() ? std::string_view{} : found->second;
  }
  std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : parameters) {
      if (key == name) values.push_back(value);
    }
    return values;
  }
};

namespace http {
inline constexpr unsigned kOk = 200, kBadRequest = 400, kNotFound = 404, kMethodNotAllowed = 405,
                          kTooLarge = 413, kTargetTooLong = 414, kMisdirected = 421,
                          kServerError = 500, kBusy = 503;
inline constexpr const char* kHtml = "text/html; charset=utf-8";
inline constexpr const char* kJson = "application/json; charset=utf-8";
inline constexpr const char* kText = "text/plain; charset=utf-8";
}  // namespace http

struct HttpResponse {
  unsigned status = http::kOk;
  std::string type = http::kText;
  std::shared_ptr<const std::string> body = std::make_shared<const std::string>();
  unsigned retry_seconds = 1;  ///< Of kBusy: when to come again.
  bool asset = false;          ///< A file of the program: may be kept by the browser.
  bool cacheable = false;      ///< The same for the same request until the index changes.
};

inline HttpResponse make_response(unsigned status, std::string type, std::string body) {
  return {status, std::move(type), std::make_shared<const std::string>(std::move(body))};
}

}  // namespace dossier
