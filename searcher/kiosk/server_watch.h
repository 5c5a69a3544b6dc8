// SPDX-License-Identifier: GPL-2.0-or-later
// Looks after the servers of an index, a thread of its own: which of them answer, and in what state
// their index is. So a visitor waits for a dead server once at most, and sees what was committed.
//
//   ServerWatch watch(paths, 5, tell);   // has looked at each server once
//   watch.state().revision   // another string: something was committed, or a server came or went
//   watch.state().down       // those that do not answer
//
// Every second each server is connected to anew, as that alone shows an index that took another's
// place; a server forks a child for it. Of an index without servers there is no thread.

#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "schema/index_place.h"

namespace dossier {

class ServerWatch {
 public:
  /// Called on any thread when a server stops to answer (`reason`), or answers again ("").
  using Tell = std::function<void(const std::string& name, const std::string& reason)>;
  struct State {
    std::string revision;
    std::vector<Unreachable> down;
  };

  /// `seconds`: for each answer of a server.
  ServerWatch(std::vector<std::string> paths, unsigned seconds, Tell tell);
  ~ServerWatch();
  ServerWatch(const ServerWatch&) = delete;
  ServerWatch& operator=(const ServerWatch&) = delete;

  State state() const;

 private:
  struct Seen {
    std::string revision, fault;  // One of them is "".
  };
  Seen look_at(const IndexPlace& place) const;
  void look();
  void find_servers();
  void run();

  const std::vector<std::string> paths_;
  std::vector<IndexPlace> servers_;
  const unsigned seconds_;
  const Tell tell_;
  mutable std::mutex mutex_;
  std::condition_variable ending_;
  bool ends_ = false;
  std::map<std::string, Seen> seen_;  // By the server's name.
  std::thread thread_;
};

}  // namespace dossier
