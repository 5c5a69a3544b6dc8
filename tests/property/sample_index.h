// SPDX-License-Identifier: GPL-2.0-or-later
// The sample corpus, indexed once for all tests of this program that ask it, or with a folder of
// documents more.

#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "indexer/pipeline.h"
#include "searcher/searcher.h"
#include "tests/temporary_folder.h"

namespace dossier {

inline const std::vector<std::string>& sample_folders() {
  static const std::vector<std::string> folders{DOSSIER_SOURCE_DIR "/corpus/papers",
                                                DOSSIER_SOURCE_DIR "/corpus/news"};
  return folders;
}

/// An index of some folders in a new one of its own, gone with this, and what it says of them.
class Sample {
 public:
  explicit Sample(const std::vector<std::string>& paths = sample_folders()) {
    RunOptions options;
    options.paths = paths;
    options.database = path();
    const std::atomic<bool> stop{false};
    const auto report = run_index(
        options, [](std::size_t, std::size_t, std::uint64_t) {}, stop);
    REQUIRE(report.failed == 0);
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{options.database});
    searcher_->export_documents("",
                                [this](const ShowAnswer& shown) { documents_.push_back(shown); });
  }

  std::set<std::string> find(const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.limit = 1000;
    std::set<std::string> ids;
    for (const auto& [id, score] : searcher_->rank(request)) ids.insert(id);
    return ids;
  }
  std::string path() const { return folder_ / "index"; }
  Searcher& searcher() { return *searcher_; }
  const std::vector<ShowAnswer>& documents() const { return documents_; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Searcher> searcher_;
  std::vector<ShowAnswer> documents_;
};

inline Sample& sample() {
  static Sample instance;
  return instance;
}

}  // namespace dossier
