// SPDX-License-Identifier: GPL-2.0-or-later
// When each connection must have come further: a client that sends a byte now and then keeps no
// connection for good.

#pragma once

#include <chrono>
#include <list>
#include <mutex>

namespace dossier {

class ConnectionClock {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Entry {
    int socket = -1;
    Time deadline;
  };
  using Handle = std::list<Entry>::iterator;

  Handle add(int socket, Time deadline) {
    const std::lock_guard lock(mutex_);
    return entries_.insert(entries_.end(), {socket, deadline});
  }
  void set(Handle entry, Time deadline) {
    const std::lock_guard lock(mutex_);
    entry->deadline = deadline;
  }
  /// To be called before the socket is closed: its number may be given out again.
  void remove(Handle entry) {
    const std::lock_guard lock(mutex_);
    entries_.erase(entry);
  }
  /// Shuts down the sockets that are over time; their owner then closes them.
  void sweep(Time now);

 private:
  std::mutex mutex_;
  std::list<Entry> entries_;
};

}  // namespace dossier
