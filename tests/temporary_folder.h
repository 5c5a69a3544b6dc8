// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of a test's own, gone with it.
//
//   const TemporaryFolder folder;
//   const std::string list = folder.write("lists/names.tsv", "id\tkind\tname\n");
//   options.database = folder / "index";

#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace dossier {

/// Empty, and no other's: not another test's of this process, nor of a process beside it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static int made = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("dossier-test-" + std::to_string(getpid()) + '-' + std::to_string(made++));
    std::filesystem::remove_all(path_);  // Of a process that was killed.
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// The path of a file of these bytes; `name` may be in folders below.
  std::string write(const std::string& name, const std::string& bytes) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace dossier
