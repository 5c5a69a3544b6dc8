// SPDX-License-Identifier: GPL-2.0-or-later
// Operators inside operators, at random: each query is answered as a plain scan of the text answers
// it, or refused with a caret - by an index on this machine and by one behind a server.

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "schema/index.h"
#include "tests/property/sample_index.h"
#include "tests/property/text_scanner.h"

using namespace dossier;

namespace {

// Words, beginnings, phrases and names of the corpus, and queries made of them.
class Generator {
 public:
  Generator(const std::vector<ShowAnswer>& documents, unsigned seed) : random_(seed) {
    const Analyzer analyzer;
    for (const auto& shown : documents) {
      for (const auto& paragraph : shown.document.paragraphs) {
        for (const auto& token : analyzer.analyze(paragraph.text)) {
          if (!token.whole) words_.push_back(token.term);
        }
      }
      for (const auto& mention : shown.document.mentions) {
        if (!mention.entity.empty()) names_.push_back(mention.entity);
      }
    }
  }

  // Most words of a query come from one stretch of the text, so that they are near one another, or
  // just not, with the end of a sentence between them.
  Asked random(int depth) {
    focus_ = below(words_.size() - kStretch - 1);
    return query(depth);
  }

 private:
  static constexpr std::size_t kStretch = 30;

  Asked leaf() {
    const auto at = below(5) == 0 ? below(words_.size() - 1) : focus_ + below(kStretch);
    const auto& word = words_[at];
    switch (below(8)) {
      case 0:
        return {Asked::Entity, {}, 0, names_[below(names_.size())]};
      case 1:
      case 2:
        return {Asked::Phrase, {}, 0, word + ' ' + words_[at + 1]};
      case 3:
        if (word.size() >= 4 && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == word.npos)
          return {Asked::Prefix, {}, 0, word.substr(0, 4)};
        break;
      default:
        break;
    }
    return {Asked::Word, {}, 0, word};
  }

  Asked query(int depth) {
    if (depth == 0 || below(5) == 0) return leaf();
    constexpr Asked::Kind kKinds[] = {Asked::Near, Asked::Near, Asked::Adj, Asked::Sent,
                                      Asked::Sent, Asked::Para, Asked::And, Asked::Or,
                                      Asked::Or,   Asked::Not};
    const auto kind = kKinds[below(std::size(kKinds))];
    Asked asked{kind, {}, static_cast<int>(1 + below(below(3) == 0 ? 60 : 12)), {}};
    const std::size_t parts = kind == Asked::Not ? 1 : 2 + (below(4) == 0 ? 1 : 0);
    // Operators of place hold mostly what they may hold.
    const bool place = kind == Asked::Near || kind == Asked::Adj;
    for (std::size_t i = 0; i < parts; ++i)
      asked.parts.push_back(place && below(8) != 0 ? choice() : query(depth - 1));
    return asked;
  }

  std::size_t below(std::size_t n) { return random_() % n; }
  Asked choice() {
    if (below(3) != 0) return leaf();
    return {Asked::Or, {leaf(), leaf()}, 0, {}};
  }

  std::mt19937 random_;
  std::vector<std::string> words_, names_;  // Words in the order of the text.
  std::size_t focus_ = 0;
};

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
  explicit Remote(const std::string& index)
      : folder_(std::filesystem::temp_directory_path() /
                ("dossier-remote-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / kStubName) << "remote :xapian-progsrv " << index << "\n";
  }
  ~Remote() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Remote(const Remote&) = delete;
  Remote& operator=(const Remote&) = delete;
  std::string path() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace

TEST_CASE("500 random queries are answered as a scan of the text answers them, or refused") {
  const Scanner scanner(sample().documents());
  Generator generator(sample().documents(), 2021);
  int answered = 0, refused = 0, found = 0;
  for (int round = 0; round < 500; ++round) {
    const auto asked = generator.random(3);
    const auto query = asked.text();
    CAPTURE(query);
    std::set<std::string> ids;
    const auto error = error_of(sample().searcher(), query, ids);
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

TEST_CASE("a remote index answers the same, or refuses with a caret") {
  if (std::system("command -v xapian-progsrv > /dev/null") != 0) {
    MESSAGE("xapian-progsrv is not installed: skipped");
    return;
  }
  const Remote remote(sample().path());
  Searcher searcher({remote.path()});
  const Scanner scanner(sample().documents());
  Generator generator(sample().documents(), 7);
  int answered = 0, refused = 0;
  for (int round = 0; round < 150; ++round) {
    const auto asked = generator.random(2);
    if (!asked.legal()) continue;
    const auto query = asked.text();
    CAPTURE(query);
    std::set<std::string> ids;
    const auto error = error_of(searcher, query, ids);
    CAPTURE(error);
    if (!error.empty()) {
      CHECK(error.find("another machine") != std::string::npos);
      ++refused;
      continue;
    }
    CHECK(ids == scanner.find(asked));
    ++answered;
  }
  CHECK(answered > 40);
  CHECK(refused > 10);
}
