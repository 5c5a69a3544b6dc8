// SPDX-License-Identifier: GPL-2.0-or-later
// `dossier serve`: one declaration, a definition in each of the two programs. `dossier` goes on as
// dossier-kiosk (start_kiosk.cc), with the same arguments and process; that one serves
// (be_kiosk.cc). Loading the libraries of a web server takes longer than a search.

#pragma once

#include "searcher/kiosk/kiosk.h"

namespace dossier {

/// Serves until SIGTERM or SIGINT comes. `arguments`: those of the program, as main() has them.
void serve(const KioskSettings& settings, char** arguments);

}  // namespace dossier
