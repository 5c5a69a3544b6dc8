// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of dossier-index.

#pragma once

#include <memory>
#include <string>

#include "indexer/pipeline.h"

namespace CLI {
class App;
}

namespace dossier {

struct IndexerArguments {
  RunOptions run;
  std::vector<std::string> stop_lists;  ///< LANG=FILE, as given.
  std::string shard;                    ///< K/N, as given; "": the index holds all.
  std::string format = "text";
  std::string progress = "auto";
  bool quiet = false;
};

/// The options, bound to `command_line`, which must outlive the parser.
std::unique_ptr<CLI::App> make_parser(IndexerArguments& command_line);

/// Reads LANG=FILE options into `run`. @throws Error for one that is not so written.
void finish_options(IndexerArguments& command_line);

}  // namespace dossier
