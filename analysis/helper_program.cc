// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/helper_program.h"

#include <filesystem>

#include "analysis/error.h"

namespace dossier {

std::string helper_program(std::string_view name, std::string_view task) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const auto self = fs::read_symlink("/proc/self/exe", failed);
  std::string looked;
  for (const fs::path& prefix :
       {self.parent_path().parent_path(), fs::path("/usr/local"), fs::path("/usr")}) {
    const auto program = prefix / "libexec" / "dossier" / name;
    if (fs::exists(program, failed)) return program.string();
    looked += (looked.empty() ? "" : ", ") + program.string();
  }
  std::string missing("cannot find ");
  missing.append(name).append(", which ").append(task).append("; looked for ").append(looked);
  throw Error(missing, "install Dossier with cmake --install");
}

}  // namespace dossier
