// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <unordered_set>

#include "analysis/error.h"
#include "indexer/entities/gazetteer.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 8> kColumns{"id",   "kind",    "name", "aliases",
                                                   "weak", "broader", "from", "to"};
enum Column : std::size_t { kId, kKind, kName, kAliases, kWeak, kBroader, kFrom, kTo };
constexpr int kAbsent = -1;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string> list(std::string_view cell) {
  std::vector<std::string> items;
  for (const std::string_view item : split(cell, '|')) {
    if (!item.empty()) items.emplace_back(item);
  }
  return items;
}

void merge(std::vector<std::string>& into, std::vector<std::string> from) {
  for (std::string& item : from) {
    if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(std::move(item));
  }
}

std::string with_kind(std::string_view id, EntityKind kind) {
  const std::string prefix = std::string(entity_kind_name(kind)) + '/';
  return id.starts_with(prefix) ? std::string(id) : prefix + std::string(id);
}

// One file: its column order, and where its faults go.
class AuthorityFile {
 public:
  AuthorityFile(const std::string& path, Authority& authority, std::vector<Diagnostic>& diagnostics)
      : path_(path), authority_(authority), diagnostics_(diagnostics) {}

  void read_header(std::string_view line) {
    columns_.fill(kAbsent);
    const auto names = split(line, '\t');
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto* found = std::find(kColumns.begin(), kColumns.end(), names[i]);
      const auto column = static_cast<std::size_t>(found - kColumns.begin());
      if (found != kColumns.end() && columns_[column] == kAbsent)
        columns_[column] = static_cast<int>(i);
    }
    if (columns_[kId] == kAbsent || columns_[kKind] == kAbsent || columns_[kName] == kAbsent) {
      throw Error(fmt::format("{}: the first line is not the header of an authority file", path_),
                  "begin the file with: id, kind, name[, aliases, weak, broader, from, to], "
                  "separated by tabs");
    }
  }

  void read_row(std::string_view line, std::uint32_t number) {
    line_ = number;
    std::size_t replaced = 0;
    well_formed(line, replaced);
    if (replaced > 0) return skip("not UTF-8", "save the file as UTF-8");
    const auto cells = split(line, '\t');
    auto cell = [&](Column column) {
      const int at = columns_[column];
      return at == kAbsent || static_cast<std::size_t>(at) >= cells.size()
                 ? std::string_view()
                 : cells[static_cast<std::size_t>(at)];
    };
    const auto kind = parse_entity_kind(cell(kKind));
    if (!kind) {
      return skip(fmt::format("\"{}\" is no kind", cell(kKind)),
                  "write person, group or place as kind");
    }
    if (cell(kId).empty()) return skip("no id", "give the row an id");
    if (cell(kName).empty()) return skip("no name", "give the row a name");
    Entity entity;
    entity.kind = *kind;
    entity.id = with_kind(cell(kId), *kind);
    entity.name = cell(kName);
    entity.aliases = list(cell(kAliases));
    entity.weak = list(cell(kWeak));
    entity.broader = list(cell(kBroader));
    for (std::string& parent : entity.broader) {
      if (parent.find('/') == std::string::npos) parent = with_kind(parent, *kind);
    }
    entity.from = date(cell(kFrom), "from");
    entity.to = date(cell(kTo), "to");
    add(std::move(entity));
  }

 private:
  void report(std::string reason, std::string remedy) {
    diagnostics_.push_back(
        {path_, fmt::format("line {}", line_), std::move(reason), std::move(remedy), false});
  }

  void skip(const std::string& reason, std::string remedy) {
    report(reason + "; the row is left out", std::move(remedy));
  }

  std::optional<Date> date(std::string_view cell, std::string_view column) {
    if (cell.empty()) return std::nullopt;
    auto date = parse_date(cell);
    if (!date)
      report(fmt::format("\"{}\" is no date; {} is left out", cell, column),
             "write YYYY[-MM[-DD]]");
    return date;
  }

  void add(Entity entity) {
    const AuthorityOrigin origin{path_, line_};
    const auto [at, fresh] = authority_.by_id.try_emplace(entity.id, authority_.entities.size());
    if (fresh) {
      authority_.entities.push_back(std::move(entity));
      authority_.origins.push_back(origin);
      return;
    }
    Entity& known = authority_.entities[at->second];
    AuthorityOrigin& before = authority_.origins[at->second];
    report(fmt::format("{} is listed before ({}, line {}); the two are merged", entity.id,
                       before.path, before.line),
           "keep one row for an id");
    before = origin;
    // The earlier name stays findable as an alias.
    if (known.name != entity.name) merge(known.aliases, {known.name});
    known.name = std::move(entity.name);
    merge(known.aliases, std::move(entity.aliases));
    merge(known.weak, std::move(entity.weak));
    merge(known.broader, std::move(entity.broader));
    if (entity.from) known.from = entity.from;
    if (entity.to) known.to = entity.to;
  }

  const std::string& path_;
  Authority& authority_;
  std::vector<Diagnostic>& diagnostics_;
  std::array<int, kColumns.size()> columns_{};
  std::uint32_t line_ = 0;
};

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
    diagnostics_.push_back({origin.path, fmt::format("line {}", origin.line), std::move(reason),
                            std::move(remedy), false});
  }

 private:
  std::vector<Diagnostic>& diagnostics_;
  std::string what_, last_path_;
  std::size_t count_ = 0;
};

}  // namespace

void load_authority(const std::string& path, Authority& authority,
                    std::vector<Diagnostic>& diagnostics) {
  if (std::error_code ignored; std::filesystem::is_directory(path, ignored)) {
    throw Error(fmt::format("{} is a folder, not an authority file", path),
                "name its files, each with --authority");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error(fmt::format("{}: cannot be read", path), "check the path given with --authority");
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) throw Error(fmt::format("{}: cannot be read to its end", path));
  std::string_view rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);

  AuthorityFile reader(path, authority, diagnostics);
  for (std::uint32_t number = 1; !rest.empty() || number == 1; ++number) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1) {
      reader.read_header(line);
    } else if (!trimmed(line).empty()) {
      reader.read_row(line, number);
    }
  }
}

void check_authority(const Authority& authority, std::vector<Diagnostic>& diagnostics) {
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
  CappedReport claims(diagnostics, "names that several entities claim");
  std::unordered_map<std::string, std::size_t> owners;
  for (std::size_t i = 0; i < authority.entities.size(); ++i) {
    for (const std::string& name : spoken_names(authority.entities[i])) {
      const auto [owner, fresh] = owners.try_emplace(fold(name), i);
      if (fresh || owner->second == i) continue;
      claims.add(
          authority.origins[i],
          fmt::format("\"{}\" is a name of {} and of {}; it links only where the text decides",
                      name, authority.entities[owner->second].id, authority.entities[i].id),
          "list it as weak, or with one of them only");
    }
  }
}

}  // namespace dossier
