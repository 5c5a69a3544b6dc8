// SPDX-License-Identifier: GPL-2.0-or-later
// People, groups and places: what queries, facets and cards say of them, against the documents
// themselves.

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/error.h"
#include "indexer/pipeline.h"
#include "schema/day_range.h"
#include "schema/hierarchy.h"
#include "searcher/results/time_limit.h"
#include "searcher/searcher.h"
#include "tests/property/sample_index.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

// A folder of documents with an authority file of their own.
class World {
 public:
  World() {
    write("list.tsv",
          "id\tkind\tname\taliases\tweak\tbroader\tfrom\tto\n"
          "group/front\tgroup\tNorthern Front\tNF\t\t\t\t\n"
          "group/wing\tgroup\tEastern Wing\tthe Wing\t\tgroup/front\t2015\t2018\n"
          "group/cell\tgroup\tRiver Cell\t\t\tgroup/wing\t2016\t\n"
          "group/loop-a\tgroup\tLoop Alpha\t\t\tgroup/loop-b\t\t\n"
          "group/loop-b\tgroup\tLoop Beta\t\t\tgroup/loop-a\t\t\n"
          "place/land\tplace\tOverland\t\t\t\t\t\n"
          "place/town\tplace\tMilltown\tMill Town\t\tplace/land\t\t\n"
          "person/roe\tperson\tJane Roe\tDr Jane Roe|General Roe\t\t\t\t\n");
    text("early", "2014-05-01", "The Eastern Wing met at Milltown. Jane Roe was there.");
    text("middle", "2017-05-01",
         "The Eastern Wing and General Roe met the River Cell. NF fell.\n\nJane Roe left Mill "
         "Town.");
    text("late", "2020-05-01", "River Cell and Eastern Wing survive in Overland. Jane Roe wrote.");
    text("undated", "", "The River Cell is secret. Loop Alpha is not.");
    text("notes", "2021", "Someone wrote.[^1]\n\n[^1]: Jane Roe, NF.");
    run(false);
  }

  void run(bool recognise, const std::string& more = {}) {
    RunOptions options;
    options.paths = {folder_ / "texts"};
    options.database = folder_ / "index";
    options.authority_files = {folder_ / "list.tsv"};
    if (!more.empty()) options.authority_files.push_back(folder_ / more);
    options.default_authority = false;
    options.recognise = recognise;
    const std::atomic<bool> stop{false};
    const auto report = run_index(
        options, [](std::size_t, std::size_t, std::uint64_t) {}, stop);
    REQUIRE(report.failed == 0);
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{options.database});
  }

  void write(const std::string& name, const std::string& bytes) const {
    folder_.write(name, bytes);
  }
  void text(const std::string& id, const std::string& date, const std::string& body) const {
    const auto when = date.empty() ? "" : "date: " + date + "\n";
    write("texts/" + id + ".md", "---\nid: " + id + "\ntitle: A text\nkind: news\nlanguage: en\n" +
                                     when + "---\n\n" + body + "\n");
  }
  void remove_texts() const {
    fs::remove_all(folder_ / "texts");
    fs::create_directories(folder_ / "texts");
  }

  std::string find(const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.limit = 100;
    std::set<std::string> ids;
    for (const auto& [id, score] : searcher_->rank(request)) ids.insert(id);
    return fmt::format("{}", fmt::join(ids, " "));
  }
  ActorsAnswer actors(const std::vector<std::string>& words, std::size_t limit = 0) {
    ActorsRequest request;
    request.words = words;
    request.limit = limit;
    return searcher_->actors(request);
  }
  Searcher& searcher() { return *searcher_; }
  std::string index() const { return folder_ / "index"; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Searcher> searcher_;
};

std::string company(const ActorCard& card) {
  std::string out;
  for (const auto& other : card.together)
    out += fmt::format("{} {}/{}/{}; ", other.name, other.sentences, other.paragraphs,
                       other.documents);
  return out;
}

}  // namespace

