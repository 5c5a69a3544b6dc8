// SPDX-License-Identifier: GPL-2.0-or-later
// dossier-connect HOST PORT SECONDS: passes on bytes between its standard input, a socket, and a
// server, until either closes. Xapian 1.4 connects to IPv4 addresses alone, but speaks to any
// program that it starts: for IPv6, this one (schema/index_place.cc). Ends with 1 where there is no
// connection.

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>

#include "schema/tcp_connection.h"

namespace {

// One direction: what was read and not yet written.
class Flow {
 public:
  Flow(int from, int to) : from_(from), to_(to) {}

  pollfd wanted() const {
    return begin_ == end_ ? pollfd{from_, POLLIN, 0} : pollfd{to_, POLLOUT, 0};
  }
  // What poll() said of wanted(). False at the end, or where the other side is gone.
  bool go_on(short events) {
    if (events == 0) return true;
    const bool reads = begin_ == end_;
    const auto moved = reads ? read(from_, bytes_.data(), bytes_.size())
                             : write(to_, bytes_.data() + begin_, end_ - begin_);
    if (moved < 0) return errno == EAGAIN || errno == EINTR;
    if (moved == 0) return false;
    const auto count = static_cast<std::size_t>(moved);
    if (reads) {
      begin_ = 0;
      end_ = count;
    } else {
      begin_ += count;
    }
    return true;
  }

 private:
  int from_, to_;
  std::array<char, 1U << 16U> bytes_{};
  std::size_t begin_ = 0, end_ = 0;
};

void pass_on(int one, int other) {
  static Flow there(one, other), back(other, one);
  for (;;) {
    pollfd both[] = {there.wanted(), back.wanted()};
    if (poll(both, 2, -1) < 0 && errno != EINTR) return;
    if (!there.go_on(both[0].revents) || !back.go_on(both[1].revents)) return;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  std::signal(SIGPIPE, SIG_IGN);
  std::string fault;
  const int server = dossier::connect_tcp(argv[1], static_cast<unsigned>(std::atoi(argv[2])),
                                          static_cast<unsigned>(std::atoi(argv[3])), fault);
  if (server < 0) return 1;
  for (const int socket : {STDIN_FILENO, server})
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
  pass_on(STDIN_FILENO, server);
  return 0;
}
