// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes the sample corpus and checks answers against the text itself: what stands in a document
// finds it.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "searcher/searcher.h"
#include "tests/property/sample_index.h"

using namespace dossier;

namespace {

std::string quoted(std::string text) {
  for (const std::string_view quote : {"\"", "“", "”", "„", "«", "»"}) {
    for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote))
      text.replace(at, quote.size(), " ");
  }
  return '"' + text + '"';
}

// A word that is an operator of the language must be quoted to be searched.
bool is_operator(const std::string& typed) {
  static const std::set<std::string> kOperators{"AND", "OR", "NOT", "NEAR", "ADJ", "SENT", "PARA"};
  return kOperators.contains(typed);
}

std::set<std::string> matching(Sample& papers, const std::string& query) {
  const auto ids = papers.searcher().matching(query);
  return {ids.begin(), ids.end()};
}

// How many different tokens there were.
std::size_t check_tokens(Sample& papers) {
  const Analyzer analyzer;
  std::map<std::string, std::set<std::string>> documents_of;
  for (const auto& shown : papers.documents()) {
    for (const auto& paragraph : shown.document.paragraphs) {
      for (const auto& token : analyzer.analyze(paragraph.text)) {
        documents_of[paragraph.text.substr(token.bytes.begin, token.bytes.size())].insert(
            shown.head.id);
      }
    }
  }
  for (const auto& [typed, wanted] : documents_of) {
    CAPTURE(typed);
    const auto found = matching(papers, is_operator(typed) ? quoted(typed) : typed);
    CHECK(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end()));
  }
  return documents_of.size();
}

// How many phrases there were, of so many tries.
int check_phrases(Sample& papers, int tries) {
  const Analyzer analyzer;
  std::mt19937 random(2021);
  int checked = 0;
  for (int round = 0; round < tries; ++round) {
    const auto& shown = papers.documents()[random() % papers.documents().size()];
    if (shown.document.paragraphs.empty()) continue;
    const auto& paragraph = shown.document.paragraphs[random() % shown.document.paragraphs.size()];
    auto tokens = analyzer.analyze(paragraph.text);
    std::erase_if(tokens, [](const Token& t) { return t.whole; });
    const std::size_t length = 3 + random() % 6;
    if (tokens.size() < length) continue;
    const auto first = random() % (tokens.size() - length + 1);
    const auto begin = tokens[first].bytes.begin, end = tokens[first + length - 1].bytes.end;
    const auto query = quoted(paragraph.text.substr(begin, end - begin));
    CAPTURE(query);
    CHECK(matching(papers, query).contains(shown.head.id));
    ++checked;
  }
  return checked;
}

}  // namespace

TEST_CASE("every token of every paragraph, typed as a query, finds its document") {
  CHECK(check_tokens(sample()) > 4000);
}

TEST_CASE("every phrase of 3 to 8 words, quoted, finds its document") {
  CHECK(check_phrases(sample(), 1500) > 1000);
}

// The same over other papers: DOSSIER_TEST_PAPERS=FOLDER test_properties -tc="*of a folder*"
TEST_CASE("tokens and phrases of a folder of papers find their documents") {
  const char* folder = std::getenv("DOSSIER_TEST_PAPERS");
  if (folder == nullptr || *folder == '\0') {
    MESSAGE("skipped: DOSSIER_TEST_PAPERS names no folder");
    return;
  }
  Sample papers({folder});
  REQUIRE(!papers.documents().empty());
  CHECK(check_phrases(papers, 3000) > 2000);
  CHECK(check_tokens(papers) > papers.documents().size());
}