TEST_CASE("a name takes in what belongs to it, at the document's date") {
  World world;
  // The wing was part of the front from 2015 to 2018, the cell of the wing from 2016 on.
  for (const auto& [query, ids] : std::vector<std::pair<std::string, std::string>>{
           {"group:front", "middle notes"},
           {"group:front+", "middle notes undated"},
           {"@wing", "early late middle"},
           {"@wing+", "early late middle undated"},
           {"place:land", "late"},
           {"place:land+", "early late middle"},
           {"place:overland+ -place:land", "early middle"},
           {"@\"Northern Front\"+ NEAR/3 person:roe", "middle notes"},
           {"@front+ NEAR/8 place:land+", ""},
           {"@wing+ NEAR/8 place:land+", "early late"},
           {"NOT group:front+", "early late"},
           {"in:notes group:front+", "notes"},
           {"in:body group:front+", "middle undated"},
           {"@loop-a+", "undated"},
           {"@loop-b+", "undated"},
           {"@loop-b", ""}}) {
    CAPTURE(query);
    CHECK(world.find(query) == ids);
  }
}

TEST_CASE("= asks for what is written so") {
  World world;
  for (const auto& [query, ids] : std::vector<std::pair<std::string, std::string>>{
           {"person:roe", "early late middle notes"},
           {"person:=\"General Roe\"", "middle"},
           {"@=\"Jane Roe\"", "early late middle notes"},
           {"@=\"jane roe\"", ""},
           {"place:=\"Mill Town\"", "middle"},
           {"place:=Milltown", "early"},
           {"place:town", "early middle"},
           {"=NF", "middle notes"},
           {"=nf", ""},
           {"=Nf", ""},
           {"=\"Mill Town\"", "middle"},
           {"=\"mill town\"", ""},
           {"=wrote", "late notes"},
           {"=Wrote", ""},
           {"=the", "middle"},
           {"=The", "early middle undated"},
           {"person:=\"General Roe\" NEAR/5 group:cell", "middle"},
           {"person:=\"Jane Roe\" NEAR/8 group:cell", "late"},
           {"person:\"general roe\"", "early late middle notes"},
           {"=NF NEAR/3 fell", "middle"},
           {"=nf NEAR/3 fell", ""},
           {"(=nf OR =NF) NEAR/3 fell", "middle"},
           {"in:notes =NF", "notes"},
           {"NOT =NF", "early late undated"}}) {
    CAPTURE(query);
    CHECK(world.find(query) == ids);
  }
}

TEST_CASE("an id, its end or any name is a name; an unknown one is told with the nearest") {
  World world;
  for (const std::string name :
       {"group/front", "front", "\"northern front\"", "NF", "nf", "\"Northern Front\""}) {
    CAPTURE(name);
    CHECK(world.find("@" + name) == "middle notes");
    CHECK(world.find("group:" + name) == "middle notes");
  }
  CHECK_THROWS_AS(world.find("person:front"), Error);
  try {
    world.find("@northen");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("no person, group or place is known by the name") !=
          std::string::npos);
  }
}

TEST_CASE("rolled up, a document counts once for all that its actors belong to") {
  World world;
  for (const std::string query : {"", "roe", "date:2017..", "river"}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    request.facet.rollup = true;
    request.facet.limit = 0;
    const auto answer = world.searcher().search(request);
    std::size_t values = 0;
    for (const auto facet : {Facet::People, Facet::Groups, Facet::Places}) {
      for (const auto& value : answer.facets.values[static_cast<int>(facet)]) {
        if (!value.id) continue;
        CAPTURE(*value.id);
        // The same documents as the query with + finds.
        request.query = query + " @" + *value.id + "+";
        CHECK(value.count == world.searcher().search(request).total);
        ++values;
      }
    }
    CHECK(values > 3);
  }
}

