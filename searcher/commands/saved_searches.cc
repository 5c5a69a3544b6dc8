// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/saved_searches.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "analysis/error.h"
#include "searcher/commands/commands_output.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 80;

std::string default_folder() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return std::string(config) + "/dossier";
  const char* home = std::getenv("HOME");
  return std::string(home != nullptr ? home : ".") + "/.config/dossier";
}

// Letters of any script: all bytes above ASCII are.
bool is_name(const std::string& name) {
  const auto part_of_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  return !name.empty() && name.size() <= kLongestName && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), part_of_name);
}

// Written beside it and renamed: a full disk does not lose what was there.
void write_whole(const std::string& path, const std::vector<std::string>& lines) {
  std::error_code failed;
  fs::create_directories(fs::path(path).parent_path(), failed);
  const auto temporary = fmt::format("{}.{}", path, getpid());
  {
    std::ofstream out(temporary, std::ios::binary);
    for (const auto& line : lines) out << line << '\n';
    out.close();
    if (!out) failed = std::error_code(errno, std::generic_category());
  }
  if (!failed) fs::rename(temporary, path, failed);
  if (!failed) return;
  const auto why = failed.message();
  fs::remove(temporary, failed);
  throw Error(fmt::format("cannot write {}: {}", path, why));
}

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::string name_of(const std::string& line) { return line.substr(0, line.find('\t')); }

std::string time_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return {};
  return fmt::format("{:%Y-%m-%d %H:%M}", fmt::localtime(status.st_mtime));
}

}  // namespace

SavedSearches::SavedSearches(std::string folder)
    : folder_(folder.empty() ? default_folder() : std::move(folder)) {}

std::vector<std::string> SavedSearches::lines() const {
  std::vector<std::string> lines;
  std::error_code failed;
  if (!fs::exists(file(), failed)) return lines;
  Lines in(file());
  for (std::string line; in.next(line);) {
    const bool note = line.empty() || line.front() == '#';
    if (!note && !is_name(name_of(line)))
      throw Error(in.place() + ": no name and tab before the query",
                  "each line is a name, a tab and a query");
    lines.push_back(line);
  }
  return lines;
}

std::vector<SavedSearch> SavedSearches::all() const {
  std::vector<SavedSearch> all;
  for (const auto& line : lines()) {
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    const auto name = name_of(line);
    all.push_back(
        {name, tab == std::string::npos ? "" : line.substr(tab + 1), time_of(seen_file(name))});
  }
  return all;
}

std::optional<std::string> SavedSearches::find(const std::string& name) const {
  for (auto& search : all()) {
    if (search.name == name) return std::move(search.query);
  }
  return std::nullopt;
}

bool SavedSearches::save(const std::string& name, const std::string& query) {
  if (!is_name(name)) {
    throw Error(fmt::format("“{}” cannot be the name of a saved search", name),
                "letters, digits, - and _ make a name");
  }
  auto kept = lines();
  const auto line = name + "\t" + one_line(query);
  const auto same = std::find_if(kept.begin(), kept.end(),
                                 [&](const std::string& old) { return name_of(old) == name; });
  const bool is_new = same == kept.end();
  if (is_new) {
    kept.push_back(line);
  } else if (*same != line) {
    *same = line;
    std::error_code ignored;  // What another query found says nothing of this one.
    fs::remove(seen_file(name), ignored);
  }
  write_whole(file(), kept);
  return is_new;
}

bool SavedSearches::remove(const std::string& name) {
  auto kept = lines();
  if (!is_name(name) ||
      std::erase_if(kept, [&](const std::string& line) { return name_of(line) == name; }) == 0)
    return false;
  write_whole(file(), kept);
  std::error_code ignored;
  fs::remove(seen_file(name), ignored);
  return true;
}

std::set<std::string> SavedSearches::seen(const std::string& name) const {
  std::set<std::string> ids;
  std::error_code failed;
  if (!fs::exists(seen_file(name), failed)) return ids;
  Lines in(seen_file(name));
  for (std::string line; in.next(line);) ids.insert(line);
  return ids;
}

void SavedSearches::set_seen(const std::string& name, const std::vector<std::string>& ids) const {
  write_whole(seen_file(name), ids);
}

}  // namespace dossier
