// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "analysis/analyzer.h"
#include "schema/bytes.h"
#include "schema/display_name.h"
#include "schema/listed_terms.h"
#include "schema/terms.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr int kMostTries = 20;

// Opens one part and refuses what this program cannot read.
Xapian::Database open_part(const std::string& path) {
  const std::string make_one = "make one with: dossier-index --database " + path + " FOLDER";
  std::error_code ignored;
  if (!fs::exists(path, ignored)) throw Error("no index at " + path, make_one);
  if (!fs::exists(fs::path(path) / kStubName, ignored))
    throw Error(path + " is not an index of Dossier", make_one);
  Xapian::Database part;
  try {
    part = Xapian::Database(path);
  } catch (const Xapian::Error& error) {
    throw Error("cannot open the index " + path + ": " + error.get_msg(),
                "remove it and index the files again");
  }
  const auto format = part.get_metadata(metadata_key::kFormat);
  if (format != std::to_string(kIndexFormat)) {
    throw Error(fmt::format("{} has index format {}, this program reads {}", path,
                            format.empty() ? "none" : format, kIndexFormat),
                "index the files again with this version's dossier-index into a new folder");
  }
  const auto analyzer = part.get_metadata(metadata_key::kAnalyzer);
  if (analyzer != analyzer_identity()) {
    throw Error(fmt::format("{} was tokenized with analyzer {}, this program has {}", path,
                            analyzer, analyzer_identity()),
                "index the files again with this version's dossier-index into a new folder");
  }
  return part;
}

// Has the stub a line "remote HOST:PORT"?
bool names_remote(const std::string& path) {
  std::ifstream stub(path + "/" + kStubName);
  for (std::string line; std::getline(stub, line);) {
    if (line.starts_with("remote ")) return true;
  }
  return false;
}

}  // namespace

std::string current_generation(const std::string& path) {
  std::ifstream stub(path + "/" + kStubName);  // Its line is "auto NAME".
  std::string type, name;
  if (!(stub >> type >> name)) return {};
  return name;
}

std::string analyzer_identity() {
  return fmt::format("{}/unicode-{}", kAnalyzerVersion, U_UNICODE_VERSION);
}

void pack_period(const Period& period, ByteWriter& out) {
  for (const auto& date : {period.from, period.to}) out.text(date ? date->iso() : "");
}

Period unpack_period(ByteReader& in) {
  const auto from = parse_date(in.view());
  return {from, parse_date(in.view())};
}

std::string pack_entity(const Entity& entity) {
  ByteWriter out;
  out.number(static_cast<std::uint64_t>(entity.kind));
  out.text(entity.name);
  for (const auto* list : {&entity.aliases, &entity.weak, &entity.broader}) out.texts(*list);
  pack_period(entity.period(), out);
  out.list(entity.dated, [&](const DatedName& row) {
    out.text(row.what);
    pack_period(row.period, out);
  });
  return out.take();
}

Entity unpack_entity(std::string_view id, std::string_view packed) {
  ByteReader in(packed);
  Entity entity;
  entity.id = id;
  entity.kind = stored_enumerator(in.number(), EntityKind::Place);
  entity.name = in.text();
  for (auto* list : {&entity.aliases, &entity.weak, &entity.broader}) in.texts(*list);
  const Period own = unpack_period(in);
  entity.from = own.from;
  entity.to = own.to;
  if (in.empty()) return entity;  // By a version that had no dated names.
  in.list([&] {
    auto what = in.text();
    entity.dated.push_back({std::move(what), unpack_period(in)});
  });
  return entity;
}

std::string pack_aliases(const std::vector<AliasEntry>& entries) {
  ByteWriter out;
  out.list(entries, [&](const AliasEntry& entry) {
    out.text(entry.id);
    out.number((entry.strong ? 1U : 0U) | (entry.capitals ? 2U : 0U));
  });
  return out.take();
}

std::vector<AliasEntry> unpack_aliases(std::string_view packed) {
  std::vector<AliasEntry> entries;
  ByteReader in(packed);
  in.list([&] {
    auto id = in.text();
    const auto flags = in.number();
    entries.push_back({std::move(id), (flags & 1U) != 0, (flags & 2U) != 0});
  });
  return entries;
}

