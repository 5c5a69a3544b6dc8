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
#include <tuple>

#include "analysis/error.h"
#include "indexer/authority/iso_codes.h"
#include "indexer/entities/gazetteer_file.h"
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

// An entity under one key by which a query may type one of its names.
struct KeyedName {
  std::string key;
  std::uint32_t entity = 0;
  bool strong = false, capitals = false;
};

void add_names(const Analyzer& analyzer, const Entity& entity, std::uint32_t index,
               std::vector<Token>& tokens, std::vector<KeyedName>& names) {
  const auto add = [&](const std::string& name, bool strong) {
    analyzer.analyze(name, tokens);
    const bool capitals = needs_capitals(name);
    auto key = alias_key(tokens);
    auto joined = joined_alias_key(tokens);
    if (joined != key && !joined.empty())
      names.push_back({std::move(joined), index, strong, capitals});
    if (!key.empty()) names.push_back({std::move(key), index, strong, capitals});
  };
  for (const auto& name : spoken_names(entity)) add(name, true);
  // A query has no language: it may ask for these, and is not taken to mean them.
  for (const auto& name : entity.translated) add(name.name, false);
  for (const auto& alias : entity.weak) add(alias, false);
}

// By key, and under each the entities in the order of the authority, each once.
Aliases aliases_of(const std::vector<Entity>& entities) {
  const Analyzer analyzer;
  std::vector<Token> tokens;
  std::vector<KeyedName> names;
  for (std::uint32_t i = 0; i < entities.size(); ++i)
    add_names(analyzer, entities[i], i, tokens, names);
  std::sort(names.begin(), names.end(), [](const KeyedName& a, const KeyedName& b) {
    return std::tie(a.key, a.entity) < std::tie(b.key, b.entity);
  });
  Aliases aliases;
  const KeyedName* last = nullptr;
  for (auto& name : names) {
    const bool same_key = last != nullptr && aliases.back().first == name.key;
    if (!same_key) aliases.emplace_back(std::move(name.key), std::vector<AliasEntry>());
    auto& entries = aliases.back().second;
    if (same_key && last->entity == name.entity) {
      entries.back().strong = entries.back().strong || name.strong;
      entries.back().capitals = entries.back().capitals && name.capitals;
    } else {
      entries.push_back({entities[name.entity].id, name.strong, name.capitals});
    }
    last = &name;
  }
  return aliases;
}

// Where the authority comes from: the shipped files, countries, what the command line names.
struct AuthoritySources {
  std::vector<std::string> shipped, given;
  bool countries = false;

  AuthoritySources(const RunOptions& options, const std::string& folder)
      : given(options.authority_files), countries(options.default_authority) {
    if (options.default_authority) shipped = shipped_authority_files(folder);
  }

  std::vector<std::string> files() const {
    auto all = shipped;
    const auto add = [&](std::vector<std::string> more) {
      all.insert(all.end(), more.begin(), more.end());
    };
    if (countries) add(iso_codes_files(false));
    for (const auto& path : given) {
      if (path == kIsoCodes) {
        add(iso_codes_files(true));
      } else {
        all.push_back(path);
      }
    }
    return all;
  }

  Authority load(std::vector<Diagnostic>& diagnostics) const {
    Authority authority;
    for (const auto& path : shipped) load_authority(path, authority, diagnostics);
    if (countries) {
      AuthorityCollector collector(kIsoCodes, authority, diagnostics);
      read_iso_codes(false, collector);  // Without the package, what is shipped must do.
    }
    for (const auto& path : given) load_authority(path, authority, diagnostics);
    check_authority(authority, diagnostics);
    return authority;
  }
};

struct SettingsFiles {
  std::string stop_list_folder;
  std::vector<std::string> shipped_stop_lists;
  AuthoritySources authority;
};

