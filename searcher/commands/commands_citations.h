// SPDX-License-Identifier: GPL-2.0-or-later
// The commands about citations, each to its exit status.

#pragma once

#include "searcher/commands/options.h"

namespace dossier {

int cites_command(const CommandLine& line);
int cited_by_command(const CommandLine& line);
int missing_command(const CommandLine& line);
int trail_command(const CommandLine& line);
int graph_command(const CommandLine& line);
int similar_command(const CommandLine& line);
int quote_command(const CommandLine& line);
/// `export` in the formats of bibliographies.
int export_bibliography(const CommandLine& line);
int parse_citations_command(const CommandLine& line);

}  // namespace dossier