Index::Index(const std::vector<std::string>& paths)
    : paths_(paths), generations_(named_generations()) {
  for (const auto& path : paths) {
    // Batches may be written faster than an index is opened.
    bool opened = false;
    for (int tries = 1; !opened; ++tries) {
      const auto generation = current_generation(path);
      try {
        auto part = open_part(path);
        read_stop_lists(part);
        parts_.push_back(part);
        opened = true;
        remote_ = remote_ || names_remote(path);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (tries == kMostTries) throw;
      } catch (const Error&) {  // Gone between the look at the stub and the opening?
        if (tries == kMostTries || current_generation(path) == generation) throw;
      }
    }
    all_.add_database(parts_.back());
  }
}

void Index::read_stop_lists(const Xapian::Database& part) {
  const std::string prefix(metadata_key::kStopList);
  for (auto key = part.metadata_keys_begin(prefix); key != part.metadata_keys_end(prefix); ++key) {
    std::vector<std::string> words;
    const auto packed = part.get_metadata(*key);
    ByteReader(packed).texts(words);
    stop_lists_.set((*key).substr(prefix.size()), {words.begin(), words.end()});
  }
}

std::vector<std::string> Index::named_generations() const {
  std::vector<std::string> names;
  for (const auto& path : paths_) names.push_back(current_generation(path));
  return names;
}

bool Index::reopen() {
  // The engine reads a stub only when it opens one.
  outdated_ = outdated_ || named_generations() != generations_;
  try {  // A generation that is no longer named may be gone from the disk.
    for (std::size_t i = 0; i < parts_.size() && !outdated_; ++i) outdated_ = parts_[i].reopen();
    outdated_ = outdated_ || all_.reopen();
  } catch (const Xapian::DatabaseOpeningError&) {
    if (named_generations() == generations_) throw;
    outdated_ = true;
  }
  if (!outdated_) return false;
  *this = Index(paths_);
  return true;
}

std::string Index::metadata(std::string_view key) const {
  for (const auto& part : parts_) {
    if (auto value = part.get_metadata(std::string(key)); !value.empty()) return value;
  }
  return {};
}

std::optional<Entity> Index::entity(std::string_view id) const {
  const auto packed = metadata(make_term(metadata_key::kEntity, id));
  if (packed.empty()) return listed_entity(all_, id);
  return unpack_entity(id, packed);
}

std::string Index::entity_name(std::string_view id) const {
  const auto found = entity(id);
  return found ? display_name(found->kind, found->name) : std::string(id);
}

std::vector<AliasEntry> Index::alias(std::string_view key) const {
  std::vector<AliasEntry> all;
  for (const auto& part : parts_) {
    const auto packed = part.get_metadata(make_term(metadata_key::kAlias, key));
    if (packed.empty()) continue;
    for (auto& entry : unpack_aliases(packed)) {
      const bool known = std::any_of(all.begin(), all.end(),
                                     [&](const AliasEntry& e) { return e.id == entry.id; });
      if (!known) all.push_back(std::move(entry));
    }
  }
  for (auto& id : listed_under(all_, key)) all.push_back({std::move(id), true, false});
  return all;
}

std::vector<std::string> Index::parts_of(std::string_view id) const {
  std::vector<std::string> all;
  for (const auto& part : parts_) {
    const auto packed = part.get_metadata(make_term(metadata_key::kParts, id));
    if (!packed.empty()) ByteReader(packed).texts(all);
  }
  return all;
}

std::vector<std::pair<std::string, Xapian::doccount>> Index::languages() const {
  std::vector<std::pair<std::string, Xapian::doccount>> found;
  const std::string prefix(prefix::kLanguage);
  for (auto term = all_.allterms_begin(prefix); term != all_.allterms_end(prefix); ++term) {
    found.emplace_back((*term).substr(prefix.size()), term.get_termfreq());
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return found;
}

std::vector<std::string> Index::roots() const {
  std::vector<std::string> all;
  for (const auto& part : parts_) {
    const auto packed = part.get_metadata(metadata_key::kRoots);
    if (!packed.empty()) ByteReader(packed).texts(all);
  }
  return all;
}

std::uint64_t Index::revision() const {
  std::uint64_t sum = 0;
  for (const auto& part : parts_) sum += part.get_revision();
  return sum;
}

std::string default_index_path() {
  if (const char* path = std::getenv("DOSSIER_DATABASE"); path != nullptr && *path != '\0')
    return path;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/')
    return std::string(data) + "/dossier/index";
  const char* home = std::getenv("HOME");
  return std::string(home != nullptr ? home : ".") + "/.local/share/dossier/index";
}

}  // namespace dossier
