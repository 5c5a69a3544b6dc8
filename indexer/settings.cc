// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/settings.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "analysis/error.h"
#include "indexer/file_bytes.h"
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

struct SettingsFiles {
  std::string stop_list_folder;
  std::vector<std::string> shipped_stop_lists, authority;
};

SettingsFiles settings_files(const RunOptions& options) {
  const auto folder = data_folder();
  SettingsFiles files{folder + "/stopwords", {}, {}};
  for (const auto& entry : fs::directory_iterator(files.stop_list_folder))
    files.shipped_stop_lists.push_back(entry.path().string());
  std::sort(files.shipped_stop_lists.begin(), files.shipped_stop_lists.end());
  if (options.default_authority) files.authority = shipped_authority_files(folder);
  files.authority.insert(files.authority.end(), options.authority_files.begin(),
                         options.authority_files.end());
  return files;
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

std::string settings_fingerprint(const RunOptions& options) {
  const auto files = settings_files(options);
  std::uint64_t hash = XXH3_64bits(nullptr, 0);
  const auto add = [&](const std::string& file) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    // What cannot be read is no settings of any index: load_settings() will say why.
    const auto bytes = read_bytes(file, failed ? 0 : size).value_or("cannot be read: " + file);
    hash = XXH3_64bits_withSeed(bytes.data(), bytes.size(), hash);
  };
  for (const auto& file : files.shipped_stop_lists) add(file);
  for (const auto& [language, file] : options.stop_list_files) {
    hash = XXH3_64bits_withSeed(language.data(), language.size(), hash);
    add(file);
  }
  for (const auto& file : files.authority) add(file);
  return fmt::format("{:016x}", hash) + (options.recognise ? "+recognise" : "");
}

LoadedSettings load_settings(const RunOptions& options, std::vector<Diagnostic>& diagnostics) {
  const auto files = settings_files(options);
  LoadedSettings loaded;
  auto& settings = loaded.settings;
  settings.stop_lists.load_folder(files.stop_list_folder);
  for (const auto& [language, path] : options.stop_list_files)
    settings.stop_lists.load_file(language, path);

  Authority authority;
  for (const auto& path : files.authority) load_authority(path, authority, diagnostics);
  check_authority(authority, diagnostics);

  loaded.gazetteer = std::make_unique<Gazetteer>(authority, settings.stop_lists);
  const Analyzer analyzer;
  for (const auto& entity : authority.entities) add_aliases(analyzer, entity, settings);
  settings.entities = std::move(authority.entities);
  return loaded;
}

}  // namespace dossier
