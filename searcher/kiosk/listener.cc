// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/listener.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

namespace dossier {
namespace {

constexpr int kBacklog = 512;

// The length of the address in `storage`; 0 where it is not numeric.
socklen_t fill(const std::string& address, int port, sockaddr_storage& storage) {
  auto& four = reinterpret_cast<sockaddr_in&>(storage);
  if (::inet_pton(AF_INET, address.c_str(), &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    four.sin_port = htons(static_cast<std::uint16_t>(port));
    return sizeof four;
  }
  auto& six = reinterpret_cast<sockaddr_in6&>(storage);
  if (::inet_pton(AF_INET6, address.c_str(), &six.sin6_addr) != 1) return 0;
  six.sin6_family = AF_INET6;
  six.sin6_port = htons(static_cast<std::uint16_t>(port));
  return sizeof six;
}

bool listen_on(int socket, const sockaddr_storage& storage, socklen_t size) {
  const int on = 1;
  return ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
         (storage.ss_family != AF_INET6 ||
          ::setsockopt(socket, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on) == 0) &&
         ::bind(socket, reinterpret_cast<const sockaddr*>(&storage), size) == 0 &&
         ::listen(socket, kBacklog) == 0;
}

}  // namespace

Listener::Listener(std::string address, int port) : address_(std::move(address)), port_(port) {
  sockaddr_storage storage{};
  const auto size = fill(address_, port, storage);
  if (size == 0) return;
  socket_ = ::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket_ >= 0 && listen_on(socket_, storage, size)) return;
  failed_ = errno;
  if (socket_ >= 0) ::close(release());
}

Listener::~Listener() {
  if (socket_ >= 0) ::close(socket_);
}

bool Listener::no_such_address() const {
  return failed_ == EADDRNOTAVAIL || failed_ == EAFNOSUPPORT;
}

std::string Listener::complaint() const {
  if (failed_ == 0) return address_ + " is no numeric address";
  return fmt::format("cannot listen on {} port {}: {}", address_, port_, std::strerror(failed_));
}

std::string Listener::hint() const {
  if (failed_ == 0) return "for example: --address 127.0.0.1";
  return failed_ == EADDRINUSE ? "another program has the port; choose one with --port" : "";
}

int Listener::port() const {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  if (::getsockname(socket_, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return 0;
  return ntohs(storage.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6&>(storage).sin6_port
                   : reinterpret_cast<const sockaddr_in&>(storage).sin_port);
}

}  // namespace dossier
