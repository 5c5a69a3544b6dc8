// SPDX-License-Identifier: GPL-2.0-or-later
// Passages of a document that were found by a query: what is shown, and what is marked.

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

#include "indexer/pipeline.h"
#include "searcher/searcher.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

constexpr const char* kHarbour = R"(---
id: harbour
title: Red Boats of the North
authors: [Red North]
kind: paper
language: en
---

## Arrival

Red boats left the old harbour. The harbour was red. Nobody came.

A boat of red wood lay far away from any harbour that anyone could think of on that day.[^1] It sank.

## Departure

The Northern Front, or NF, took the mill. Then ships came, and ships went. The front of the mill fell.

[^1]: Jane Roe, “Wood and water”, The Ledger, 2019. On copper see p. 4.
)";

class Harbour {
 public:
  Harbour() {
    folder_.write("texts/harbour.md", kHarbour);
    RunOptions options;
    options.paths = {folder_ / "texts"};
    options.database = folder_ / "index";
    options.authority_files = {folder_.write(
        "list.tsv", "id\tkind\tname\taliases\ngroup/front\tgroup\tNorthern Front\tNF\n")};
    options.default_authority = false;
    options.recognise = false;
    const std::atomic<bool> stop{false};
    REQUIRE(run_index(
                options, [](std::size_t, std::size_t, std::uint64_t) {}, stop)
                .failed == 0);
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{options.database});
  }

  Hit hit(const std::string& query, std::uint32_t characters, std::size_t most = 3) {
    SearchRequest request;
    request.query = query;
    request.snippets = most;
    request.snippet_characters = characters;
    auto answer = searcher_->search(request);
    REQUIRE(answer.hits.size() == 1);
    return std::move(answer.hits.front());
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Searcher> searcher_;
};

Harbour& harbour() {
  static Harbour instance;
  return instance;
}

std::string marked(std::string text, const std::vector<ByteRange>& highlights) {
  for (auto range = highlights.rbegin(); range != highlights.rend(); ++range) {
    text.insert(range->end, "]");
    text.insert(range->begin, "[");
  }
  return text;
}

std::string best(const std::string& query, std::uint32_t characters) {
  const auto hit = harbour().hit(query, characters, 1);
  REQUIRE(hit.snippets.size() == 1);
  return marked(hit.snippets.front().text, hit.snippets.front().highlights);
}

}  // namespace

TEST_CASE("what is marked is what matched") {
  struct Row {
    const char* rule;
    const char* query;
    const char* wanted;
  };
  for (const auto& [rule, query, wanted] : {
           Row{"a word in its forms", "boat nobody",
               "Red [boats] left the old harbour. The harbour was red. [Nobody] came."},
           Row{"a phrase as a phrase", "\"red boats\"",
               "[Red boats] left the old harbour. The harbour was red. Nobody came."},
           Row{"NEAR where it is near", "red NEAR/2 harbour",
               "Red boats left the old harbour. The [harbour] was [red]. Nobody came."},
           Row{"ADJ in its order", "harbour ADJ/9 red",
               "Red boats left the old [harbour]. The [harbour] was [red]. Nobody came."},
           Row{"ADJ, and not what stands after", "boats ADJ/5 harbour",
               "Red [boats] left the old [harbour]. The harbour was red. Nobody came."},
           Row{"not what is excluded", "nobody -(nobody \"old red\")",
               "Red boats left the old harbour. The harbour was red. [Nobody] came."},
           Row{"not an alternative that fails", "nobody OR (red quicksilver)",
               "Red boats left the old harbour. The harbour was red. [Nobody] came."},
           Row{"an entity in all spellings, and no other front", "group:front mill",
               "The [Northern Front], or [NF], took the [mill]. Then ships came, and ships went. "
               "The "
               "front of the [mill] fell."},
           Row{"only in the zone", "in:notes wood",
               "Jane Roe, “[Wood] and water”, The Ledger, 2019. On copper see p. 4."},
           Row{"the title is marked as title", "title:red nobody",
               "Red boats left the old harbour. The harbour was red. [Nobody] came."},
           Row{"a field's words are not the text's", "author:red nobody",
               "Red boats left the old harbour. The harbour was red. [Nobody] came."},
       }) {
    CAPTURE(rule);
    CHECK(best(query, 240) == wanted);
  }
}

TEST_CASE("titles are marked, by words that stand in them") {
  const auto title = [](const std::string& query) {
    const auto hit = harbour().hit(query, 240);
    return marked(hit.head.title, hit.title_highlights);
  };
  CHECK(title("boat nobody") == "Red [Boats] of the North");
  CHECK(title("\"red boats\"") == "[Red Boats] of the North");
  CHECK(title("title:north") == "Red Boats of the [North]");
  CHECK(title("author:red") == "Red Boats of the North");
  CHECK(title("nobody") == "Red Boats of the North");
}

TEST_CASE("a passage says where it stands, and a note what it supports") {
  auto hit = harbour().hit("copper", 240);
  REQUIRE(hit.snippets.size() == 1);
  const auto& note = hit.snippets.front();
  CHECK(note.zone == Zone::Notes);
  CHECK(note.note == "1");
  REQUIRE(note.supports);
  CHECK(note.supports->text ==
        "A boat of red wood lay far away from any harbour that anyone could think of on that day.");
  CHECK(note.supports->section == "Arrival");
  hit = harbour().hit("nobody mill copper", 240);
  REQUIRE(hit.snippets.size() == 3);
  CHECK(hit.snippets[0].section == "Departure");  // The mill stands there twice.
  CHECK(hit.snippets[1].section == "Arrival");
  CHECK(hit.snippets[2].zone == Zone::Notes);  // Notes come after the text.
  CHECK_FALSE(hit.snippets[0].supports);
  CHECK(harbour().hit("nobody mill copper", 240, 2).snippets.size() == 2);
  CHECK(harbour().hit("nobody mill copper", 240, 0).snippets.empty());
  // What tells nothing new is not shown: both words stand in one paragraph, one of them in others.
  CHECK(harbour().hit("nobody harbour", 240).snippets.front().paragraph ==
        harbour().hit("nobody", 240).snippets.front().paragraph);
}

TEST_CASE("a passage is made of whole sentences") {
  CHECK(best("ships", 44) == "Then [ships] came, and [ships] went.");
  CHECK(best("nobody", 34) == "The harbour was red. [Nobody] came.");
  CHECK(best("kind:paper", 40) == "Red boats left the old harbour.");
}
