// SPDX-License-Identifier: GPL-2.0-or-later
// Counts of random queries against a count over the documents that `export` gives for them.

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "searcher/results/histogram.h"
#include "searcher/results/query_parts.h"
#include "searcher/searcher.h"
#include "tests/property/sample_index.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

// Documents dated less finely, in other languages, and not at all.
class MoreDocuments {
 public:
  MoreDocuments() {
    add("year", "date: 2021\nlanguage: en", "The Taliban took Kabul that year.");
    add("month", "date: 2021-08\nlanguage: en", "Kabul fell to the Taliban in August.");
    add("undated", "language: en", "Nobody knows when Kabul saw the Taliban first.");
    add("french", "date: 1975-03-04\nlanguage: fr", "Les Taliban n'étaient pas encore à Kabul.");
  }

  std::vector<std::string> beside_the_sample() const {
    auto folders = sample_folders();
    folders.push_back(folder_.path());
    return folders;
  }

 private:
  void add(const std::string& id, const std::string& lines, const std::string& text) const {
    folder_.write(id + ".md", "---\nid: " + id + "\ntitle: On " + id +
                                  "\nkind: news\noutlet: The Wire\n" + lines + "\n---\n\n" + text +
                                  "\n");
  }

  TemporaryFolder folder_;
};

Sample& corpus() {
  static const MoreDocuments more;
  static Sample instance(more.beside_the_sample());
  return instance;
}

using Counts = std::map<std::string, std::uint32_t>;

// Each value of a facet that a document has, once.
std::set<std::string> values_of(const ShowAnswer& shown, Facet facet) {
  const auto& head = shown.head;
  std::set<std::string> values;
  switch (facet) {
    case Facet::Kind:
      return {head.kind};
    case Facet::Outlet:
      if (!head.outlet.empty()) values.insert(head.outlet);
      return values;
    case Facet::Author:
      return {head.authors.begin(), head.authors.end()};
    case Facet::Language:
      if (!head.language.empty()) values.insert(head.language);
      return values;
    case Facet::Cited:
      return {head.cited_by == 0   ? "0"
              : head.cited_by == 1 ? "1"
              : head.cited_by < 5  ? "2 to 4"
              : head.cited_by < 10 ? "5 to 9"
                                   : "10 or more"};
    case Facet::Date:
      return {head.date};
    default:
      break;
  }
  for (const auto& mention : shown.document.mentions) {
    if (static_cast<int>(mention.kind) == static_cast<int>(facet))
      values.insert(mention.entity.empty() ? "~" + std::string(facet_value(mention))
                                           : mention.entity);
  }
  return values;
}

Counts counted(const std::vector<FacetCount>& values, bool entities) {
  Counts counts;
  for (const auto& value : values)
    counts[value.id ? *value.id : (entities ? "~" : "") + value.name] = value.count;
  return counts;
}

// Clauses of all kinds, drawn from what the documents hold.
std::string random_query(std::mt19937& random, const std::vector<std::string>& words,
                         const std::vector<std::string>& filters) {
  const auto one = [&](const std::vector<std::string>& list) {
    return list[random() % list.size()];
  };
  switch (random() % 6) {
    case 0:
      return one(words);
    case 1:
      return one(words) + " " + one(filters);
    case 2:
      return "(" + one(words) + " OR " + one(words) + ") -" + one(filters);
    case 3:
      return one(filters) + " " + one(filters);
    case 4:
      return one(words) + " -" + one(words);
    default:
      // The first eight are single words.
      return words[random() % 8] + " NEAR/20 " + words[random() % 8];
  }
}

std::vector<std::string> all_filters() {
  std::set<std::string> filters{"date:2021", "date:2021-08", "date:..2020",
                                "date:2021-06..2022-01"};
  SearchRequest request;
  request.limit = 0;
  request.facet.limit = 12;
  for (const auto& values : corpus().searcher().search(request).facets.values) {
    for (const auto& value : values) {
      if (!value.filter.empty()) filters.insert(value.filter);
    }
  }
  return {filters.begin(), filters.end()};
}

