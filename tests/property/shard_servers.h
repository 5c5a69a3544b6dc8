// SPDX-License-Identifier: GPL-2.0-or-later
// The sample corpus as shards, each behind an xapian-tcpsrv of its own on the loopback interface.

#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <cstdlib>
#include <string>
#include <vector>

#include "indexer/pipeline.h"
#include "tests/temporary_folder.h"

namespace dossier {

inline bool has_tcpsrv() { return std::system("command -v xapian-tcpsrv > /dev/null") == 0; }

class ShardServers {
 public:
  explicit ShardServers(std::uint32_t shards) {
    for (std::uint32_t number = 1; number <= shards; ++number) {
      RunOptions options;
      options.paths = {DOSSIER_SOURCE_DIR "/corpus/papers", DOSSIER_SOURCE_DIR "/corpus/news"};
      options.database = folder_ / std::to_string(number);
      options.shard = {number, shards};
      const std::atomic<bool> stop{false};
      const auto report = run_index(
          options, [](std::size_t, std::size_t, std::uint64_t) {}, stop);
      REQUIRE(report.failed == 0);
      REQUIRE(report.documents > 0);
      folders_.push_back(options.database);
      serve(options.database);
    }
  }
  ~ShardServers() {
    for (const auto process : processes_) {
      kill(process, SIGTERM);
      waitpid(process, nullptr, 0);
    }
  }
  ShardServers(const ShardServers&) = delete;
  ShardServers& operator=(const ShardServers&) = delete;

  const std::vector<std::string>& addresses() const { return addresses_; }
  const std::vector<std::string>& folders() const { return folders_; }

 private:
  // A port that nobody listens to now.
  static unsigned free_port() {
    const int one = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(one, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(getsockname(one, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    close(one);
    return ntohs(address.sin_port);
  }

  void serve(const std::string& folder) {
    const auto port = free_port();
    const auto process = fork();
    REQUIRE(process >= 0);
    if (process == 0) {
      setsid();
      execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port",
             std::to_string(port).c_str(), folder.c_str(), nullptr);
      _exit(127);
    }
    processes_.push_back(process);
    addresses_.push_back(fmt::format("127.0.0.1:{}", port));
    for (int tries = 0;; ++tries) {
      try {
        Xapian::Remote::open("127.0.0.1", port, 10000, 10000);
        return;
      } catch (const Xapian::NetworkError&) {
        REQUIRE(tries < 100);
        usleep(100000);
      }
    }
  }

  TemporaryFolder folder_;
  std::vector<std::string> folders_, addresses_;
  std::vector<pid_t> processes_;
};

}  // namespace dossier