SettingsFiles settings_files(const RunOptions& options) {
  const auto folder = data_folder();
  SettingsFiles files{folder + "/stopwords", {}, AuthoritySources(options, folder)};
  for (const auto& entry : fs::directory_iterator(files.stop_list_folder))
    files.shipped_stop_lists.push_back(entry.path().string());
  std::sort(files.shipped_stop_lists.begin(), files.shipped_stop_lists.end());
  return files;
}

// The hash of many files and words, each apart from the next.
class Fingerprint {
 public:
  Fingerprint() : state_(XXH3_createState(), &XXH3_freeState) { XXH3_64bits_reset(state_.get()); }

  void add(std::string_view bytes) {
    const std::uint64_t size = bytes.size();
    XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
    XXH3_64bits_update(state_.get(), &size, sizeof size);
  }
  // What cannot be read is as if empty: load_settings() will say why.
  void add_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::vector<char> buffer(std::size_t{1} << 16U);
    std::uint64_t size = 0;
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0) {
      XXH3_64bits_update(state_.get(), buffer.data(), static_cast<std::size_t>(in.gcount()));
      size += static_cast<std::uint64_t>(in.gcount());
    }
    XXH3_64bits_update(state_.get(), &size, sizeof size);
  }
  std::string text() const { return fmt::format("{:016x}", XXH3_64bits_digest(state_.get())); }

 private:
  std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state_;
};

std::string compiled_path(const RunOptions& options) {
  return options.database + "/" + kGazetteerFile;
}

// Of everything a compiled gazetteer depends on: the places of its sources too, which its
// diagnostics name.
std::string compiled_fingerprint(const RunOptions& options, const SettingsFiles& files) {
  std::string all = settings_fingerprint(options) + " " + analyzer_identity();
  for (const auto& file : files.authority.files()) all += "\n" + file;
  return all;
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
  Fingerprint fingerprint;
  for (const auto& file : files.shipped_stop_lists) fingerprint.add_file(file);
  for (const auto& [language, file] : options.stop_list_files) {
    fingerprint.add(language);
    fingerprint.add_file(file);
  }
  for (const auto& file : files.authority.files()) fingerprint.add_file(file);
  return fingerprint.text() + (options.recognise ? "" : "+no-recognise");
}

LoadedSettings load_settings(const RunOptions& options, std::vector<Diagnostic>& diagnostics) {
  const auto files = settings_files(options);
  LoadedSettings loaded;
  auto& settings = loaded.settings;
  settings.stop_lists.load_folder(files.stop_list_folder);
  for (const auto& [language, path] : options.stop_list_files)
    settings.stop_lists.load_file(language, path);
  loaded.sources = compiled_fingerprint(options, files);
  if (auto compiled = load_compiled(compiled_path(options), loaded.sources)) {
    loaded.gazetteer = std::make_unique<Gazetteer>(std::move(compiled->gazetteer));
    diagnostics.insert(diagnostics.end(), compiled->diagnostics.begin(),
                       compiled->diagnostics.end());
    return loaded;
  }
  auto authority = files.authority.load(loaded.faults);
  diagnostics.insert(diagnostics.end(), loaded.faults.begin(), loaded.faults.end());
  loaded.gazetteer = std::make_unique<Gazetteer>(authority, settings.stop_lists);
  loaded.fresh = true;
  settings.entities = std::move(authority.entities);
  return loaded;
}

void load_names(const RunOptions& options, LoadedSettings& loaded) {
  auto& settings = loaded.settings;
  std::vector<Diagnostic> known;  // Reported with the compiled gazetteer.
  if (!loaded.fresh) settings.entities = settings_files(options).authority.load(known).entities;
  settings.aliases = aliases_of(settings.entities);
}

void keep_compiled(const RunOptions& options, const LoadedSettings& loaded) {
  if (loaded.fresh)
    save_compiled(compiled_path(options), loaded.sources, *loaded.gazetteer, loaded.faults);
}

}  // namespace dossier