void check_dates(const SearchRequest& request, const std::vector<const ShowAnswer*>& found) {
  for (const auto unit :
       {PeriodUnit::Day, PeriodUnit::Month, PeriodUnit::Year, PeriodUnit::Decade}) {
    auto timeline = request;
    timeline.facet.only = {Facet::Date};
    timeline.facet.by = unit;
    const std::size_t letters = unit == PeriodUnit::Day     ? 10
                                : unit == PeriodUnit::Month ? 7
                                : unit == PeriodUnit::Year  ? 4
                                                            : 3;
    Counts wanted, counts;
    for (const auto* shown : found) ++wanted[shown->head.date.substr(0, letters)];
    for (const auto& period : corpus().searcher().search(timeline).facets.dates) {
      counts[unit == PeriodUnit::Decade ? period.period.substr(0, 3) : period.period] +=
          period.count;
      CHECK(period.coarse == (!period.period.empty() && period.period.size() < letters));
    }
    CHECK(counts == wanted);
  }
}

}  // namespace

TEST_CASE("totals, facets and timelines equal a count over export, for 200 random queries") {
  std::mt19937 random(6);
  const std::vector<std::string> words{"taliban",         "kabul",    "government", "attack",
                                       "withdrawal",      "ISKP",     "airport",    "drone",
                                       "\"air strikes\"", "evacuat*", "said",       "women",
                                       "title:taliban",   "=ISKP"};
  const auto filters = all_filters();
  REQUIRE(filters.size() > 40);
  int found_some = 0;
  for (int round = 0; round < 200; ++round) {
    SearchRequest request;
    request.query = random_query(random, words, filters);
    CAPTURE(request.query);
    request.limit = 0;
    request.facet.limit = 0;
    for (int facet = 0; facet < kFacets; ++facet)
      request.facet.only.insert(static_cast<Facet>(facet));
    const auto answer = corpus().searcher().search(request);
    std::set<std::string> ids;
    corpus().searcher().export_documents(
        request.query, [&](const ShowAnswer& shown) { ids.insert(shown.head.id); });
    std::vector<const ShowAnswer*> found;
    for (const auto& shown : corpus().documents()) {
      if (ids.contains(shown.head.id)) found.push_back(&shown);
    }
    found_some += found.empty() ? 0 : 1;
    CHECK(answer.total == found.size());
    const auto matching = corpus().searcher().matching(request.query);
    CHECK(std::set<std::string>(matching.begin(), matching.end()) == ids);
    for (int i = 0; i < kFacets; ++i) {
      const auto facet = static_cast<Facet>(i);
      if (facet == Facet::Date) continue;
      CAPTURE(facet_name(facet));
      Counts wanted;
      for (const auto* shown : found) {
        for (const auto& value : values_of(*shown, facet)) ++wanted[value];
      }
      CHECK(counted(answer.facets.values[i], i < kEntityKinds) == wanted);
      CHECK(answer.facets.distinct[i] == wanted.size());
    }
    check_dates(request, found);
  }
  CHECK(found_some > 120);
}

TEST_CASE("a facet that is filtered counts what else might be chosen") {
  std::mt19937 random(8);
  const auto filters = all_filters();
  for (const auto& filter : filters) {
    for (const auto* more : {"kabul", "-kind:paper", ""}) {
      SearchRequest request;
      request.limit = 0;
      request.facet.limit = 0;
      request.query = fmt::format("{}{} {}", random() % 3 == 0 ? "-" : "", filter, more);
      CAPTURE(request.query);
      const auto tree = parse_query(request.query);
      for (const auto& other : corpus().searcher().search(request).facets.alternatives) {
        const auto rest = text_of(
            without_clauses(tree, [&](const Node& n) { return facet_of(n) == other.facet; }),
            request.query);
        REQUIRE(rest);
        auto open = request;
        open.query = *rest;
        const auto answer = corpus().searcher().search(open);
        CHECK(other.without == *rest);
        CHECK(other.total == answer.total);
        CHECK(counted(other.values, false) ==
              counted(answer.facets.values[static_cast<int>(other.facet)], false));
        CHECK(other.dates.size() == (other.facet == Facet::Date ? answer.facets.dates.size() : 0));
      }
    }
  }
}

