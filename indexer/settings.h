// SPDX-License-Identifier: GPL-2.0-or-later
// Authority files and stop lists, shipped and given, gathered into what documents are analysed
// with.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/pipeline.h"
#include "indexer/writer.h"

namespace dossier {

/// The folder of shipped data: `share/dossier` beside the folder of the running program, installed
/// or in the build tree; or `$DOSSIER_DATA`. @throws Error naming the places looked at.
std::string data_folder();

struct LoadedSettings {
  Settings settings;                     ///< What the index keeps.
  std::unique_ptr<Gazetteer> gazetteer;  ///< What the tagger matches with.
};

/// Of the bytes of all files that load_settings() reads, and of the options that count: cheap, so
/// that nothing is loaded when nothing is to be analysed.
std::string settings_fingerprint(const RunOptions& options);

/// Bad rows become diagnostics. @throws Error when a file cannot be read at all.
LoadedSettings load_settings(const RunOptions& options, std::vector<Diagnostic>& diagnostics);

}  // namespace dossier
