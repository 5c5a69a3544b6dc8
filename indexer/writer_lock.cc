// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "analysis/error.h"

namespace dossier {

WriterLock::WriterLock(const std::string& folder) {
  const auto path = folder + "/" + kWriterLockName;
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0)
    throw Error(fmt::format("cannot write to {}: {}", folder, std::strerror(errno)),
                "choose another place with --database");
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    std::string holder(200, '\0');
    const auto length = read(file_, holder.data(), holder.size());
    holder.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    close(file_);
    throw Error(fmt::format("{} is being written by {}", folder,
                            holder.empty() ? "another program" : holder),
                "wait for it to end, then run this again");
  }
  std::string host(256, '\0');
  if (gethostname(host.data(), host.size() - 1) != 0) host = "this machine";
  host.resize(std::strlen(host.c_str()));
  const auto text = fmt::format("process {} on {}", getpid(), host);
  if (ftruncate(file_, 0) != 0 || write(file_, text.data(), text.size()) < 0)
    errno = 0;  // Only people read it.
}

WriterLock::~WriterLock() { close(file_); }

}  // namespace dossier
