// SPDX-License-Identifier: GPL-2.0-or-later
// A TCP connection to a host by name or number, IPv4 or IPv6, made within a time limit.
//
//   std::string fault;
//   const int socket = connect_tcp("fd00::7", 7001, 5, fault);   // -1: see `fault`

#pragma once

#include <string>

namespace dossier {

/// A connected, blocking socket that sends at once what it is given; the caller closes it. Where no
/// address of `host` can be reached in `seconds` each, -1 and what is wrong with the last one.
int connect_tcp(const std::string& host, unsigned port, unsigned seconds, std::string& fault);

}  // namespace dossier
