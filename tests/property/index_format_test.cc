// SPDX-License-Identifier: GPL-2.0-or-later
// An index made by another version is refused by reader and writer, with what to do about it.

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>

#include "indexer/pipeline.h"
#include "schema/index.h"
#include "searcher/searcher.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("dossier-format-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

RunReport index_file(const std::string& file, const std::string& database) {
  RunOptions options;
  options.paths = {file};
  options.database = database;
  const std::atomic<bool> stop{false};
  return run_index(
      options, [](std::size_t, std::size_t, std::uint64_t) {}, stop);
}

}  // namespace

TEST_CASE("an index of another format or tokenizer is refused, and left alone") {
  const Folder folder;
  std::ofstream(folder / "a.txt") << "Kabul fell.\n";
  CHECK(index_file(folder / "a.txt", folder / "index").added == 1);
  for (const std::string key : {metadata_key::kFormat, metadata_key::kAnalyzer}) {
    CAPTURE(key);
    std::string kept;
    {
      Xapian::WritableDatabase database(folder / "index/generation-1", Xapian::DB_OPEN);
      kept = database.get_metadata(key);
      database.set_metadata(key, "999");
      database.commit();
    }
    CHECK_THROWS_WITH_AS(Searcher({folder / "index"}), doctest::Contains("999"), Error);
    CHECK_THROWS_WITH_AS(index_file(folder / "a.txt", folder / "index"), doctest::Contains("999"),
                         Error);
    Xapian::WritableDatabase database(folder / "index/generation-1", Xapian::DB_OPEN);
    CHECK(database.get_doccount() == 1);
    database.set_metadata(key, kept);
    database.commit();
  }
  CHECK(Searcher({folder / "index"}).info().documents == 1);
}

TEST_CASE("a reader goes on while the index is written, and sees what was committed") {
  const Folder folder;
  std::ofstream(folder / "a.txt") << "Kabul fell.\n";
  index_file(folder / "a.txt", folder / "index");
  Searcher searcher({folder / "index"});
  SearchRequest request;
  request.query = "kabul";
  CHECK(searcher.search(request).total == 1);
  for (int i = 0; i < 5; ++i) {
    std::ofstream(folder / ("b" + std::to_string(i) + ".txt")) << "Kabul again, " << i << ".\n";
    index_file(folder / ("b" + std::to_string(i) + ".txt"), folder / "index");
    CHECK(searcher.search(request).total >= 1);
  }
  CHECK(Searcher({folder / "index"}).search(request).total == 6);
}

TEST_CASE("several indexes are searched as one") {
  const Folder folder;
  std::ofstream(folder / "a.txt") << "ISKP struck Kabul.\n";
  std::ofstream(folder / "b.txt") << "ISIS-K struck Kunduz.\n";
  index_file(folder / "a.txt", folder / "one");
  index_file(folder / "b.txt", folder / "two");
  Searcher searcher({folder / "one", folder / "two"});
  SearchRequest request;
  request.query = "group:iskp struck";
  const auto answer = searcher.search(request);
  CHECK(answer.total == 2);
  CHECK(answer.facets.values[static_cast<int>(Facet::Groups)].at(0).count == 2);
  CHECK(searcher.show("b.txt").head.id == "b.txt");
}
