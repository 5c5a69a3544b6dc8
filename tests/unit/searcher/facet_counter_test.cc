// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/facet_counter.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "schema/index.h"
#include "schema/terms.h"
#include "schema/work_terms.h"
#include "searcher/results/tally.h"
#include "tests/new_index.h"

using namespace dossier;

namespace {

constexpr Xapian::docid kDocuments = 1000;

// Documents with drawn places, some of them often, of one day, month or year.
class FacetedIndex {
 public:
  FacetedIndex() {
    auto database = new_index(folder_);
    std::mt19937 engine(5);
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(engine() % limit); };
    for (unsigned i = 0; i < kDocuments; ++i) {
      Document document;
      document.paragraphs = {{Zone::Body, "", "text", 0}};
      document.meta.kind = below(3) == 0 ? "news" : "paper";
      const std::string dates[] = {
          "", "1999", fmt::format("2001-{:02}", 1 + below(12)),
          fmt::format("{}-0{}-1{}", 1999 + below(2), 1 + below(9), below(9))};
      document.meta.date = parse_date(dates[below(4)]);
      const auto mention = [&](unsigned place, unsigned times) {
        for (unsigned n = 0; n < times; ++n)
          document.mentions.push_back({fmt::format("place/p{:03}", place),
                                       EntityKind::Place,
                                       0,
                                       {0, 4},
                                       "text",
                                       MentionHow::Authority});
      };
      for (unsigned n = below(30); n > 0; --n) mention(below(1 + below(400)), 1 + below(3));
      mention(500, 60);  // More than fifteen bits hold, in all.
      Xapian::Document added;
      added.add_value(slot::kFacets, pack_facets(document));
      const auto key = fmt::format("url:a.example/{}", i);
      added.add_value(slot::kWorkKeys, pack_work_names({key}));
      added.add_boolean_term(known_as_term(work_id(key)));
      for (unsigned cited = below(8); cited < i; cited += 1 + below(300))
        added.add_boolean_term(cites_term(work_id(fmt::format("url:a.example/{}", cited))));
      database.add_document(added);
    }
    database.commit();
    update_facet_columns(folder_.path());
  }
  std::string path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

std::string told(const Facets& facets) {
  std::string out;
  for (int i = 0; i < kFacets; ++i) {
    out += fmt::format("{} of {}:", facets.values[i].size(), facets.distinct[i]);
    for (const auto& row : facets.values[i])
      out += fmt::format(" {}={}", row.id.value_or(row.name), row.count);
    out += '\n';
  }
  for (const auto& date : facets.dates)
    out += fmt::format("{}{}={} ", date.period, date.coarse ? "~" : "", date.count);
  return out;
}

}  // namespace

TEST_CASE("facets by the columns are those by the slots, for few documents, many and all") {
  const FacetedIndex folder;
  const Index index({folder.path()});
  const auto columns = FacetColumns::open(folder.path(), index.database());
  REQUIRE(columns != nullptr);
  std::vector<FacetRequest> requests(5);
  requests[1].limit = 3;
  requests[1].offset = 2;
  requests[1].by = PeriodUnit::Day;
  requests[2].limit = 0;
  requests[2].by = PeriodUnit::Month;
  requests[3].match = "P01";
  requests[3].by = PeriodUnit::Decade;
  requests[4].only = {Facet::Places, Facet::Cited, Facet::Date};
  requests[4].by = PeriodUnit::Fitting;
  std::mt19937 engine(7);
  for (const unsigned of_thousand : {0U, 1U, 20U, 200U, 210U, 600U, 999U, 1000U}) {
    DocumentSet documents;
    for (Xapian::docid id = 1; id <= kDocuments; ++id) {
      if (engine() % kDocuments < of_thousand) documents.add(id);
    }
    for (const auto& request : requests) {
      CAPTURE(of_thousand);
      CAPTURE(&request - requests.data());
      FacetCounter by_columns(index, request, false, columns.get());
      REQUIRE(by_columns.takes_numbers());
      by_columns.add(documents);
      FacetCounter by_slots(index, request, false);
      count_facets(documents, index.database(), by_slots,
                   [&](Xapian::docid id) { return columns->cited_by(id); });
      CHECK(told(by_columns.facets()) == told(by_slots.facets()));
    }
  }
}
