// SPDX-License-Identifier: GPL-2.0-or-later
// The options of dossier, a function a command, each bound to its place in a CommandLine; whole
// numbers and words to choose from are checked by the parser.
//
//   add_arguments(*app.add_subcommand("trail"), line): ID, --depth N, --note LABEL

#pragma once

#include "searcher/commands/options.h"

namespace dossier {

/// Those that every command takes: -d, --format, --color and others.
void add_shared_options(CLI::App& app, CommandLine& line);

/// Arguments and options of the command that `command` is called.
void add_arguments(CLI::App& command, CommandLine& line);

}  // namespace dossier
