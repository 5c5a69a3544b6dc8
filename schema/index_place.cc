// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index_place.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>

#include "analysis/error.h"
#include "schema/index.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

// A stub may name a folder, whose stub names a generation; more in one another are a circle.
constexpr int kDeepest = 4;
constexpr std::size_t kLongestStubLine = 4096;

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

class StubReader {
 public:
  void read(const std::string& path, int depth) {
    std::error_code ignored;
    const fs::path here(path);
    if (depth > kDeepest)
      throw Error(path + ": stubs that name one another", "see dossier-shards(7)");
    IndexPlace server;
    if (!fs::exists(here, ignored)) {
      if (depth > 0 || !read_address(path, server)) no_index(path, false);
      places_.push_back(std::move(server));
      return;
    }
    if (!fs::is_directory(here, ignored)) return read_stub(here, here.parent_path(), depth);
    if (fs::exists(here / kStubName, ignored)) {
      const auto first = places_.size();
      read_stub(here / kStubName, here, depth);
      // What dossier-index makes: one generation, which Xapian finds by itself, as it stands then.
      if (places_.size() == first + 1 && !places_[first].remote()) places_[first].name = path;
    } else if (depth > 0) {
      places_.push_back({path, IndexPlace::Folder, {}, 0, {}});  // The generation itself.
    } else {
      no_index(path, true);
    }
  }
  std::vector<IndexPlace> take() { return std::move(places_); }

 private:
  void read_stub(const fs::path& stub, const fs::path& folder, int depth) {
    std::ifstream in(stub);
    const auto before = places_.size();
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty() || line.front() == '#') continue;
      const auto blank = line.find(' ');
      if (line.size() > kLongestStubLine || blank == std::string::npos) fail(stub, number);
      const auto type = line.substr(0, blank);
      const auto what = line.substr(blank + 1);
      if (type == "remote") {
        add_remote(what, stub, number);
      } else if (type == "auto" || type == "glass") {
        read((folder / what).lexically_normal().string(), depth + 1);
      } else {
        fail(stub, number);
      }
    }
    if (places_.size() == before) no_index(stub.string(), true);
  }

  void add_remote(const std::string& what, const fs::path& stub, int number) {
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

  [[noreturn]] static void fail(const fs::path& stub, int number) {
    throw Error(fmt::format("{}:{}: not a line of a stub file", stub.string(), number),
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

Xapian::Database open_place(const IndexPlace& place) {
  try {
    if (place.kind == IndexPlace::Server)
      return Xapian::Remote::open(place.host, place.port, kAnswerSeconds * 1000,
                                  kConnectSeconds * 1000);
    if (place.kind == IndexPlace::Program)
      return Xapian::Remote::open(place.host, place.arguments, kAnswerSeconds * 1000);
    return Xapian::Database(place.name);
  } catch (const Xapian::NetworkError& error) {
    throw Unreachable{place.name, reason_of(error)};
  } catch (const Xapian::Error& error) {
    throw Error("cannot open the index " + place.name + ": " + error.get_msg(),
                place.remote() ? "is it there, on the machine that serves it?"
                               : "remove it and index the files again");
  }
}

bool is_context_of(const std::string& context, const IndexPlace& place) {
  if (place.kind == IndexPlace::Program) return context.find(place.host) != std::string::npos;
  return place.kind == IndexPlace::Server &&
         context == fmt::format("remote:tcp({}:{})", place.host, place.port);
}

std::string reason_of(const Xapian::NetworkError& error) {
  const char* system = error.get_error_string();
  return system != nullptr ? std::string(system) : error.get_msg();
}

}  // namespace dossier