TEST_CASE("a clause to go deeper finds what its value counts, and -clause the rest") {
  SearchRequest request;
  request.query = "taliban";
  request.limit = 0;
  request.facet.limit = 0;
  const auto answer = corpus().searcher().search(request);
  int checked = 0;
  for (const auto facet :
       {Facet::People, Facet::Groups, Facet::Places, Facet::Kind, Facet::Language}) {
    for (const auto& value : answer.facets.values[static_cast<int>(facet)]) {
      if (value.filter.empty()) continue;
      CAPTURE(value.filter);
      CHECK(corpus().searcher().matching("taliban " + value.filter).size() == value.count);
      CHECK(corpus().searcher().matching("taliban -" + value.filter).size() ==
            answer.total - value.count);
      ++checked;
    }
  }
  CHECK(checked > 40);
}

TEST_CASE("pages of a result are the result, whatever their length") {
  for (const auto sort : {Sort::Relevance, Sort::Newest, Sort::Cited}) {
    SearchRequest request;
    request.query = "taliban";
    request.sort = sort;
    request.limit = 1000;
    const auto whole = corpus().searcher().search(request);
    REQUIRE(whole.hits.size() > 15);
    for (const std::uint32_t length : {1U, 4U, 7U}) {
      std::size_t at = 0;
      for (request.offset = 0, request.limit = length; at < whole.hits.size();
           request.offset += length) {
        for (const auto& hit : corpus().searcher().search(request).hits) {
          CHECK(hit.head.id == whole.hits.at(at).head.id);
          CHECK(hit.rank == ++at);
        }
      }
    }
  }
}

TEST_CASE(
    "a query that finds nothing: what each clause finds, what the rest finds, and what was meant") {
  struct Row {
    const char* query;
    const char* suggestion;
  };
  for (const auto& [query, suggestion] :
       {Row{"talaban", "taliban"}, Row{"jabul zzzzqqq", ""}, Row{"kabul talaban", "kabul taliban"},
        Row{"\"kabul airprt\"", "\"kabul airport\""}, Row{"xtaliban", "taliban"},
        Row{"aitlift zzqzzq", ""}, Row{"\"suicide bomer\" kabl", "\"suicide bomber\" kabul"},
        Row{"evacuatoin NEAR/9 kabul", "evacuation NEAR/9 kabul"},
        Row{"interimcabinet", "interim cabinet"}}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    const auto answer = corpus().searcher().search(request);
    CHECK(answer.total == 0);
    CHECK(answer.suggestion.value_or("") == std::string(suggestion));
    if (answer.suggestion) CHECK(!corpus().searcher().matching(*answer.suggestion).empty());
    for (const auto& clause : answer.diagnosis) {
      CAPTURE(clause.clause);
      CHECK(corpus().searcher().matching(clause.clause).size() == clause.count);
      if (clause.without)
        CHECK(corpus().searcher().matching(*clause.without).size() == clause.without_count);
    }
  }
  SearchRequest request;
  request.query = "taliban -kabul -afghanistan -herat date:1950";
  const auto answer = corpus().searcher().search(request);
  REQUIRE(answer.diagnosis.size() == 5);
  CHECK(answer.diagnosis[4].clause == "date:1950");
  CHECK(answer.diagnosis[4].without == "taliban -kabul -afghanistan -herat");
}

TEST_CASE("a facet counted alone counts as among the others, what belongs together too") {
  for (const bool rollup : {false, true}) {
    SearchRequest request;
    request.query = "kabul";
    request.limit = 0;
    request.facet.limit = 0;
    request.facet.rollup = rollup;
    const auto all = corpus().searcher().search(request);
    for (int i = 0; i < kFacets; ++i) {
      CAPTURE(i);
      request.facet.only = {static_cast<Facet>(i)};
      const auto alone = corpus().searcher().search(request);
      if (static_cast<Facet>(i) != Facet::Cited)
        CHECK(counted(alone.facets.values[i], true) == counted(all.facets.values[i], true));
      for (int other = 0; other < kFacets; ++other)
        CHECK((other == i || alone.facets.values[other].empty()));
    }
  }
}
