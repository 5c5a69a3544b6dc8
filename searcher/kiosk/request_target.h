// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the target of a request and the Host header, strictly.
//
//   "/search?q=drone+strike&q=%C3%A9"  ->  path "/search", q "drone strike", q "é"
//   "/a%zz", "/a%00", "/a%ff", "//x/", "http://x/", "*"  ->  none
//
// The path is never a file's: only whole paths of the table of routes are known. Cost: linear.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/kiosk/http_message.h"

namespace dossier {

/// Path and parameters of `target` (RFC 9112 origin form; parameters as HTML forms send them), or
/// none where it is not well formed: two slashes at its beginning, bad percent-encoding, ill-formed
/// UTF-8, a control character (tabs and line breaks become blanks in values), more than
/// kMostParameters.
std::optional<HttpRequest> parse_target(std::string_view target);
inline constexpr std::size_t kMostParameters = 100;

/// "a b&c" -> "a%20b%26c": for a parameter's value or name.
std::string percent_encoded(std::string_view text);

/// The Host headers that are answered: those of the addresses bound and "localhost", with the port;
/// without it on port 80. Guards against DNS rebinding.
std::vector<std::string> accepted_hosts(const std::vector<std::string>& addresses, int port);
/// Is `host` one of them? Names of hosts are compared without regard to case.
bool is_accepted_host(std::string_view host, const std::vector<std::string>& accepted);

}  // namespace dossier