TEST_CASE("facets are searched, paged and spelt out") {
  World world;
  SearchRequest request;
  request.facet.match = "MILL";
  auto facets = world.searcher().search(request).facets;
  REQUIRE(facets.values[static_cast<int>(Facet::Places)].size() == 1);
  CHECK(facets.values[static_cast<int>(Facet::Places)].front().id == "place/town");
  CHECK(facets.values[static_cast<int>(Facet::Groups)].empty());

  // All pages together are the whole list.
  request = {};
  request.facet.limit = 0;
  const auto all = world.searcher().search(request).facets;
  std::vector<std::string> whole, pages;
  for (const auto& value : all.values[static_cast<int>(Facet::Groups)]) whole.push_back(value.name);
  request.facet.limit = 2;
  for (request.facet.offset = 0; request.facet.offset < 8; request.facet.offset += 2) {
    const auto page = world.searcher().search(request).facets;
    CHECK(page.distinct[static_cast<int>(Facet::Groups)] == whole.size());
    for (const auto& value : page.values[static_cast<int>(Facet::Groups)])
      pages.push_back(value.name);
  }
  CHECK(pages == whole);
  CHECK(whole.size() == 4);

  request = {};
  request.facet.spellings = true;
  request.facet.match = "roe";
  const auto people = world.searcher().search(request).facets.values[0];
  REQUIRE(people.size() == 1);
  CHECK(people.front().spellings ==
        std::vector<std::pair<std::string, std::uint32_t>>{{"Jane Roe", 4}, {"General Roe", 1}});
}

TEST_CASE("an actor's card") {
  World world;
  const auto answer = world.actors({"jane", "roe"});
  REQUIRE(answer.card);
  const auto& card = *answer.card;
  CHECK(card.documents == 4);
  CHECK(card.mentions == 5);
  REQUIRE(card.names.size() == 2);
  CHECK(card.names[0].spelling == "Jane Roe");
  CHECK(card.names[0].mentions == 4);
  CHECK(card.names[0].first == "2014-05-01");
  CHECK(card.names[0].last == "2021");
  CHECK(card.names[1].spelling == "General Roe");
  CHECK(card.names[1].first == card.names[1].last);
  // Notes count for documents, not for sentences and paragraphs.
  CHECK(company(card) ==
        "Eastern Wing 1/3/3; Milltown 1/2/2; River Cell 1/2/2; Northern Front 0/1/2; "
        "Overland 0/1/1; ");
  REQUIRE(card.top.size() == 4);
  CHECK(card.top.front().head.id == "middle");
  CHECK(card.top.front().mentions == 2);

  const auto wing = world.actors({"eastern wing"}).card;
  REQUIRE(wing);
  REQUIRE(wing->parents.size() == 1);
  CHECK(wing->parents.front().id == "group/front");
  CHECK(wing->parents.front().from == "2015");
  REQUIRE(wing->children.size() == 1);
  CHECK(wing->children.front().id == "group/cell");
  CHECK(world.actors({"nobody"}).actors.empty());
  // Part of a name lists; without a name all of the documents' actors are listed.
  CHECK(world.actors({"loop"}).actors.size() == 2);
  CHECK_FALSE(world.actors({"loop"}).card);
  CHECK(world.actors({}).actors.size() == 7);
}

TEST_CASE("looking for actors ends when its time is over") {
  ActorsRequest part_of_a_name;  // No name is so called: all that are known are looked through.
  part_of_a_name.words = {"zzz"};
  CHECK(sample().searcher().actors(part_of_a_name).actors.empty());
  Searcher fresh({sample().path()});  // Remembers nothing.
  part_of_a_name.time_limit = std::chrono::milliseconds(1);
  CHECK_THROWS_AS(fresh.actors(part_of_a_name), TimeOver);
}

