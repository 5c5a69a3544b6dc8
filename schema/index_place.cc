// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index_place.h"

#include <fmt/format.h>
#include <netdb.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iterator>
#include <string_view>

#include "analysis/helper_program.h"
#include "schema/stub_file.h"
#include "schema/tcp_connection.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

// A stub may name a folder, whose stub names a generation; more in one another are a circle.
constexpr int kDeepest = 4;
constexpr std::string_view kRelay = "dossier-connect";
// What Xapian puts before the message of an error that a server tells.
constexpr std::string_view kByServer = "REMOTE:";
constexpr std::string_view kSilent = "nothing came for";

// "host:port" or "[v6]:port"; false for what is neither.
bool read_address(const std::string& text, IndexPlace& place) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || text.find('/') != std::string::npos) return false;
  auto host = text.substr(0, colon);
  if (host.front() == '[') {
    if (host.size() < 3 || host.back() != ']') return false;
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string::npos) {
    return false;
  }
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + colon + 1, end, place.port);
  if (read.ec != std::errc() || read.ptr != end || place.port == 0 || place.port > 65535)
    return false;
  place.name = text;
  place.kind = IndexPlace::Server;
  place.host = std::move(host);
  return true;
}

[[noreturn]] void no_index(const std::string& path, bool exists) {
  const std::string make_one = "make one with: dossier-index --database " + path + " FOLDER";
  throw Error(exists ? path + " is not an index of Dossier" : "no index at " + path,
              path.find(':') == std::string::npos
                  ? make_one
                  : "a folder, a stub file, or HOST:PORT, with [...] around an IPv6 address");
}

// Of the errors of a connection these two are told by their words alone. Waiting mends neither.
void refuse_other_protocol(const IndexPlace& place, const Xapian::NetworkError& error) {
  if (error.get_msg().starts_with("Server supports protocol version"))
    throw Error(place.name + " speaks another version of Xapian's protocol: " + error.get_msg(),
                "install the same release series of Xapian here and there");
  if (error.get_msg().starts_with("Handshake failed"))
    throw Error(place.name + " is no server of Xapian's",
                "HOST:PORT is where xapian-tcpsrv listens");
}

unsigned connect_seconds(unsigned seconds) { return std::min(kConnectSeconds, seconds); }

// The relay's arguments begin so, for whatever time.
std::string relay_address(const IndexPlace& place) {
  return fmt::format("{} {} ", place.host, place.port);
}

std::string relay_arguments(const IndexPlace& place, unsigned seconds) {
  return relay_address(place) + std::to_string(connect_seconds(seconds));
}

// What keeps the relay from connecting, which cannot say so itself; "" where nothing does.
std::string connection_fault(const IndexPlace& place, unsigned seconds) {
  std::string fault;
  const int socket = connect_tcp(place.host, place.port, connect_seconds(seconds), fault);
  if (socket >= 0) close(socket);
  return fault;
}

// A host that has no IPv4 address, for all that is known: not where nobody could be asked.
bool unknown_to_ipv4(const Xapian::NetworkError& error) {
  const char* reason = error.get_error_string();
  return error.get_msg().starts_with("Couldn't resolve host") &&
         (reason == nullptr || std::string_view(reason) != gai_strerror(EAI_AGAIN));
}

// By IPv4, which needs no relay, where the host has such an address.
Xapian::Database open_server(const IndexPlace& place, unsigned seconds) {
  if (!place.has_ipv6_address()) {
    try {
      return Xapian::Remote::open(place.host, place.port, seconds * 1000,
                                  connect_seconds(seconds) * 1000);
    } catch (const Xapian::NetworkError& error) {
      if (!unknown_to_ipv4(error)) throw;
    }
  }
  try {
    return Xapian::Remote::open(helper_program(kRelay, "reaches servers by IPv6"),
                                relay_arguments(place, seconds), seconds * 1000);
  } catch (const Xapian::NetworkError&) {
    auto fault = connection_fault(place, seconds);
    if (fault.empty()) throw;
    throw Unreachable{place.name, std::move(fault)};
  }
}

enum class FileKind { None, File, Folder };

FileKind kind_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return FileKind::None;
  return S_ISDIR(status.st_mode) ? FileKind::Folder : FileKind::File;
}

// `what` as seen from `folder`. A plain name, as that of a generation is, needs no more.
std::string within(const std::string& folder, const std::string& what) {
  if (what.find('/') == std::string::npos && !what.starts_with('.'))
    return folder.empty() ? what : folder + "/" + what;
  return (fs::path(folder) / what).lexically_normal().string();
}

