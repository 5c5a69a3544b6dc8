// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/scanner.h"

#include <dirent.h>
#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <set>

#include "analysis/error.h"
#include "analysis/utf8.h"
#include "indexer/formats/reader.h"

namespace dossier {
namespace {

std::string absolute_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> resolved(realpath(path.c_str(), nullptr),
                                                             &std::free);
  if (!resolved) {
    throw Error(fmt::format("cannot read {}: {}", path, std::strerror(errno)),
                "check the path; nothing was removed from the index");
  }
  return resolved.get();
}

FileStamp stamp_of(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_size),
          static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec,
          0};
}

class Walker {
 public:
  Walker(const std::vector<std::string>& exclude, Scan& scan, std::vector<Diagnostic>& diagnostics)
      : exclude_(exclude), scan_(scan), diagnostics_(diagnostics) {}

  void root(const std::string& given) {
    const auto path = absolute_path(given);
    struct stat status {};
    if (stat(path.c_str(), &status) != 0)
      throw Error(fmt::format("cannot read {}: {}", given, std::strerror(errno)));
    scan_.roots.push_back(path);
    if (S_ISDIR(status.st_mode)) {
      const auto before = scan_.files.size();
      if (!folder(path, "", status))
        throw Error(fmt::format("cannot read {}: {}", given, std::strerror(errno)),
                    "check its permissions; nothing was removed from the index");
      if (scan_.files.size() == before) scan_.empty_roots.push_back(path);
    } else if (S_ISREG(status.st_mode)) {
      add(path, path.substr(path.rfind('/') + 1), status);
    } else {
      throw Error(fmt::format("cannot read {}: it is a pipe, socket or device", given),
                  "give a file or a folder");
    }
  }

 private:
  // False when the folder cannot be opened (errno says why).
  bool folder(const std::string& path, const std::string& relative, const struct stat& status) {
    if (!entered_.insert({status.st_dev, status.st_ino}).second) return true;
    std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(path.c_str()), &closedir);
    if (!open) return false;
    std::vector<std::string> names;
    while (const auto* entry = readdir(open.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    }
    open.reset();  // A descriptor a level would run out before the path is at its longest.
    std::sort(names.begin(), names.end());
    const std::string below = relative.empty() ? "" : relative + "/";
    for (const auto& name : names) entry(fmt::format("{}/{}", path, name), below + name);
    return true;
  }

  void entry(const std::string& path, const std::string& relative) {
    if (excluded(relative)) return;
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      report(path, std::strerror(errno));
    } else if (S_ISDIR(status.st_mode)) {
      if (!folder(path, relative, status)) report(path, std::strerror(errno));
    } else if (known_ending(path)) {
      if (S_ISREG(status.st_mode)) {
        add(path, relative, status);
      } else {
        report(path, "is a pipe, socket or device, not a file");
      }
    }
  }

  bool excluded(const std::string& relative) const {
    const auto name = relative.substr(relative.rfind('/') + 1);
    return std::any_of(exclude_.begin(), exclude_.end(), [&](const std::string& glob) {
      return fnmatch(glob.c_str(), relative.c_str(), 0) == 0 ||
             fnmatch(glob.c_str(), name.c_str(), 0) == 0;
    });
  }

  void add(const std::string& path, const std::string& relative, const struct stat& status) {
    if (!paths_.insert(path).second) return;
    scan_.files.push_back({path, escape_id(relative), stamp_of(status)});
  }

  void report(const std::string& path, const std::string& reason) {
    diagnostics_.push_back({path, "", reason, "check the link or the permissions", true});
  }

  const std::vector<std::string>& exclude_;
  Scan& scan_;
  std::vector<Diagnostic>& diagnostics_;
  std::set<std::pair<dev_t, ino_t>> entered_;
  std::set<std::string> paths_;
};

}  // namespace

std::string escape_id(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_code_point(text, at);
    if (c < 0 || c <= ' ' || c == 0x7F) {
      for (auto i = begin; i < at; ++i)
        out += fmt::format("%{:02X}", static_cast<unsigned char>(text[i]));
    } else {
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

Scan scan(const std::vector<std::string>& paths, const std::vector<std::string>& exclude,
          std::vector<Diagnostic>& diagnostics) {
  Scan found;
  Walker walker(exclude, found, diagnostics);
  for (const auto& path : paths) walker.root(path);
  return found;
}

}  // namespace dossier