TEST_CASE("two actors") {
  World world;
  const auto answer = world.actors({"wing", "jane", "roe"});
  REQUIRE(answer.pair);
  const auto& pair = *answer.pair;
  CHECK(pair.first.id == "group/wing");
  CHECK(pair.second.id == "person/roe");
  CHECK(pair.documents == 3);
  CHECK(pair.paragraphs == 3);
  CHECK(pair.sentences == 1);
  CHECK(pair.first_date == "2014-05-01");
  CHECK(pair.last_date == "2020-05-01");
  REQUIRE(pair.shown.size() == 1);
  CHECK(pair.shown.front().head.id == "middle");
  CHECK(pair.shown.front().text == "The Eastern Wing and General Roe met the River Cell.");
  for (const auto range : pair.shown.front().highlights) {
    const auto marked = pair.shown.front().text.substr(range.begin, range.size());
    CHECK((marked == "Eastern Wing" || marked == "The Eastern Wing" || marked == "General Roe"));
  }
  const auto apart = world.actors({"@", "roe"});
  CHECK_FALSE(apart.pair);
}

TEST_CASE("unlisted names are rows that an authority file takes") {
  World world;
  world.remove_texts();
  world.text("one", "2020-01-01",
             "President Orlan Vesk said on Monday that Orlan Vesk would not resign. "
             "Mr. Vesk spoke to the Ministry of Tides in the city of Quillhaven.");
  world.text("two", "2020-01-02",
             "President Orlan Vesk said he had met the Ministry of Tides. "
             "“We are ready,” said Mr. Vesk in Quillhaven.");
  world.run(true);
  ActorsRequest request;
  request.limit = 0;
  const auto unlisted = world.searcher().unlisted(request);
  REQUIRE_FALSE(unlisted.names.empty());
  CHECK(unlisted.total == unlisted.names.size());
  std::string file = std::string(kAuthorityHeader) + "\n";
  bool vesk = false;
  for (const auto& name : unlisted.names) {
    file += name.row + "\n";
    vesk = vesk || (name.name == "Orlan Vesk" && name.documents == 2 &&
                    name.kind == EntityKind::Person && name.id == "person/orlan-vesk");
  }
  CHECK(vesk);
  request.kind = EntityKind::Place;
  for (const auto& name : world.searcher().unlisted(request).names)
    CHECK(name.kind == EntityKind::Place);

  // Pasted into a file, each row becomes an actor of as many documents at least.
  world.write("new.tsv", file);
  world.run(true, "new.tsv");
  for (const auto& name : unlisted.names) {
    CAPTURE(name.row);
    const auto answer = world.actors({name.id});
    REQUIRE(answer.card);
    CHECK(answer.card->entity.name == name.name);
    CHECK(answer.card->documents >= name.documents);
  }
  request.kind.reset();
  for (const auto& left : world.searcher().unlisted(request).names) {
    for (const auto& name : unlisted.names) CHECK(left.name != name.name);
  }
}

TEST_CASE("chains of parents end, and their days are those of every link") {
  World world;
  const Index index({world.index()});
  const auto told = [](const std::vector<Kinship>& kin) {
    std::string out;
    for (const auto& relative : kin) {
      for (const auto& period : relative.periods) {
        const auto days = DayRange::of(period);
        out += fmt::format("{} {}-{}; ", relative.id, days.first, days.last);
      }
    }
    return out;
  };
  CHECK(told(entities_above(index, "group/cell")) ==
        "group/wing 20160101-99999999; group/front 20160101-20181231; ");
  CHECK(told(entities_below(index, "group/front")) ==
        "group/wing 20150101-20181231; group/cell 20160101-20181231; ");
  CHECK(told(entities_above(index, "group/loop-a")) == "group/loop-b 0-99999999; ");
  CHECK(told(entities_below(index, "group/loop-a")) == "group/loop-b 0-99999999; ");
  CHECK(entities_below(index, "person/roe").empty());
  CHECK(entities_below(index, "no/such").empty());
}
