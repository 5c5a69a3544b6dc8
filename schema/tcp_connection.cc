// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/tcp_connection.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace dossier {
namespace {

// 0, or the error number.
int connect_within(int socket, const addrinfo& address, unsigned seconds) {
  const int flags = fcntl(socket, F_GETFL);
  if (fcntl(socket, F_SETFL, flags | O_NONBLOCK) < 0) return errno;
  if (connect(socket, address.ai_addr, address.ai_addrlen) < 0) {
    if (errno != EINPROGRESS) return errno;
    pollfd wait{socket, POLLOUT, 0};
    const int ready = poll(&wait, 1, static_cast<int>(seconds * 1000));
    if (ready <= 0) return ready == 0 ? ETIMEDOUT : errno;
    int error = 0;
    socklen_t size = sizeof error;
    if (getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) < 0) return errno;
    if (error != 0) return error;
  }
  constexpr int kYes = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &kYes, sizeof kYes);
  return fcntl(socket, F_SETFL, flags) < 0 ? errno : 0;
}

}  // namespace

int connect_tcp(const std::string& host, unsigned port, unsigned seconds, std::string& fault) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* all = nullptr;
  const int unknown = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &all);
  if (unknown != 0) {
    fault = gai_strerror(unknown);
    return -1;
  }
  int connected = -1;
  for (const auto* one = all; one != nullptr && connected < 0; one = one->ai_next) {
    const int made = socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
    const int error = made < 0 ? errno : connect_within(made, *one, seconds);
    if (error == 0) {
      connected = made;
    } else {
      fault = std::strerror(error);
      if (made >= 0) close(made);
    }
  }
  freeaddrinfo(all);
  return connected;
}

}  // namespace dossier
