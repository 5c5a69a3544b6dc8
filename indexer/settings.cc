// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/settings.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analysis/error.h"
#include "schema/alias_key.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> shipped_authority_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "authority", failed)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Names of one entity under every key by which a query may type it.
void add_aliases(const Analyzer& analyzer, const Entity& entity, Settings& settings) {
  const auto add = [&](const std::string& name, bool strong) {
    const auto tokens = analyzer.analyze(name);
    const bool capitals = needs_capitals(name);
    for (const auto& key : {alias_key(tokens), joined_alias_key(tokens)}) {
      if (key.empty()) continue;
      auto& entries = settings.aliases[key];
      const auto known = std::find_if(entries.begin(), entries.end(),
                                      [&](const AliasEntry& e) { return e.id == entity.id; });
      if (known == entries.end()) {
        entries.push_back({entity.id, strong, capitals});
      } else {
        known->strong = known->strong || strong;
        known->capitals = known->capitals && capitals;
      }
    }
  };
  for (const auto& name : spoken_names(entity)) add(name, true);
  for (const auto& alias : entity.weak) add(alias, false);
}

std::string fingerprint(const std::vector<std::string>& files) {
  std::uint64_t hash = XXH3_64bits(nullptr, 0);
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    hash = XXH3_64bits_withSeed(bytes.data(), bytes.size(), hash);
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace

std::string data_folder() {
  std::vector<fs::path> places;
  if (const char* given = std::getenv("DOSSIER_DATA"); given != nullptr && *given != '\0')
    places.emplace_back(given);
  std::error_code failed;
  const auto program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) places.push_back(program.parent_path().parent_path() / "share" / "dossier");
  places.emplace_back("/usr/local/share/dossier");
  places.emplace_back("/usr/share/dossier");
  std::string looked;
  for (const auto& place : places) {
    if (fs::exists(place / "stopwords", failed)) return place.string();
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  throw Error("cannot find Dossier's stop lists and authority files; looked in " + looked,
              "install Dossier with cmake --install, or set DOSSIER_DATA to the folder that holds "
              "stopwords/ and authority/");
}

LoadedSettings load_settings(const RunOptions& options, std::vector<Diagnostic>& diagnostics) {
  const auto folder = data_folder();
  LoadedSettings loaded;
  auto& settings = loaded.settings;
  settings.stop_lists.load_folder(folder + "/stopwords");
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder + "/stopwords"))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  for (const auto& [language, path] : options.stop_list_files) {
    settings.stop_lists.load_file(language, path);
    files.push_back(path);
  }

  auto authority_files =
      options.default_authority ? shipped_authority_files(folder) : std::vector<std::string>{};
  authority_files.insert(authority_files.end(), options.authority_files.begin(),
                         options.authority_files.end());
  Authority authority;
  for (const auto& path : authority_files) load_authority(path, authority, diagnostics);
  check_authority(authority, diagnostics);
  files.insert(files.end(), authority_files.begin(), authority_files.end());

  loaded.gazetteer = std::make_unique<Gazetteer>(authority, settings.stop_lists);
  const Analyzer analyzer;
  for (const auto& entity : authority.entities) add_aliases(analyzer, entity, settings);
  settings.entities = std::move(authority.entities);
  settings.fingerprint = fingerprint(files) + (options.recognise ? "" : "+no-recognise");
  return loaded;
}

}  // namespace dossier
