// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generations.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "analysis/error.h"
#include "schema/index.h"
#include "schema/stub_file.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "generation-";
constexpr const char* kBuilding = "building";

std::string name_after(const std::string& name) {
  unsigned number = 0;
  if (name.starts_with(kPrefix))
    std::from_chars(name.data() + kPrefix.size(), name.data() + name.size(), number);
  return fmt::format("{}{}", kPrefix, number + 1);
}

// Writes what the operating system may still hold back of `path`, a file or folder, to the disk.
bool synced(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = fsync(file) == 0;
  close(file);
  return done;
}

bool write_stub(const std::string& path, const std::string& generation) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return false;
  const auto line = fmt::format("auto {}\n", generation);
  const bool done = write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                    fsync(file) == 0;
  return close(file) == 0 && done;
}

}  // namespace

Generations::Generations(std::string folder)
    : folder_(std::move(folder)),
      current_(current_generation(folder_)),
      next_(name_after(current_)) {
  std::vector<fs::path> left;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder_, failed)) {
    const auto name = entry.path().filename().string();
    if ((name.starts_with(kPrefix) && name != current_) || name == kBuilding)
      left.push_back(entry.path());
  }
  for (const auto& path : left) fs::remove_all(path, failed);
}

std::string Generations::current() const { return current_.empty() ? "" : path_of(current_); }

std::string Generations::next() const { return path_of(next_); }

std::string Generations::building() const {
  auto path = path_of(kBuilding);
  std::error_code failed;
  fs::create_directories(path, failed);
  if (failed)
    throw Error(fmt::format("cannot make {}: {}", path, failed.message()),
                "free some space or choose another disk");
  return path;
}

void Generations::publish() {
  const auto stub = path_of(kStubName), fresh = stub + ".new";
  errno = 0;
  if (!synced(next()) || !write_stub(fresh, next_) ||
      std::rename(fresh.c_str(), stub.c_str()) != 0 || !synced(folder_)) {
    throw Error(fmt::format("cannot write {}: {}", stub, std::strerror(errno)),
                "free some space or choose another disk; the index is as it was");
  }
  std::error_code failed;  // What stays behind is removed by the next run.
  if (!current_.empty()) fs::remove_all(current(), failed);
  current_ = std::exchange(next_, name_after(next_));
}

void Generations::clear_building() const {
  std::error_code failed;
  fs::remove_all(path_of(kBuilding), failed);
}

void Generations::remove_unfinished() const {
  clear_building();
  std::error_code failed;
  fs::remove_all(next(), failed);
}

}  // namespace dossier
