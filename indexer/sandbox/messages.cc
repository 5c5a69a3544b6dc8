// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sandbox/messages.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <span>

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kHeader = 9;
// A body grows as it arrives: a size alone makes nobody take memory.
constexpr std::size_t kStep = 1U << 20U;

bool send_bytes(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

Received wait_for_bytes(int socket, const std::optional<Clock::time_point>& deadline) {
  while (true) {
    int milliseconds = -1;
    if (deadline) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(*deadline - Clock::now()).count();
      if (left <= 0) return Received::TooLate;
      milliseconds = static_cast<int>(std::min<std::int64_t>(left + 1, 60'000));
    }
    pollfd wanted{socket, POLLIN, 0};
    const int ready = ::poll(&wanted, 1, milliseconds);
    if (ready > 0) return Received::Message;
    if (ready < 0 && errno != EINTR) return Received::Closed;
  }
}

Received receive_bytes(int socket, std::span<char> into,
                       const std::optional<Clock::time_point>& deadline) {
  while (!into.empty()) {
    if (const auto ready = wait_for_bytes(socket, deadline); ready != Received::Message)
      return ready;
    const auto got = ::recv(socket, into.data(), into.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Received::Closed;
    into = into.subspan(static_cast<std::size_t>(got));
  }
  return Received::Message;
}

}  // namespace

bool send_message(int socket, MessageKind kind, std::string_view first, std::string_view second) {
  std::string header(1, static_cast<char>(kind));
  const std::uint64_t size = first.size() + second.size();
  for (unsigned shift = 0; shift < 64; shift += 8) header += static_cast<char>(size >> shift);
  return send_bytes(socket, header) && send_bytes(socket, first) && send_bytes(socket, second);
}

Received receive_message(int socket, Message& message, std::uint64_t largest,
                         std::optional<Clock::time_point> deadline) {
  std::array<char, kHeader> header{};
  if (const auto got = receive_bytes(socket, header, deadline); got != Received::Message)
    return got;
  message.kind = static_cast<MessageKind>(header[0]);
  std::uint64_t size = 0;
  for (std::size_t i = kHeader - 1; i > 0; --i)
    size = size << 8U | static_cast<unsigned char>(header[i]);
  if (size > largest) return Received::TooLarge;
  message.body.clear();
  while (message.body.size() < size) {
    const auto old = message.body.size();
    message.body.resize(std::min<std::uint64_t>(size, old + kStep));
    const auto got = receive_bytes(
        socket, std::span(message.body.data() + old, message.body.size() - old), deadline);
    if (got != Received::Message) return got;
  }
  return Received::Message;
}

}  // namespace dossier
