// SPDX-License-Identifier: GPL-2.0-or-later
// `dossier check`: the soundness of an index, and citations for a person to judge.
//
// Judgements are appended to a file, one a line: date, right or wrong, confidence, rule, document,
// note, work. Beside saved searches it is the only thing dossier writes, and only when a person
// judges.

#pragma once

#include "searcher/commands/options.h"

namespace dossier {

int check_command(const CommandLine& line);

}  // namespace dossier
