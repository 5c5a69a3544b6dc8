// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/facet_columns.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "schema/index.h"
#include "schema/packed_entity.h"
#include "schema/stub_file.h"
#include "schema/terms.h"
#include "schema/work_terms.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

// An index of documents that have values and nothing else.
class MadeIndex {
 public:
  MadeIndex() : database_(folder_ / "generation-1", Xapian::DB_CREATE_OR_OVERWRITE) {
    folder_.write(kStubName, "auto generation-1\n");
  }

  // Places by mentions; a date, or "".
  Xapian::docid add(const std::map<std::string, unsigned>& places, const std::string& date,
                    const std::string& story = {}, const std::vector<std::string>& keys = {},
                    const std::vector<std::string>& cites = {}) {
    Document document;
    document.paragraphs = {{Zone::Body, "", "text", 0}};
    for (const auto& [place, mentions] : places) {
      for (unsigned i = 0; i < mentions; ++i)
        document.mentions.push_back(
            {place, EntityKind::Place, 0, {0, 4}, "text", MentionHow::Authority});
    }
    document.meta.kind = "news";
    document.meta.date = parse_date(date);
    Xapian::Document added;
    added.add_value(slot::kFacets, pack_facets(document));
    if (!story.empty()) added.add_value(slot::kStory, story);
    if (!keys.empty()) added.add_value(slot::kWorkKeys, pack_work_names(keys));
    for (const auto& key : keys) added.add_boolean_term(known_as_term(work_id(key)));
    for (const auto& key : cites) added.add_boolean_term(cites_term(work_id(key)));
    for (const auto& known : {keys, cites}) {
      for (const auto& link : key_links(known)) added.add_boolean_term(link);
    }
    return database_.add_document(added);
  }
  void remove(Xapian::docid document) { database_.delete_document(document); }
  void name(const Entity& entity) {
    database_.set_metadata(make_term(metadata_key::kEntity, entity.id), pack_entity(entity));
  }
  void commit() { database_.commit(); }
  std::unique_ptr<const FacetColumns> columns() const {
    return FacetColumns::open(path(), Xapian::Database(path()));
  }
  std::string path() const { return folder_.path(); }
  std::string file() const { return folder_ / "generation-1/facets.columns"; }

 private:
  TemporaryFolder folder_;
  Xapian::WritableDatabase database_;
};

std::string told(const FacetColumns& columns, Xapian::docid document) {
  std::string out;
  columns.each_value(document, [&](FacetNumber number, std::uint32_t mentions) {
    const auto key = columns.key(number);
    out += fmt::format("{}:{}{}*{} ", facet_name(key.facet), key.unlisted ? "~" : "", key.value,
                       mentions);
  });
  return out + fmt::format("{}..{} story {}", columns.first_day(document),
                           columns.last_day(document), columns.story(document));
}

}  // namespace

TEST_CASE("facet columns: what the slots hold, by number") {
  MadeIndex folder;
  folder.add({{"place/kabul", 2}, {"place/doha", 40}}, "2021-08");
  const auto gone = folder.add({{"place/herat", 1}}, "2020");
  folder.add({{"place/kabul", 31}}, "", "a");
  folder.add({{"place/kabul", 30}}, "2021-08-15", "a");
  folder.remove(gone);
  folder.commit();
  CHECK(folder.columns() == nullptr);
  update_facet_columns(folder.path());
  const auto columns = folder.columns();
  REQUIRE(columns != nullptr);
  CHECK(told(*columns, 1) ==
        "places:place/doha*40 places:place/kabul*2 date:2021-08*1 kind:news*1 "
        "20210801..20210831 story 0");
  CHECK(told(*columns, gone) == "0..0 story 0");
  CHECK(told(*columns, 3) == "places:place/kabul*31 date:*1 kind:news*1 0..0 story 1");
  CHECK(told(*columns, 4) ==
        "places:place/kabul*30 date:2021-08-15*1 kind:news*1 20210815..20210815 story 1");
  CHECK(columns->stories() == 1);
  const auto [first, end] = columns->of_facet(Facet::Places);
  CHECK(end - first == 2);
  CHECK(columns->key(first).value == "place/doha");
  CHECK_THROWS_AS(told(*columns, 5), Error);
}

