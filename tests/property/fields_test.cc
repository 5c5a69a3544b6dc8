// SPDX-License-Identifier: GPL-2.0-or-later
// Fields and signs of the query language against a plain look at the exported documents.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "schema/spoken_dates.h"
#include "schema/suggest.h"
#include "tests/property/sample_index.h"

using namespace dossier;

namespace {

std::set<std::string> ids_where(const std::function<bool(const ShowAnswer&)>& holds) {
  std::set<std::string> ids;
  for (const auto& shown : sample().documents()) {
    if (holds(shown)) ids.insert(shown.head.id);
  }
  return ids;
}

bool in_zone(const ShowAnswer& shown, Zone zone) {
  return std::any_of(shown.document.paragraphs.begin(), shown.document.paragraphs.end(),
                     [&](const Paragraph& p) { return p.zone == zone; });
}

// The documents with a word, in title or text, for which `holds`.
std::set<std::string> with_word(const std::function<bool(const std::string&)>& holds) {
  static const Analyzer analyzer;
  return ids_where([&](const ShowAnswer& shown) {
    const auto has = [&](const std::string& text) {
      const auto tokens = analyzer.analyze(text);
      return std::any_of(tokens.begin(), tokens.end(),
                         [&](const Token& token) { return holds(token.term); });
    };
    return has(shown.head.title) ||
           std::any_of(shown.document.paragraphs.begin(), shown.document.paragraphs.end(),
                       [&](const Paragraph& p) { return has(p.text); });
  });
}

bool is_plain(const std::string& term) {
  return term.size() >= 5 &&
         term.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

std::vector<std::string> random_words(std::size_t count) {
  const Analyzer analyzer;
  std::mt19937 random(11);
  std::vector<std::string> words;
  while (words.size() < count) {
    const auto& shown = sample().documents()[random() % sample().documents().size()];
    const auto& paragraphs = shown.document.paragraphs;
    const auto tokens = analyzer.analyze(paragraphs[random() % paragraphs.size()].text);
    if (tokens.empty()) continue;
    const auto& term = tokens[random() % tokens.size()].term;
    if (is_plain(term)) words.push_back(term);
  }
  return words;
}

}  // namespace

TEST_CASE("cites: finds what cited-by lists, citedby: what cites holds") {
  std::size_t citing = 0;
  for (const auto& shown : sample().documents()) {
    const auto& id = shown.head.id;
    CAPTURE(id);
    std::set<std::string> wanted, cited;
    const auto cited_by = sample().searcher().cited_by(id);
    for (const auto& place : cited_by.citing) wanted.insert(place.head.id);
    for (const auto& work : sample().searcher().cites(id).works) {
      if (work.held) cited.insert(*work.held);
    }
    const auto found = sample().find("cites:\"" + id + "\"");
    CHECK(found == wanted);
    CHECK(found.size() == cited_by.total);
    CHECK(sample().find("citedby:\"" + id + "\"") == cited);
    citing += wanted.size();
  }
  CHECK(citing > 20);
  CHECK_THROWS_AS(sample().find("cites:no-such-work"), Error);
  CHECK_THROWS_AS(sample().find("citedby:no-such-document"), Error);
}

TEST_CASE("similar: finds the documents that similar lists, the most like first") {
  const auto listed = sample().searcher().similar("haqqani-network", 50).documents;
  SearchRequest request;
  request.query = "similar:haqqani-network";
  request.limit = 50;
  const auto ranked = sample().searcher().rank(request);
  REQUIRE(ranked.size() == listed.size());
  REQUIRE(ranked.size() > 5);
  for (std::size_t i = 1; i < ranked.size(); ++i) CHECK(ranked[i - 1].second >= ranked[i].second);
  CHECK(ranked.front().first == listed.front().head.id);
}

TEST_CASE("has:, date:none, in:title") {
  CHECK(sample().find("has:notes") ==
        ids_where([](const ShowAnswer& s) { return in_zone(s, Zone::Notes); }));
  CHECK(sample().find("has:bib") ==
        ids_where([](const ShowAnswer& s) { return in_zone(s, Zone::Bibliography); }));
  CHECK(sample().find("has:citations") ==
        ids_where([](const ShowAnswer& s) { return !s.document.works.empty(); }));
  CHECK(sample().find("has:url") ==
        ids_where([](const ShowAnswer& s) { return !s.head.url.empty(); }));
  CHECK(sample().find("has:author") ==
        ids_where([](const ShowAnswer& s) { return !s.head.authors.empty(); }));
  CHECK(sample().find("has:outlet") ==
        ids_where([](const ShowAnswer& s) { return !s.head.outlet.empty(); }));
  const auto undated = ids_where([](const ShowAnswer& s) { return s.head.date.empty(); });
  CHECK(sample().find("date:none") == undated);
  CHECK(sample().find("-has:date") == undated);
  CHECK(sample().find("date:none OR has:date").size() == sample().documents().size());
  CHECK(sample().find("in:title \"kabul\"") == sample().find("title:\"kabul\""));
  CHECK(sample().find("in:title \"kabul\"") != sample().find("\"kabul\""));
}

TEST_CASE("mentions: finds the documents that speak of a time within") {
  const auto check = [](const std::string& query, const DayRange& asked) {
    CAPTURE(query);
    const auto wanted = ids_where([&](const ShowAnswer& shown) {
      const auto speaks = [&](const std::string& text) {
        const auto dates = spoken_dates(text, shown.document.meta.date);
        return std::any_of(dates.begin(), dates.end(),
                           [&](const SpokenDate& d) { return asked.covers(d.days); });
      };
      return speaks(shown.head.title) ||
             std::any_of(
                 shown.document.paragraphs.begin(), shown.document.paragraphs.end(),
                 [&](const Paragraph& p) { return speaks_of_dates(p.zone) && speaks(p.text); });
    });
    CHECK(sample().find("mentions:" + query) == wanted);
    return wanted.size();
  };
  CHECK(check("2021-08-26", {20210826, 20210826}) > 0);
  CHECK(check("2021-08", {20210801, 20210831}) > 5);
  CHECK(check("2021", {20210101, 20211231}) > 10);
  CHECK(check("2021-08-15..2021-09-30", {20210815, 20210930}) > 5);
  CHECK(check("2019-11..2021-02", {20191101, 20210228}) > 2);
  CHECK(check("..2001", {0, 20011231}) > 2);
  CHECK(check("2022-06..", {20220601, DayRange::kLastDay}) > 0);
  CHECK(check("1985", {19850101, 19851231}) == 0);
}

TEST_CASE("wo?d, wo?d* and word~1 find every word they stand for") {
  std::mt19937 random(5);
  for (const auto& word : random_words(60)) {
    const auto at = 1 + random() % (word.size() - 1);
    auto pattern = word;
    pattern[at] = '?';
    if (pattern.back() != '?') {
      CAPTURE(pattern);
      CHECK(sample().find(pattern) == with_word([&](const std::string& term) {
              if (term.size() != word.size() || !is_plain(term)) return false;
              return term.substr(0, at) == word.substr(0, at) &&
                     term.substr(at + 1) == word.substr(at + 1);
            }));
    }
    const auto start = word.substr(0, 4);
    auto beginning = start;
    beginning[2] = '?';
    CAPTURE(beginning);
    CHECK(sample().find(beginning + "*") == with_word([&](const std::string& term) {
            return term.size() >= 4 && term[0] == start[0] && term[1] == start[1] &&
                   (term[2] & 0x80) == 0 && term[3] == start[3];
          }));
    const int edits = word.size() > 6 ? 2 : 1;
    const auto fuzzy = word + "~" + std::to_string(edits);
    CAPTURE(fuzzy);
    CHECK(sample().find(fuzzy) == with_word([&](const std::string& term) {
            return term[0] == word[0] && edit_distance(term, word, edits) <= edits;
          }));
  }
}
