// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/record.h"

#include <doctest/doctest.h>

#include "schema/bytes.h"
#include "schema/facet_slot.h"
#include "schema/terms.h"

using namespace dossier;

namespace {

Document sample() {
  Document document;
  document.meta = {
      "a/b.txt",   "paper", "Kabul, été",          {"Lindqvist, Marta"}, parse_date("2022-01"),
      "An Outlet", "en",    "https://x.example/y", {"Mark Milley"},      {},
      {}};
  document.source_path = "/tmp/a/b.txt";
  document.paragraphs = {{Zone::Front, "", "Key point.", 0},
                         {Zone::Body, "Introduction", "ISIS-K struck Kabul.", 0},
                         {Zone::Notes, "Introduction", "See Morgan, “Air force”, p. 4", 0}};
  document.footnotes = {{"1", 2, 1, 20}, {"2", 2, std::nullopt, 0}};
  document.links = {{1, {0, 6}, "https://x.example/z"}};
  document.mentions = {
      {"place/kabul", EntityKind::Place, std::nullopt, {0, 5}, "Kabul", MentionHow::Authority},
      {"", EntityKind::Person, std::nullopt, {0, 0}, "Mark Milley", MentionHow::Tagged},
      {"group/iskp", EntityKind::Group, 1, {0, 6}, "ISIS-K", MentionHow::Authority}};
  document.works = {{{"title:air force|2020"}, {"Morgan, W."}, "Air force", "Post", "2020", ""}};
  Citation citation;
  citation.note = "1";
  citation.paragraph = 2;
  citation.bytes = {0, 10};
  citation.raw = "See Morgan";
  citation.klass = CitationClass::Short;
  citation.signal = "see";
  citation.reference.locator = "p. 4";
  citation.work = 0;
  citation.confidence = Confidence::High;
  citation.rule = "short-surname-title";
  citation.nested = true;
  citation.candidates = {0};
  document.citations = {citation};
  return document;
}

}  // namespace

TEST_CASE("a record gives back the document") {
  const auto document = sample();
  Record record(encode_record(document, {100, 200, 300}, "lindqvist2022kabul", {"id:a/b.txt"}));
  CHECK(record.meta().title == "Kabul, été");
  CHECK(record.meta().date->iso() == "2022-01");
  CHECK(record.citation_key() == "lindqvist2022kabul");
  CHECK(record.works() == 1);
  CHECK(record.text(1) == "ISIS-K struck Kabul.");
  CHECK(record.section(1) == "Introduction");
  const auto& back = record.document();
  REQUIRE(back.paragraphs.size() == 3);
  CHECK(back.paragraphs[2].zone == Zone::Notes);
  REQUIRE(back.mentions.size() == 3);
  CHECK(back.mentions[0].surface == "Kabul");
  CHECK(back.mentions[1].surface == "Mark Milley");
  CHECK(back.mentions[2].surface == "ISIS-K");
  REQUIRE(back.footnotes.size() == 2);
  CHECK(back.footnotes[0].paragraph == 1U);
  CHECK_FALSE(back.footnotes[1].paragraph);
  REQUIRE(back.citations.size() == 1);
  CHECK(back.citations[0].raw == "See Morgan");
  CHECK(back.citations[0].rule == "short-surname-title");
  CHECK(back.citations[0].nested);
  CHECK(back.citations[0].candidates == std::vector<std::int32_t>{0});
  CHECK(back.works[0].keys == document.works[0].keys);
  CHECK(back.links[0].target == "https://x.example/z");
}

TEST_CASE("names without entity keep their cluster and candidates") {
  auto document = sample();
  document.mentions[1].cluster = "Mark A. Milley";
  document.mentions[1].candidates = {"person/milley", "person/other"};
  document.mentions[1].confidence = Confidence::Ambiguous;
  Record record(encode_record(document, {100, 200, 300}, "", {}));
  const auto& back = record.document().mentions;
  CHECK(back[1].cluster == "Mark A. Milley");
  CHECK(back[1].candidates == document.mentions[1].candidates);
  CHECK(back[1].confidence == Confidence::Ambiguous);
  CHECK(back[2].confidence == Confidence::Certain);
  std::string people;
  unpack_facets(pack_facets(document), [&](const FacetValue& v) {
    if (v.facet == Facet::People) people += v.value;
    if (v.facet == Facet::Groups) CHECK(v.sure);
  });
  CHECK(people == "Mark A. Milley");
}

TEST_CASE("positions tell paragraphs, whatever their order") {
  Record record(encode_record(sample(), {kTextBase + 2000, kTextBase, kTextBase + 4000}, "", {}));
  CHECK(record.paragraph_at(kTextBase + 3) == 1U);
  CHECK(record.paragraph_at(kTextBase + 2000) == 0U);
  CHECK(record.paragraph_at(kTextBase + 4000) == 2U);
  CHECK_FALSE(record.paragraph_at(kTitleBase));
}

TEST_CASE("long documents take several blocks") {
  Document document;
  for (int i = 0; i < 100; ++i)
    document.paragraphs.push_back(
        {Zone::Body, "", std::string(1000, static_cast<char>('a' + i % 26)), 0});
  Record record(encode_record(document, std::vector<std::uint32_t>(100, 0), "", {}));
  for (std::uint32_t i = 0; i < 100; ++i) CHECK(record.text(i) == document.paragraphs[i].text);
}

TEST_CASE("a damaged record is an error, not a crash") {
  const auto whole = encode_record(sample(), {100, 200, 300}, "k", {});
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    CHECK_THROWS_AS(Record(whole.substr(0, cut)).document(), Error);
  }
}

TEST_CASE("terms never exceed what Xapian takes") {
  CHECK(make_term("Q", "a") == "Qa");
  const auto longest = make_term("XW", std::string(5000, 'x'));
  CHECK(longest.size() < 245);
  CHECK(longest != make_term("XW", std::string(5001, 'x')));
}

TEST_CASE("facet slots count mentions and keep unlisted names apart") {
  auto document = sample();
  document.mentions.push_back(
      {"group/iskp", EntityKind::Group, 1, {0, 6}, "ISIS-K", MentionHow::Authority});
  std::string seen;
  unpack_facets(pack_facets(document), [&](const FacetValue& v) {
    seen += std::string(facet_name(v.facet)) + (v.unlisted ? "~" : "=") + std::string(v.value) +
            "*" + std::to_string(v.count) + " ";
  });
  CHECK(seen ==
        "people~Mark Milley*1 groups=group/iskp*2 places=place/kabul*1 date=2022-01*1 kind=paper*1 "
        "outlet=An Outlet*1 "
        "author=Lindqvist, Marta*1 language=en*1 ");
}
