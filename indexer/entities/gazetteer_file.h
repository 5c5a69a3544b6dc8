// SPDX-License-Identifier: GPL-2.0-or-later
// A compiled gazetteer, kept beside the index so that a run that changes no authority file need not
// read one: 50,000 names take some hundredths of a second instead of half a one.
//
//   INDEX/authority.bin: magic, version, sizes of its tables, checksum, fingerprint of its sources,
//   what was wrong with them, and the tables of gazetteer_impl.h as they lie in memory, packed
//
// It is a cache and nothing but: a file that is missing, cut, damaged, of another version or of
// other sources is no error, and is written anew.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/raw_document.h"

namespace dossier {

/// Changes whenever the same authority files would make another gazetteer.
inline constexpr int kGazetteerVersion = 8;
inline constexpr const char* kGazetteerFile = "authority.bin";

struct CompiledAuthority {
  Gazetteer gazetteer;
  std::vector<Diagnostic> diagnostics;  ///< Of its sources, to be reported in each run.
};

/// The gazetteer kept at `path`, if it was made of sources with this fingerprint. Throws nothing.
std::optional<CompiledAuthority> load_compiled(const std::string& path,
                                               std::string_view fingerprint);

/// Keeps a gazetteer at `path`: written beside it and renamed, so that no reader sees half a file.
/// False where it cannot be written; nothing is lost but time.
bool save_compiled(const std::string& path, std::string_view fingerprint,
                   const Gazetteer& gazetteer, const std::vector<Diagnostic>& diagnostics);

}  // namespace dossier
