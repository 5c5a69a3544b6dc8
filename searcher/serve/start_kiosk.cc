// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "analysis/error.h"
#include "analysis/helper_program.h"
#include "searcher/serve/serve.h"

namespace dossier {

void serve(const KioskSettings& /*settings*/, char** arguments) {
  const auto program = helper_program("dossier-kiosk", "serves the kiosk");
  execv(program.c_str(), arguments);
  throw Error(fmt::format("cannot start {}: {}", program, std::strerror(errno)));
}

}  // namespace dossier
