// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <cstdio>

#include "searcher/serve/serve.h"

namespace dossier {

void serve(const KioskSettings& settings, char** /*arguments*/) {
  serve_kiosk(settings, [](const std::string& address) {
    fmt::print("Serving {}\n", address);
    std::fflush(stdout);
  });
}

}  // namespace dossier