class StubReader {
 public:
  void read(const std::string& path, int depth) {
    if (depth > kDeepest)
      throw Error(path + ": stubs that name one another", "see dossier-shards(7)");
    const auto kind = kind_of(path);
    IndexPlace server;
    if (kind == FileKind::None) {
      if (depth > 0 || !read_address(path, server)) no_index(path, false);
      places_.push_back(std::move(server));
      return;
    }
    if (kind == FileKind::File)
      return read_stub(path, fs::path(path).parent_path().string(), depth);
    const auto stub = path + "/" + kStubName;
    if (kind_of(stub) != FileKind::None) {
      const auto first = places_.size();
      read_stub(stub, path, depth);
      // What dossier-index makes: one generation, which is sought anew whenever it is opened.
      if (places_.size() == first + 1 && !places_[first].remote()) places_[first].name = path;
    } else if (depth > 0) {
      places_.push_back({path, IndexPlace::Folder, {}, 0, {}});  // The generation itself.
    } else {
      no_index(path, true);
    }
  }
  std::vector<IndexPlace> take() { return std::move(places_); }

 private:
  void read_stub(const std::string& stub, const std::string& folder, int depth) {
    const auto before = places_.size();
    for (const auto& [number, type, what] : stub_lines(stub)) {
      if (type == "remote") {
        add_remote(what, stub, number);
      } else if (type == "auto" || type == "glass") {
        read(within(folder, what), depth + 1);
      } else {
        fail(stub, number);
      }
    }
    if (places_.size() == before) no_index(stub, true);
  }

  void add_remote(const std::string& what, const std::string& stub, int number) {
    IndexPlace place;
    if (what.starts_with(':')) {
      const auto blank = what.find(' ');
      place = {what.substr(1), IndexPlace::Program, what.substr(1, blank - 1), 0,
               blank == std::string::npos ? "" : what.substr(blank + 1)};
    } else if (!read_address(what, place)) {
      fail(stub, number);
    }
    places_.push_back(std::move(place));
  }

  [[noreturn]] static void fail(const std::string& stub, int number) {
    throw Error(fmt::format("{}:{}: not a line of a stub file", stub, number),
                "each is `remote HOST:PORT` or `auto FOLDER`; see dossier-shards(7)");
  }

  std::vector<IndexPlace> places_;
};

}  // namespace

std::vector<IndexPlace> places_of(const std::string& path) {
  StubReader reader;
  reader.read(path, 0);
  return reader.take();
}

std::vector<IndexPlace> places_of_all(const std::vector<std::string>& paths) {
  std::vector<IndexPlace> all;
  for (const auto& path : paths) {
    auto some = places_of(path);
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

ServerDown::ServerDown(Unreachable server)
    : Error(server.name + " does not answer: " + server.reason,
            server.reason.starts_with(kSilent)
                ? "does xapian-tcpsrv hang, or is it something else that listens there? --wait N "
                  "waits longer, --partial answers from the rest"
                : "is xapian-tcpsrv running there? --partial answers from the rest"),
      server_(std::move(server)) {}

Xapian::Database open_place(const IndexPlace& place, unsigned seconds,
                            const std::string& generation) {
  try {
    if (place.kind == IndexPlace::Server) return open_server(place, seconds);
    if (place.kind == IndexPlace::Program)
      return Xapian::Remote::open(place.host, place.arguments, seconds * 1000);
    return Xapian::Database(generation.empty() ? place.name : within(place.name, generation));
  } catch (const Xapian::NetworkError& error) {
    refuse_other_protocol(place, error);
    throw Unreachable{place.name, reason_of(error, seconds)};
  } catch (const Xapian::Error& error) {
    if (place.remote())
      throw Unreachable{place.name, "it cannot open its index: " + reason_of(error, seconds)};
    throw Error("cannot open the index " + place.name + ": " + error.get_msg(),
                "remove it and index the files again");
  }
}

bool is_context_of(const std::string& context, const IndexPlace& place) {
  if (place.kind == IndexPlace::Program)
    return context == fmt::format("remote:prog({} {})", place.host, place.arguments);
  if (place.kind != IndexPlace::Server) return false;
  if (context.find(fmt::format("{} {}", kRelay, relay_address(place))) != std::string::npos)
    return true;
  return !place.has_ipv6_address() &&
         context == fmt::format("remote:tcp({}:{})", place.host, place.port);
}

std::string reason_of(const Xapian::Error& error, unsigned seconds) {
  if (waited_in_vain(error))
    return fmt::format("{} {} second{}", kSilent, seconds, seconds == 1 ? "" : "s");
  const char* system = error.get_error_string();
  if (system != nullptr) return system;
  const std::string_view message = error.get_msg();
  return std::string(message.substr(message.starts_with(kByServer) ? kByServer.size() : 0));
}

bool is_closed(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseClosedError") return true;
  return type == "NetworkError" &&
         (error.get_error_string() != nullptr || error.get_msg().starts_with("Connection closed"));
}

bool waited_in_vain(const Xapian::Error& error) {
  return std::string_view(error.get_type()) == "NetworkTimeoutError" &&
         !error.get_msg().starts_with(kByServer);
}

}  // namespace dossier
