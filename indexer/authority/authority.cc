// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/authority/authority.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "analysis/error.h"
#include "indexer/authority/collector.h"
#include "indexer/authority/iso_codes.h"
#include "indexer/entities/gazetteer.h"

namespace dossier {
namespace {

std::string read_whole(const std::string& path) {
  if (std::error_code ignored; std::filesystem::is_directory(path, ignored)) {
    throw Error(fmt::format("{} is a folder, not an authority file", path),
                "name its files, each with --authority");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error(fmt::format("{}: cannot be read", path), "check the path given with --authority");
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) throw Error(fmt::format("{}: cannot be read to its end", path));
  return bytes;
}

// Lists the first `kMaxClaims` faults of one sort one by one and counts the others.
class CappedReport {
 public:
  CappedReport(std::vector<Diagnostic>& diagnostics, std::string what)
      : diagnostics_(diagnostics), what_(std::move(what)) {}
  ~CappedReport() {
    if (count_ <= kMaxClaims) return;
    diagnostics_.push_back(
        {last_path_, "", fmt::format("{} more {}", count_ - kMaxClaims, what_), "", false});
  }
  CappedReport(const CappedReport&) = delete;
  CappedReport& operator=(const CappedReport&) = delete;

  void add(const AuthorityOrigin& origin, std::string reason, std::string remedy) {
    last_path_ = origin.path;
    if (++count_ > kMaxClaims) return;
    std::string place = origin.line == 0 ? "" : fmt::format("line {}", origin.line);
    diagnostics_.push_back(
        {origin.path, std::move(place), std::move(reason), std::move(remedy), false});
  }

 private:
  std::vector<Diagnostic>& diagnostics_;
  std::string what_, last_path_;
  std::size_t count_ = 0;
};

void check_parents(const Authority& authority, std::vector<Diagnostic>& diagnostics) {
  CappedReport parents(diagnostics, "unknown parents");
  for (std::size_t i = 0; i < authority.entities.size(); ++i) {
    for (const std::string& parent : authority.entities[i].broader) {
      if (authority.by_id.contains(parent)) continue;
      parents.add(
          authority.origins[i],
          fmt::format("{} is broader than {} but listed nowhere", parent, authority.entities[i].id),
          "list the parent or take its id out");
    }
  }
}

// Two whose lives do not meet may share a name: the date of a document tells them apart.
void check_claims(const Authority& authority, std::vector<Diagnostic>& diagnostics) {
  CappedReport claims(diagnostics, "names that several entities claim");
  std::unordered_map<std::string, std::size_t> owners;
  for (std::size_t i = 0; i < authority.entities.size(); ++i) {
    const Entity& entity = authority.entities[i];
    for (const std::string& name : spoken_names(entity)) {
      const auto [owner, fresh] = owners.try_emplace(fold(name), i);
      if (fresh || owner->second == i) continue;
      const Entity& other = authority.entities[owner->second];
      if (!entity.period().common(other.period())) continue;
      if (authority.origins[i].path == kIsoCodes) continue;  // Nobody here could mend it.
      claims.add(
          authority.origins[i],
          fmt::format("\"{}\" is a name of {} and of {}; it links only where the text decides",
                      name, other.id, entity.id),
          "list it as weak, or with one of them only");
    }
  }
}

}  // namespace

void load_authority(const std::string& path, Authority& authority,
                    std::vector<Diagnostic>& diagnostics) {
  AuthorityCollector collector(path, authority, diagnostics);
  if (std::error_code ignored; path == kIsoCodes && !std::filesystem::exists(path, ignored)) {
    if (read_iso_codes(true, collector)) return;
    throw Error("the country codes of iso-codes are not installed",
                "install the package: apt-get install iso-codes");
  }
  const std::string bytes = read_whole(path);
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const char begin = first == std::string_view::npos ? ' ' : text[first];
  if (begin == '<') {
    read_tei_authority(text, collector);
  } else if (begin == '{') {
    read_follow_the_money(text, collector);
  } else {
    read_tsv_authority(text, collector);
  }
}

void check_authority(const Authority& authority, std::vector<Diagnostic>& diagnostics) {
  check_parents(authority, diagnostics);
  check_claims(authority, diagnostics);
}

}  // namespace dossier
