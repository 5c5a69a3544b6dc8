// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_bytes.h"

#include <fcntl.h>

#include <cstdio>
#include <memory>

namespace dossier {

std::optional<std::string> read_bytes(const std::string& path, std::uint64_t size) {
  // Not blocking: since the scan the file may have become a pipe that nobody writes to.
  const int descriptor = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(fdopen(descriptor, "rb"),
                                                             &std::fclose);
  if (!file) return std::nullopt;
  std::string bytes;
  bytes.resize(size);
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  if (std::ferror(file.get()) != 0) return std::nullopt;
  return bytes;
}

}  // namespace dossier