TEST_CASE("NEAR agrees with a count over the words of each paragraph") {
  const Analyzer analyzer;
  std::mt19937 random(7);
  // Words of middling frequency, so that pairs are sometimes near and sometimes not.
  std::map<std::string, int> frequency;
  std::map<std::string, std::vector<std::vector<Token>>> tokens_of;
  for (const auto& shown : sample().documents()) {
    for (const auto& paragraph : shown.document.paragraphs) {
      auto tokens = analyzer.analyze(paragraph.text);
      for (const auto& token : tokens) ++frequency[token.term];
      tokens_of[shown.head.id].push_back(std::move(tokens));
    }
    tokens_of[shown.head.id].push_back(analyzer.analyze(shown.head.title));
  }
  std::vector<std::string> words;
  for (const auto& [term, count] : frequency) {
    if (count >= 15 && count <= 120 && term.size() >= 4 &&
        term.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos)
      words.push_back(term);
  }
  REQUIRE(words.size() > 50);
  int hits = 0;
  for (int round = 0; round < 300; ++round) {
    const auto a = words[random() % words.size()], b = words[random() % words.size()];
    if (a == b) continue;
    const auto distance = 1 + random() % 12;
    std::set<std::string> wanted;
    for (const auto& [id, paragraphs] : tokens_of) {
      for (const auto& tokens : paragraphs) {
        for (const auto& x : tokens) {
          if (x.term != a) continue;
          for (const auto& y : tokens) {
            const auto apart =
                x.position > y.position ? x.position - y.position : y.position - x.position;
            if (y.term == b && apart >= 1 && apart <= distance) wanted.insert(id);
          }
        }
      }
    }
    // In quotes the words stand for themselves, as in the count.
    const auto query = quoted(a) + " NEAR/" + std::to_string(distance) + " " + quoted(b);
    CAPTURE(query);
    CHECK(sample().find(query) == wanted);
    hits += static_cast<int>(wanted.size());
  }
  CHECK(hits > 30);
}

TEST_CASE("totals and facet counts equal a count over the exported documents") {
  for (const char* query :
       {"", "taliban", "kabul -evacuation", "kind:news", "group:iskp",
        "place:kabul NEAR/15 group:iskp", "date:2021-08..2021-09", "in:notes malkasian",
        "title:kabul OR author:lindqvist", "reserves OR airport", "lang:fr"}) {
    CAPTURE(query);
    std::uint32_t total = 0;
    std::map<std::string, std::uint32_t> groups, kinds;
    sample().searcher().export_documents(query, [&](const ShowAnswer& shown) {
      ++total;
      ++kinds[shown.head.kind];
      std::set<std::string> seen;
      for (const auto& mention : shown.document.mentions) {
        if (mention.kind == EntityKind::Group && !mention.entity.empty())
          seen.insert(mention.entity);
      }
      for (const auto& id : seen) ++groups[id];
    });
    SearchRequest request;
    request.query = query;
    request.facet.limit = 0;
    request.limit = 3;
    const auto answer = sample().searcher().search(request);
    CHECK(answer.total == total);
    std::map<std::string, std::uint32_t> counted_groups, counted_kinds;
    for (const auto& value : answer.facets.values[static_cast<int>(Facet::Groups)]) {
      if (value.id) counted_groups[*value.id] = value.count;
    }
    for (const auto& value : answer.facets.values[static_cast<int>(Facet::Kind)])
      counted_kinds[value.name] = value.count;
    CHECK(counted_groups == groups);
    CHECK(counted_kinds == kinds);
  }
}

TEST_CASE("highlights stand where the query matches, and nowhere else") {
  const Analyzer analyzer;
  for (const auto& [query, allowed] : std::vector<std::pair<std::string, std::set<std::string>>>{
           {"evacuation",
            {"evacuation", "evacuations", "evacuate", "evacuated", "evacuating", "evacuee",
             "evacuee", "evacuees", "evacue"}},
           {"\"drone strike\"", {"drone strike", "drone-strike"}},
           {"-kunduz mosque", {"mosque", "mosques"}}}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    const auto answer = sample().searcher().search(request);
    CHECK(answer.total > 0);
    for (const auto& hit : answer.hits) {
      for (const auto& snippet : hit.snippets) {
        for (const auto range : snippet.highlights) {
          const auto marked = fold(snippet.text.substr(range.begin, range.size()));
          CAPTURE(marked);
          CHECK(allowed.contains(marked));
        }
      }
    }
  }
}

TEST_CASE("\"cited by\" is one number, whoever is asked") {
  std::map<std::string, std::set<std::string>> citing;
  for (const auto& shown : sample().documents()) {
    for (const auto& citation : shown.document.citations) {
      if (citation.work < 0) continue;
      if (const auto& held = shown.held[static_cast<std::size_t>(citation.work)])
        citing[*held].insert(shown.head.id);
    }
  }
  CHECK(citing.size() > 10);
  for (const auto& shown : sample().documents()) {
    CAPTURE(shown.head.id);
    CHECK(shown.head.cited_by == citing[shown.head.id].size());
    CHECK(sample().searcher().cited_by(shown.head.id).total == citing[shown.head.id].size());
    CHECK(sample().searcher().cited_by(shown.head.title).total == citing[shown.head.id].size());
  }
}
