// SPDX-License-Identifier: GPL-2.0-or-later
// Messages between the indexer and a reader process, over one stream socket.
//
//   indexer                         reader process
//   Read    path, bytes      ->
//                            <-     Document   (pack_raw_document), none or many
//                            <-     Fault      (pack_diagnostic), none or many
//                            <-     Done
//
// A message is a byte for its kind, eight for the size of its body (little end first), and the
// body.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

enum class MessageKind : std::uint8_t { Read = 'R', Document = 'D', Fault = 'F', Done = 'E' };

struct Message {
  MessageKind kind = MessageKind::Done;
  std::string body;
};

/// Sends one message whose body is `first` and then `second`. False when the other side is gone.
bool send_message(int socket, MessageKind kind, std::string_view first,
                  std::string_view second = {});

enum class Received : std::uint8_t { Message, Closed, TooLate, TooLarge };

/// Waits for one message, until `deadline` where one is given; a body of more than `largest` bytes
/// is left unread.
Received receive_message(int socket, Message& message, std::uint64_t largest,
                         std::optional<std::chrono::steady_clock::time_point> deadline);

}  // namespace dossier
