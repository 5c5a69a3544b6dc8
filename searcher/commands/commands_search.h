// SPDX-License-Identifier: GPL-2.0-or-later
// The commands that answer with a result: search, facets, timeline, and those of saved searches.

#pragma once

#include "searcher/commands/options.h"

namespace dossier {

int search_command(const CommandLine& line);
int facets_command(const CommandLine& line);
int timeline_command(const CommandLine& line);
int save_command(const CommandLine& line);
/// `run`: search with a saved query; with --new, only what it did not find the last time.
int run_saved_command(const CommandLine& line);
int saved_command(const CommandLine& line);

}  // namespace dossier
