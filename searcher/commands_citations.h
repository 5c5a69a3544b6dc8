// SPDX-License-Identifier: GPL-2.0-or-later
// The commands about citations, each to its exit status.

#pragma once

#include "searcher/options.h"

namespace dossier {

int cites_command(const CommandLine& line);
int cited_by_command(const CommandLine& line);
int parse_citations_command(const CommandLine& line);

}  // namespace dossier
