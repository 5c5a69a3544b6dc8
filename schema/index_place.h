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

#include <string>
#include <vector>

namespace dossier {

/// How long a server may take to accept a connection, and to answer one request.
inline constexpr unsigned kConnectSeconds = 5, kAnswerSeconds = 20;

struct IndexPlace {
  std::string name;  ///< As errors call it: a path, or HOST:PORT.
  enum Kind : unsigned char { Folder, Server, Program } kind = Folder;
  std::string host;  ///< Of Server; of Program the program.
  unsigned port = 0;
  std::string arguments;  ///< Of Program, whose standard input and output speak the protocol.

  bool remote() const { return kind != Folder; }
};

/// A server does not answer, or speaks another language.
struct Unreachable {
  std::string name, reason;
};

/// @throws Error where there is nothing, or a stub that cannot be read.
std::vector<IndexPlace> places_of(const std::string& path);

/// Opens it for reading. @throws Error where it is a folder; Unreachable where it is a server.
Xapian::Database open_place(const IndexPlace& place);

/// Is it the one that Xapian means by the context of an error?
bool is_context_of(const std::string& context, const IndexPlace& place);

/// What went wrong between here and a server, in a few words.
std::string reason_of(const Xapian::NetworkError& error);

}  // namespace dossier
