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
  std::string sources;                   ///< Fingerprint of all the gazetteer was made of.
  bool fresh = false;              ///< Made from its sources, not read from the index's folder.
  std::vector<Diagnostic> faults;  ///< Of the sources, where it is fresh.
};

/// Of the bytes of all files that load_settings() reads, and of the options that count.
std::string settings_fingerprint(const RunOptions& options);

/// Stop lists and the gazetteer, which is taken from the index's folder where its sources are as
/// they were. Bad rows become diagnostics. @throws Error when a file cannot be read at all.
LoadedSettings load_settings(const RunOptions& options, std::vector<Diagnostic>& diagnostics);

/// Fills what only IndexWriter::write_settings() needs: entities and aliases. Reads the authority
/// files where the gazetteer was not made from them in this run.
void load_names(const RunOptions& options, LoadedSettings& loaded);

/// Keeps a fresh gazetteer in the index's folder; whoever calls it holds the writer's lock.
void keep_compiled(const RunOptions& options, const LoadedSettings& loaded);

}  // namespace dossier