TEST_CASE("facet columns: names, and how many documents cite one") {
  const std::string url = "url:a.example/x", title = "title:secret air force|2020",
                    other = "url:b.example/y";
  MadeIndex folder;
  Entity kabul;
  kabul.id = "place/kabul";
  kabul.kind = EntityKind::Place;
  kabul.name = "Kabul";
  folder.name(kabul);
  const auto held = folder.add({{"place/kabul", 1}, {"place/doha", 1}}, "2020", "", {url, title});
  const auto lone = folder.add({}, "2020", "", {other});
  folder.add({}, "2021", "", {"id:c"}, {url});
  const auto twin = folder.add({}, "2021", "", {url}, {title, url});  // Known by the same key.
  folder.add({}, "2021", "", {other}, {other});                       // No one cites himself.
  folder.commit();
  update_facet_columns(folder.path());
  const auto columns = folder.columns();
  REQUIRE(columns != nullptr);
  const auto [first, end] = columns->of_facet(Facet::Places);
  REQUIRE(end - first == 2);
  CHECK(columns->name(first).empty());  // Doha is in no list.
  CHECK(columns->name(first + 1) == "Kabul");
  CHECK(columns->cited_by(held) == 2);
  CHECK(columns->cited_by(lone) == 1);
  CHECK(columns->cited_by(twin) == 1);
  CHECK(columns->cited_by(5) == 0);
}

TEST_CASE("facet columns: what all documents have of a value") {
  constexpr unsigned kMany = 70000;  // More than two bytes hold.
  MadeIndex folder;
  const auto gone = folder.add({{"place/kabul", 3}}, "2020");
  folder.add({{"place/cairo", kMany + 1},
              {"place/doha", kMany},
              {"place/herat", 1},
              {"place/kabul", 2},
              {"place/oslo", kMany + 2},
              {"place/rome", kMany + 3}},
             "2020");
  folder.add({{"place/doha", 5}, {"place/kabul", 40}}, "");
  folder.remove(gone);
  folder.commit();
  update_facet_columns(folder.path());
  const auto columns = folder.columns();
  REQUIRE(columns != nullptr);
  struct Row {
    std::string value;
    std::uint32_t documents, mentions;
  };
  const Row rows[] = {{"place/cairo", 1, kMany + 1}, {"place/doha", 2, kMany + 5},
                      {"place/herat", 1, 1},         {"place/kabul", 2, 42},
                      {"place/oslo", 1, kMany + 2},  {"place/rome", 1, kMany + 3}};
  auto number = columns->of_facet(Facet::Places).first;
  for (const auto& row : rows) {
    CAPTURE(row.value);
    CHECK(columns->key(number).value == row.value);
    CHECK(columns->total(number).documents == row.documents);
    CHECK(columns->total(number++).mentions == row.mentions);
  }
  CHECK_THROWS_AS(columns->total(columns->values()), Error);
}

TEST_CASE("facet columns: those of another commit are none") {
  MadeIndex folder;
  folder.add({{"place/kabul", 2}}, "2021");
  folder.commit();
  update_facet_columns(folder.path());
  REQUIRE(folder.columns() != nullptr);
  folder.add({{"place/doha", 2}}, "2022");
  CHECK(folder.columns() != nullptr);
  folder.commit();
  CHECK(folder.columns() == nullptr);
  update_facet_columns(folder.path());
  REQUIRE(folder.columns() != nullptr);
  CHECK(told(*folder.columns(), 2) ==
        "places:place/doha*2 date:2022*1 kind:news*1 20220101..20221231 story 0");
}

TEST_CASE("facet columns: a damaged file is an error or none, never a crash") {
  MadeIndex folder;
  for (int i = 0; i < 3; ++i) folder.add({{"place/kabul", 40}, {"place/doha", 1}}, "2021", "s");
  folder.commit();
  update_facet_columns(folder.path());
  std::ostringstream whole;
  whole << std::ifstream(folder.file(), std::ios::binary).rdbuf();
  const auto sound = whole.str();
  const auto try_it = [&](const std::string& bytes) {
    std::ofstream(folder.file() + ".new", std::ios::binary) << bytes;
    fs::rename(folder.file() + ".new", folder.file());
    const auto columns = folder.columns();
    if (!columns) return;
    try {
      for (Xapian::docid document = 0; document < 6; ++document) told(*columns, document);
    } catch (const Error&) {
    }
  };
  for (std::size_t at = 0; at < sound.size(); ++at) {
    auto bytes = sound;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
    try_it(bytes);
    if (at % 7 == 0) try_it(sound.substr(0, at));
  }
}
