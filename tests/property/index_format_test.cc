// SPDX-License-Identifier: GPL-2.0-or-later
// An index made by another version is refused by reader and writer, with what to do about it.

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "indexer/pipeline.h"
#include "schema/index.h"
#include "searcher/searcher.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

RunReport index_file(const std::string& file, const std::string& database,
                     const std::map<std::string, std::string>& stop_lists = {}) {
  RunOptions options;
  options.stop_list_files = stop_lists;
  options.paths = {file};
  options.database = database;
  const std::atomic<bool> stop{false};
  return run_index(
      options, [](std::size_t, std::size_t, std::uint64_t) {}, stop);
}

}  // namespace

TEST_CASE("an index of another format or tokenizer is refused, and left alone") {
  const TemporaryFolder folder;
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
  const TemporaryFolder folder;
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

TEST_CASE("an open searcher follows the stub, the stop lists and the format") {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.txt") << "Kabul fell.\n";
  std::ofstream(folder / "b.md") << "---\nlanguage: en\n---\nKabul and Kunduz fell.\n";
  index_file(folder / "a.txt", folder / "index");
  index_file(folder / "b.md", folder / "other");
  Searcher searcher({folder / "index"});
  SearchRequest request;
  request.query = "kunduz";
  CHECK(searcher.search(request).total == 0);

  // Another generation: the stub is put in place whole, as the indexer does it.
  fs::copy(folder / "other/generation-1", folder / "index/generation-2");
  std::ofstream(folder / "stub") << "auto generation-2\n";
  fs::rename(folder / "stub", folder / "index/XAPIANDB");
  CHECK(searcher.search(request).total == 1);

  // Other stop lists.
  std::ofstream(folder / "en.txt") << "fell\n";
  request.query = "fell kunduz";
  CHECK(searcher.search(request).query.dropped.empty());
  index_file(folder / "b.md", folder / "index", {{"en", folder / "en.txt"}});
  CHECK(searcher.search(request).query.dropped == std::vector<std::string>{"fell"});

  // Another format, until it is read again.
  Xapian::WritableDatabase database(folder / "index", Xapian::DB_OPEN);
  const auto format = database.get_metadata(metadata_key::kFormat);
  database.set_metadata(metadata_key::kFormat, "999");
  database.commit();
  for (int i = 0; i < 2; ++i)
    CHECK_THROWS_WITH_AS(searcher.search(request), doctest::Contains("999"), Error);
  database.set_metadata(metadata_key::kFormat, format);
  database.commit();
  CHECK(searcher.search(request).total == 1);
}

TEST_CASE("several indexes are searched as one") {
  const TemporaryFolder folder;
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
