// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/set_aside.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "analysis/error.h"

namespace dossier {
namespace {

[[noreturn]] void failed(const std::string& folder, const char* what) {
  throw Error(fmt::format("cannot {} a temporary file in {}: {}", what, folder,
                          errno != 0 ? std::strerror(errno) : "it ended too early"),
              "free some space or choose another disk; the index is as it was");
}

}  // namespace

SetAside::SetAside(const std::string& folder) : folder_(folder) {
  std::string name = folder + "/set-aside-XXXXXX";
  file_ = mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) failed(folder_, "make");
  unlink(name.c_str());
}

SetAside::~SetAside() { close(file_); }

SetAside::Place SetAside::put(std::string_view bytes) {
  const Place place{size_, bytes.size()};
  while (!bytes.empty()) {
    errno = 0;
    const auto written = pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written <= 0) failed(folder_, "write");
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return place;
}

std::string SetAside::get(Place place) const {
  std::string bytes(place.size, '\0');
  for (std::size_t have = 0; have < bytes.size();) {
    errno = 0;
    const auto read = pread(file_, bytes.data() + have, bytes.size() - have,
                            static_cast<off_t>(place.begin + have));
    if (read <= 0) failed(folder_, "read");
    have += static_cast<std::size_t>(read);
  }
  return bytes;
}

void SetAside::clear() {
  size_ = 0;
  if (ftruncate(file_, 0) != 0) failed(folder_, "empty");
}

}  // namespace dossier
