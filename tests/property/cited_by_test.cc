// SPDX-License-Identifier: GPL-2.0-or-later
// Who cites a work does not depend on how the papers came in: before or after the works they cite,
// in one run or one by one, in one index or in two searched together.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "run_world.h"
#include "searcher/searcher.h"

using namespace dossier;
using namespace dossier::testing;

namespace {

using Papers = std::map<std::string, std::string>;

std::string paper(const std::string& head, const std::string& notes) {
  std::string text;
  for (std::size_t n = 1; notes.find(fmt::format("[^{}]:", n)) != std::string::npos; ++n)
    text += fmt::format("Claim {} is made here.[^{}] ", n, n);
  return "---\n" + head + "\nkind: paper\n---\n" + text + "\n\n" + notes;
}

// Works known by title alone, by address alone, by both; cited in full, shortly, wrongly dated and
// by an archive's copy of the page; ambiguously; and works that no index holds.
const Papers& papers() {
  static const Papers kPapers{
      {"a.md", paper("title: Bridges of the Lower Marsh\nauthor: [Ann Roe]\ndate: 2019-03-04",
                     "[^1]: Poe, Ed, “Quays & Piers”, Harbour Quarterly, 2001.\n")},
      {"b.md",
       paper("title: The Ferry Question\nauthor: [Mark Doe]\ndate: 2020-05\n"
             "url: https://www.ferry.test/question/?utm_source=x",
             "[^1]: Ann Roe, “Bridges of the Lower Marsh”, 4 March 2019, p. 3.\n"
             "[^2]: Poe, Ed, “Quays & Piers”, Harbour Quarterly, 2001, p. 9; ibid., p. 10.\n"
             "[^3]: Jane Tull, “Tolls at the Gate”, The Ledger, 1 February 2018, "
             "https://ledger.test/tolls.\n")},
      {"c.md", paper("title: Water and Trade\nauthor: [Lee Low]\ndate: 2021-06-07",
                     "[^1]: https://ferry.test/question\n"
                     "[^2]: See https://web.archive.org/web/2019/https://ledger.test/tolls\n"
                     "[^3]: Ann Roe, “Bridges of the Lower Marsh”.\n"
                     "[^4]: Mark Doe, “The Ferry Question”, May 2020; Ed Poe, “Quays & Piers”, "
                     "Harbour Quarterly, 2001.\n[^5]: ibid.\n")},
      {"d.md",
       paper("title: Tolls and Marshes\nauthor: [Ida May]\ndate: 2022",
             "[^1]: Doe M., “The Ferry Question”, https://ferry.test/question/#top (citing "
             "Ann Roe, “Bridges of the Lower Marsh”, 2019)\n"
             "[^2]: Tull J., “Tolls at the Gate”, The Ledger, 2018\n[^3]: Tull (n 2), p. 4.\n")},
  };
  return kPapers;
}

std::string told(const CitedByAnswer& answer) {
  auto out = fmt::format("{} “{}” {} {}", answer.work, answer.title, answer.held.value_or("-"),
                         answer.total);
  for (const auto& place : answer.citing)
    out += fmt::format("\n  {} {} {} [{}] {} {} {}: {}", place.head.id, place.note.value_or("-"),
                       citation_class_name(place.klass), place.locator, place.signal,
                       confidence_name(place.confidence), place.rule, place.sentence);
  return out;
}

std::string everything(const std::vector<std::string>& indexes) {
  Searcher searcher(indexes);
  std::string out;
  for (const char* work :
       {"a.md", "b.md", "Bridges of the Lower Marsh", "https://ferry.test/question",
        "https://ledger.test/tolls", "Tolls at the Gate", "Quays & Piers", "d.md"})
    out += fmt::format("{}: {}\n", work, told(searcher.cited_by(work)));
  for (const auto& missing : searcher.missing(0).works)
    out += fmt::format("{} {} {}\n", missing.key, missing.cited_by, missing.citation_key);
  return out;
}

std::string at_once() {
  World world;
  for (const auto& [name, text] : papers()) world.write(name, text);
  world.run();
  return everything({world.index()});
}

}  // namespace

TEST_CASE("papers one by one, in any order, are cited as papers that came at once") {
  const auto wanted = at_once();
  REQUIRE(wanted.find("b.md: title:") == std::string::npos);  // By its address.
  REQUIRE(wanted.find("a.md: title:bridges of the lower marsh|2019 “Bridges of the Lower Marsh” "
                      "a.md 3") != std::string::npos);
  std::vector<std::string> order;
  for (const auto& [name, text] : papers()) order.push_back(name);
  do {
    CAPTURE(fmt::format("{}", fmt::join(order, " ")));
    World world;
    for (const auto& name : order) {
      world.write(name, papers().at(name));
      world.run();
    }
    CHECK(everything({world.index()}) == wanted);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("papers in two indexes searched together are cited as in one") {
  const auto wanted = at_once();
  for (unsigned split = 0; split < 1U << papers().size(); ++split) {
    CAPTURE(split);
    World first, second;
    unsigned at = 0;
    for (const auto& [name, text] : papers())
      ((split >> at++ & 1U) != 0 ? second : first).write(name, text);
    first.run();
    second.run();
    CHECK(everything({first.index(), second.index()}) == wanted);
  }
}
