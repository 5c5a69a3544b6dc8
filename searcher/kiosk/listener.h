// SPDX-License-Identifier: GPL-2.0-or-later
// A bound and listening TCP socket.

#pragma once

#include <string>
#include <utility>

namespace dossier {

class Listener {
 public:
  /// `address`: numeric, IPv4 or IPv6 (that alone, not both); port 0: any free one.
  Listener(std::string address, int port);
  ~Listener();
  Listener(Listener&& other) noexcept
      : address_(std::move(other.address_)),
        port_(other.port_),
        failed_(other.failed_),
        socket_(other.release()) {}
  Listener& operator=(Listener&&) = delete;

  bool open() const { return socket_ >= 0; }
  bool no_such_address() const;   ///< The machine does not have it.
  std::string complaint() const;  ///< Why it is not open.
  std::string hint() const;
  int port() const;  ///< The one that is bound.
  /// The socket, no longer closed with this.
  int release() { return std::exchange(socket_, -1); }

 private:
  std::string address_;
  int port_ = 0;
  int failed_ = 0;  // As errno; 0 with no socket: not a numeric address.
  int socket_ = -1;
};

}  // namespace dossier
