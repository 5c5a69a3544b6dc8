// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/error.h"
#include "indexer/report.h"

using namespace dossier;

TEST_CASE("paths are ordered folder by folder") {
  struct Row {
    const char* first;
    const char* second;
  };
  for (const Row& row : {Row{"/a/z", "/a.txt"}, Row{"/a", "/a/b"}, Row{"/a/b", "/a/c"},
                         Row{"/a-b", "/ab"}, Row{"/Z", "/a"}, Row{"/z", "/\xC3\xA4"}}) {
    CAPTURE(row.first);
    CHECK(path_before(row.first, row.second));
    CHECK_FALSE(path_before(row.second, row.first));
  }
  CHECK_FALSE(path_before("/a", "/a"));
}

TEST_CASE("roots below others vanish, and ids begin at the outermost") {
  using Paths = std::vector<std::string>;
  struct Row {
    Paths roots;
    Paths kept;
    const char* path;
    const char* id;
  };
  const Row rows[] = {
      {{"/a"}, {"/a"}, "/a/b/c.txt", "b/c.txt"},
      {{"/a/b", "/a", "/a/b/c.txt", "/a"}, {"/a"}, "/a/b/c.txt", "b/c.txt"},
      {{"/ab", "/a"}, {"/a", "/ab"}, "/ab/c.txt", "c.txt"},
      {{"/a/b.txt"}, {"/a/b.txt"}, "/a/b.txt", "b.txt"},
      {{"/"}, {"/"}, "/a/b.txt", "a/b.txt"},
      {{"/a"}, {"/a"}, "/a/two words \xFF.txt", "two%20words%20%FF.txt"},
      {{}, {}, "/a/b.txt", "b.txt"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const auto kept = outermost_roots(row.roots);
    CHECK(kept == row.kept);
    CHECK(file_id(row.path, kept) == row.id);
  }
}

TEST_CASE("a content is its bytes and its format") {
  CHECK(content_hash("/a.md", "x") == content_hash("/b.MARKDOWN", "x"));
  CHECK(content_hash("/a.md", "x") != content_hash("/a.md", "y"));
  CHECK(content_hash("/a.md", "x") != content_hash("/a.txt", "x"));
}

TEST_CASE("a content is stored and read back") {
  const Content content{77, {{"/a/b.txt", "b.txt", {5, -3, 9, 4}}, {"/a/c.txt", "c.txt", {}}}};
  const auto packed = pack_content(content);
  CHECK(unpack_content(packed) == content);
  for (std::size_t size = 0; size < packed.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(unpack_content(packed.substr(0, size)), Error);
  }
  CHECK_THROWS_AS(unpack_content(pack_content({77, {}})), Error);
}

TEST_CASE("the progress line fits any terminal") {
  struct Row {
    std::size_t columns;
    const char* wanted;
  };
  const Row rows[] = {
      {80, "████████████░░░░░░░░░░░░  50%  10/20  1.5 MB/s  1:05 left"},
      {45, "█████░░░░░░  50%  10/20  1.5 MB/s  1:05 left"},
      {38, " 50%  10/20  1.5 MB/s  1:05 left"},
      {12, " 50%  10/20"},
      {1, ""},
      {0, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.columns);
    CHECK(progress_line(10, 20, 1.5e6, 65.2, row.columns) == row.wanted);
  }
}
