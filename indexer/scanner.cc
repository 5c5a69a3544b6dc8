// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/scanner.h"

#include <dirent.h>
#include <fcntl.h>
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
#include <tuple>

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

// Follows links. False, with errno set, when there is nothing to be had.
bool look_at(const std::string& path, struct statx& status) {
  return statx(AT_FDCWD, path.c_str(), 0, STATX_BASIC_STATS | STATX_BTIME, &status) == 0;
}

std::int64_t nanoseconds(const struct statx_timestamp& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileStamp stamp_of(const struct statx& status) {
  const bool born = (status.stx_mask & STATX_BTIME) != 0;
  return {status.stx_size, nanoseconds(status.stx_mtime), status.stx_ino,
          born ? nanoseconds(status.stx_btime) : 0};
}

class Walker {
 public:
  Walker(const std::vector<std::string>& exclude, Scan& scan, std::vector<Diagnostic>& diagnostics)
      : exclude_(exclude), scan_(scan), diagnostics_(diagnostics) {}

  void root(const std::string& given) {
    const auto path = absolute_path(given);
    struct statx status {};
    if (!look_at(path, status))
      throw Error(fmt::format("cannot read {}: {}", given, std::strerror(errno)));
    scan_.roots.push_back(path);
    if (S_ISDIR(status.stx_mode)) {
      const auto before = scan_.files.size();
      if (!folder(path, "", status))
        throw Error(fmt::format("cannot read {}: {}", given, std::strerror(errno)),
                    "check its permissions; nothing was removed from the index");
      if (scan_.files.size() == before) scan_.empty_roots.push_back(path);
    } else if (S_ISREG(status.stx_mode)) {
      add(path, status);
    } else {
      throw Error(fmt::format("cannot read {}: it is a pipe, socket or device", given),
                  "give a file or a folder");
    }
  }

 private:
  // False when the folder cannot be opened (errno says why).
  bool folder(const std::string& path, const std::string& relative, const struct statx& status) {
    if (!entered_.insert({status.stx_dev_major, status.stx_dev_minor, status.stx_ino}).second)
      return true;
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
    struct statx status {};
    if (!look_at(path, status)) {
      report(path, std::strerror(errno));
    } else if (S_ISDIR(status.stx_mode)) {
      if (!folder(path, relative, status)) report(path, std::strerror(errno));
    } else if (known_ending(path)) {
      if (S_ISREG(status.stx_mode)) {
        add(path, status);
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

  void add(const std::string& path, const struct statx& status) {
    if (!paths_.insert(path).second) return;
    scan_.files.push_back({path, stamp_of(status)});
  }

  void report(const std::string& path, const std::string& reason) {
    diagnostics_.push_back({path, "", reason, "check the link or the permissions", true});
  }

  const std::vector<std::string>& exclude_;
  Scan& scan_;
  std::vector<Diagnostic>& diagnostics_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint64_t>> entered_;  // Folders.
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
  std::sort(found.files.begin(), found.files.end(),
            [](const auto& a, const auto& b) { return path_before(a.path, b.path); });
  return found;
}

}  // namespace dossier
