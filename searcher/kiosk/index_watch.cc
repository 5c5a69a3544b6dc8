// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/index_watch.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "schema/index.h"
#include "schema/index_place.h"
#include "schema/stub_file.h"

namespace dossier {

std::string index_revision(const std::vector<std::string>& paths) {
  // Xapian's glass backend writes this file anew, and renames it into place, with every commit.
  constexpr const char* kRevisionFile = "iamglass";
  std::string revision;
  std::vector<IndexPlace> places;
  try {
    places = places_of_all(paths);
  } catch (const Error&) {  // Who asks for an answer is told.
    return revision;
  }
  for (const auto& place : places) {
    if (place.remote()) continue;
    const auto generation = current_generation(place.name);
    struct stat file {};
    const auto name = fmt::format("{}/{}/{}", place.name, generation, kRevisionFile);
    if (::stat(name.c_str(), &file) != 0) continue;
    revision += fmt::format("{} {} {}.{};", generation, file.st_ino, file.st_mtim.tv_sec,
                            file.st_mtim.tv_nsec);
  }
  return revision;
}

}  // namespace dossier
