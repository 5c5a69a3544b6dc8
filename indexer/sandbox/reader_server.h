// SPDX-License-Identifier: GPL-2.0-or-later
// The reader process: reads one file after another for the indexer, confined (confinement.h).

#pragma once

#include <functional>
#include <string_view>

#include "indexer/formats/reader.h"
#include "indexer/sandbox/confinement.h"

namespace dossier {

/// reader_for() of formats/reader.h, or a test's.
using ChooseReader = std::function<const Reader*(std::string_view path, std::string_view head)>;

/// The socket to the indexer is the process's standard input.
inline constexpr int kReaderSocket = 0;

/// Exit status of a process that reported the fault it ends on.
inline constexpr int kExitReported = 3;

/// Confines the process and answers messages (messages.h) until the indexer closes the socket.
/// Returns the exit status.
int serve_reads(const ChooseReader& choose, const ReadLimits& limits);

}  // namespace dossier
