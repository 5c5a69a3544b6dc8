// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index_place.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>

#include "analysis/error.h"
#include "schema/index.h"
#include "schema/stub_file.h"
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

TEST_CASE("a folder is opened at the generation it names, wherever that is") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "index");
  Xapian::WritableDatabase(folder / "index/g", Xapian::DB_CREATE).add_document(Xapian::Document());
  for (const auto& named :
       {std::string("g"), std::string("./g"), std::string("../index/g"), folder / "index/g"}) {
    CAPTURE(named);
    folder.write("index/XAPIANDB", "auto " + named + "\n");
    const IndexPlace place = places_of(folder / "index").front();
    for (const auto& generation : {std::string(), current_generation(folder / "index")})
      CHECK(open_place(place, 1, generation).get_doccount() == 1);
  }
}

TEST_CASE("names in a stub are seen from its folder, from here too") {
  const TemporaryFolder folder;
  folder.write("index/XAPIANDB", "auto g\n");
  fs::create_directories(folder / "index/g");
  folder.write("all.stub", "auto index\n");
  const auto before = fs::current_path();
  fs::current_path(folder.path());
  const auto bare = line_of("all.stub"), here = line_of("./all.stub"), inside = line_of("index");
  fs::current_path(before);
  CHECK(bare == "folder index");
  CHECK(here == "folder ./index");
  CHECK(inside == "folder index");
}

TEST_CASE("lines of a stub") {
  const TemporaryFolder folder;
  struct Row {
    std::string text, wanted;
  };
  const Row rows[] = {{"", ""},
                      {"auto generation-7\n", "1 auto generation-7|"},
                      {"# a\n\n\r\nauto g\r\nglass two words", "4 auto g|5 glass two words|"},
                      {"auto g\nnonsense\nauto h\n", "1 auto g|2  |"},
                      {"auto " + std::string(4091, 'x'), "1 auto " + std::string(4091, 'x') + "|"},
                      {"auto " + std::string(4092, 'x') + "\nauto g\n", "1  |"},
                      {"auto " + std::string(100000, 'x'), "1  |"},
                      {std::string("auto\0 g\n", 8), "1  |"}};
  for (const auto& row : rows) {
    std::string told;
    for (const auto& line : stub_lines(folder.write("a.stub", row.text)))
      told += std::to_string(line.number) + " " + line.type + " " + line.what + "|";
    CHECK(told == row.wanted);
  }
  CHECK(stub_lines(folder / "none").empty());
  CHECK(current_generation(folder.path()).empty());
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

TEST_CASE("what an error of a connection means") {
  using Xapian::NetworkError, Xapian::NetworkTimeoutError;
  struct Row {
    const Xapian::Error& error;
    bool waited, closed;
    const char* reason;
  };
  const NetworkTimeoutError silent("Timeout expired while trying to read", "remote:tcp(a:1)");
  const NetworkTimeoutError idle("REMOTE:Timeout expired while trying to read", "remote:tcp(a:1)");
  const NetworkError ended("Connection closed unexpectedly");
  const NetworkError broken("write failed", ECONNRESET);
  const NetworkError untaken("Unexpected reply type", "remote:tcp(a:1)");
  const Xapian::DatabaseClosedError closed("Database has been closed");
  const Row rows[] = {{silent, true, false, "nothing came for 7 seconds"},
                      {idle, false, false,
                       "Timeout expired while trying to read"},  // The server waited: we may ask.
                      {ended, false, true, "Connection closed unexpectedly"},
                      {broken, false, true, "Connection reset by peer"},
                      {untaken, false, false, "Unexpected reply type"},
                      {closed, false, true, "Database has been closed"}};
  for (const auto& row : rows) {
    CAPTURE(row.error.get_msg());
    CHECK(waited_in_vain(row.error) == row.waited);
    CHECK(is_closed(row.error) == row.closed);
    CHECK(reason_of(row.error, 7) == row.reason);
  }
}

TEST_CASE("a server is known by the context of an error") {
  const struct {
    const char *address, *context;
    bool same;
  } rows[] = {{"10.7.0.1:7001", "remote:tcp(10.7.0.1:7001)", true},
              {"10.7.0.1:7001", "remote:tcp(10.7.0.1:70011)", false},
              {"[::1]:7001", "remote:prog(/usr/libexec/dossier/dossier-connect ::1 7001 5)", true},
              {"[::1]:700", "remote:prog(/usr/libexec/dossier/dossier-connect ::1 7001 5)", false},
              {"[::1]:7001", "remote:tcp(::1:7001)", false},
              {"shard.test:7001", "remote:tcp(shard.test:7001)", true},
              {"shard.test:7001",
               "remote:prog(/usr/libexec/dossier/dossier-connect shard.test 7001 5)", true},
              {"shard.test:7001",
               "remote:prog(/usr/libexec/dossier/dossier-connect hard.test 7001 5)", false}};
  for (const auto& [address, context, same] : rows) {
    CAPTURE(address);
    CAPTURE(context);
    CHECK(is_context_of(context, places_of(address).front()) == same);
  }
}
