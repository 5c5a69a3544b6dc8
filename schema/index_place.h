// SPDX-License-Identifier: GPL-2.0-or-later
// Where the parts of an index are: in a folder, behind xapian-tcpsrv, or what a stub file lists.
//
//   places_of("/srv/index")          -> the folder
//   places_of("192.168.7.11:7001")   -> a server; [fd00::7]:7001 is one too
//   places_of("/etc/dossier.stub")   -> whatever its lines name, such as:
//       # Three shards
//       remote 192.168.7.11:7001
//       remote 192.168.7.12:7001
//       auto /srv/dossier/shard-3
//
// Stubs are Xapian's own, but are read here: each part is asked for its metadata, which a Xapian
// database of several parts answers from its first alone.

#pragma once

#include <xapian.h>

#include <chrono>
#include <string>
#include <vector>

#include "analysis/error.h"

namespace dossier {

/// How long a server may take to accept a connection, at most, and to answer one request.
inline constexpr unsigned kConnectSeconds = 5, kAnswerSeconds = 20;

struct IndexPlace {
  std::string name;  ///< As errors call it: a path, or HOST:PORT.
  enum Kind : unsigned char { Folder, Server, Program } kind = Folder;
  std::string host;  ///< Of Server; of Program the program.
  unsigned port = 0;
  std::string arguments;  ///< Of Program, whose standard input and output speak the protocol.

  bool remote() const { return kind != Folder; }
  /// Is the host an IPv6 address? Xapian knows none: a program of ours goes between
  /// (relay/main.cc), as where a host's name has no IPv4 address.
  bool has_ipv6_address() const { return kind == Server && host.find(':') != std::string::npos; }
};

/// A server does not answer.
struct Unreachable {
  std::string name, reason;
};

/// The same as an error, where the answer is not to be had without it. Asked again later, it may
/// well answer.
class ServerDown : public Error {
 public:
  explicit ServerDown(Unreachable server);
  ServerDown(Unreachable server, const std::string& message, const std::string& hint)
      : Error(message, hint), server_(std::move(server)) {}
  const Unreachable& server() const { return server_; }

 private:
  Unreachable server_;
};

/// What is done about servers that do not answer.
struct ServerUse {
  bool partial = false;                    ///< The others answer, one at least.
  unsigned seconds = kAnswerSeconds;       ///< For one answer, and the server is given up.
  std::vector<Unreachable> left_out = {};  ///< With `partial`: never to be asked.
  /// With `partial`: until one that was given up is asked again.
  std::chrono::seconds ask_again{30};
};

/// @throws Error where there is nothing, or a stub that cannot be read.
std::vector<IndexPlace> places_of(const std::string& path);

/// The same of all `paths`, one after the other.
std::vector<IndexPlace> places_of_all(const std::vector<std::string>& paths);

/// Opens it for reading; a server has `seconds` for each answer, of a folder the `generation` is
/// opened where it is told, without another look at the stub. @throws Unreachable where a server
/// does not answer, or has no index at the moment; Error for a folder, and where something else
/// than a server of this version of Xapian's protocol answers.
Xapian::Database open_place(const IndexPlace& place, unsigned seconds,
                            const std::string& generation = {});

/// Is it the one that Xapian means by the context of an error?
bool is_context_of(const std::string& context, const IndexPlace& place);

/// What went wrong between here and a server, in a few words.
std::string reason_of(const Xapian::Error& error, unsigned seconds);

/// Is it that the connection is no more?
bool is_closed(const Xapian::Error& error);

/// Did this side wait in vain? A server tells in much the same words that it has waited.
bool waited_in_vain(const Xapian::Error& error);

}  // namespace dossier
