// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/connection_clock.h"

#include <sys/socket.h>

namespace dossier {

void ConnectionClock::sweep(Time now) {
  const std::lock_guard lock(mutex_);
  for (auto& entry : entries_) {
    if (entry.deadline > now) continue;
    ::shutdown(entry.socket, SHUT_RDWR);
    entry.deadline = Time::max();
  }
}

}  // namespace dossier
