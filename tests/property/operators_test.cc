// SPDX-License-Identifier: GPL-2.0-or-later
// Operators inside operators, at random: each query is answered as a plain scan of the text answers
// it, or refused with a caret - by an index on this machine and by one behind a server.

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "schema/index.h"
#include "schema/stub_file.h"
#include "tests/property/query_generator.h"
#include "tests/property/sample_index.h"
#include "tests/property/text_scanner.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

std::string error_of(Searcher& searcher, const std::string& query, std::set<std::string>& ids) {
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  try {
    ids.clear();
    for (const auto& [id, score] : searcher.rank(request)) ids.insert(id);
    return {};
  } catch (const Error& error) {
    CHECK(error.hint().find('^') != std::string::npos);
    return error.what();
  }
}

// The sample index behind xapian-progsrv, the pipe's brother of xapian-tcpsrv.
class Remote {
 public:
  explicit Remote(const std::string& index) {
    folder_.write(kStubName, "remote :xapian-progsrv " + index + "\n");
  }
  std::string path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

void check_random_queries(Searcher& searcher, std::uint32_t seed) {
  const Scanner scanner(sample().documents());
  QueryGenerator generator(sample().documents(), seed);
  int answered = 0, refused = 0, found = 0;
  for (int round = 0; round < 500; ++round) {
    const auto asked = generator.random(3);
    const auto query = asked.text();
    CAPTURE(query);
    std::set<std::string> ids;
    const auto error = error_of(searcher, query, ids);
    CAPTURE(error);
    CHECK(error.empty() == asked.legal());
    if (!error.empty()) {
      ++refused;
      continue;
    }
    CHECK(ids == scanner.find(asked));
    ++answered;
    found += ids.empty() ? 0 : 1;
  }
  CHECK(answered > 250);
  CHECK(refused > 20);
  CHECK(found > 200);
}

}  // namespace

TEST_CASE("500 random queries are answered as a scan of the text answers them, or refused") {
  check_random_queries(sample().searcher(), 2021);
}

TEST_CASE("500 random queries to a remote index are answered the same, or refused with a caret") {
  if (std::system("command -v xapian-progsrv > /dev/null") != 0) {
    MESSAGE("xapian-progsrv is not installed: skipped");
    return;
  }
  const Remote remote(sample().path());
  Searcher searcher({remote.path()});
  check_random_queries(searcher, 7);
}
