// SPDX-License-Identifier: GPL-2.0-or-later
// The commands of dossier: ask the searcher, print the answer.

#pragma once

#include "searcher/commands/options.h"

namespace dossier {

/// Runs the command and returns the exit status: kExitOk, or kExitNothing when a query found
/// nothing. @throws Error; OutputClosed when the reader has gone.
int run_command(const CommandLine& command_line);

}  // namespace dossier
