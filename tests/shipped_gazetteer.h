// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the shipped authority files: what every run has.

#pragma once

#include <string>
#include <vector>

#include "indexer/authority/authority.h"
#include "indexer/entities/gazetteer.h"

namespace dossier {

inline const Gazetteer& shipped_gazetteer() {
  static const Gazetteer kShipped = [] {
    Authority authority;
    std::vector<Diagnostic> ignored;
    StopLists stop_lists;
    stop_lists.load_folder(DOSSIER_SOURCE_DIR "/stopwords");
    for (const char* kind : {"people", "groups", "places"})
      load_authority(std::string(DOSSIER_SOURCE_DIR "/corpus/authority/") + kind + ".tsv",
                     authority, ignored);
    return Gazetteer(authority, stop_lists);
  }();
  return kShipped;
}

}  // namespace dossier
