// SPDX-License-Identifier: GPL-2.0-or-later
// The kiosk: answers of a Searcher as pages for visitors and as JSON, over HTTP, on this machine.
//
//   KioskSettings settings;  settings.databases = {"/srv/index"};
//   serve_kiosk(settings, [](const std::string& address) { ... });   // until SIGTERM or SIGINT

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "schema/index_place.h"
#include "searcher/kiosk/http_server.h"

namespace dossier {

/// Languages of the interface, as interface_languages() finds them.
inline constexpr std::array kInterfaceLanguages{"en", "ar", "de", "es", "fr", "pl"};

struct KioskSettings {
  std::vector<std::string> databases;
  ServerSettings server;
  ServerUse servers;                 ///< Of an index that is partly on other machines.
  std::uint32_t idle_seconds = 300;  ///< Until a visitor who has left is forgotten; 0: never.
  std::string language = "en";       ///< Of the interface, where a browser asks for no other.
  std::string query_log;             ///< A file that queries are added to; "": none is kept.
};

/// Answers requests until SIGTERM or SIGINT comes; `ready` is called with the address once it does.
/// Each worker has a Searcher of its own, opened anew when an indexer has committed. While a server
/// of the index does not answer, pages say so (503), or that they are incomplete where it may be
/// left out; it is looked for every second.
/// @throws Error when an index or an address cannot be opened.
void serve_kiosk(const KioskSettings& settings,
                 const std::function<void(const std::string& address)>& ready);

}  // namespace dossier
