// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index_place.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "analysis/error.h"
#include "schema/index.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

// "server 10.7.0.1 7001, folder /srv/index"
std::string line_of(const std::string& path) {
  std::string line;
  for (const auto& place : places_of(path)) {
    if (!line.empty()) line += ", ";
    line += place.kind == IndexPlace::Folder ? "folder " + place.name
            : place.kind == IndexPlace::Server
                ? "server " + place.host + " " + std::to_string(place.port)
                : "program " + place.host + " " + place.arguments;
  }
  return line;
}

}  // namespace

TEST_CASE("addresses") {
  const char* rows[][2] = {{"localhost:7001", "server localhost 7001"},
                           {"10.7.0.1:65535", "server 10.7.0.1 65535"},
                           {"[::1]:7001", "server ::1 7001"},
                           {"[fd00::7]:1", "server fd00::7 1"}};
  for (const auto& [typed, wanted] : rows) CHECK(line_of(typed) == wanted);
  for (const auto* wrong :
       {"localhost:", ":7001", "localhost:0", "localhost:65536", "localhost:7001x", "::1:7001",
        "[]:7001", "[::1:7001", "a/b:7001", "nowhere", ""}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(places_of(wrong), Error);
  }
}

TEST_CASE("folders and stub files") {
  const TemporaryFolder folder;
  folder.write("index/XAPIANDB", "auto generation-1\n");
  fs::create_directories(folder / "index/generation-1");
  folder.write("copy/XAPIANDB", "# By a replica.\n# Do not edit.\nauto replica_1\n");
  fs::create_directories(folder / "copy/replica_1");
  const auto index = "folder " + (folder / "index"), copy = "folder " + (folder / "copy");
  CHECK(line_of(folder / "index") == index);
  CHECK(line_of(folder / "copy") == copy);
  CHECK(current_generation(folder / "copy") == "replica_1");
  const auto stub = folder.write(
      "all.stub",
      "# Three\n\nremote 10.7.0.1:7001\r\nauto index\nremote :xapian-progsrv /srv/index\n");
  CHECK(line_of(stub) == "server 10.7.0.1 7001, " + index + ", program xapian-progsrv /srv/index");
  folder.write("both/XAPIANDB", "auto ../index\nauto ../copy\n");
  CHECK(line_of(folder / "both") == index + ", " + copy);
}

TEST_CASE("what is no stub is told with its line") {
  const TemporaryFolder folder;
  for (const auto* text : {"remote 10.7.0.1\n", "remote\n", "inmemory x\n", "Dear Sir,\n"}) {
    const auto stub = folder.write("wrong.stub", text);
    CAPTURE(text);
    try {
      places_of(stub);
      FAIL("it was read");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("wrong.stub:1") != std::string::npos);
    }
  }
  CHECK_THROWS_AS(places_of(folder.write("empty.stub", "# nothing\n")), Error);
  CHECK_THROWS_AS(places_of(folder.write("circle.stub", "auto circle.stub\n")), Error);
  CHECK_THROWS_AS(places_of(folder.write("gone.stub", "auto nowhere\n")), Error);
}
