// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/json_output.h"

#include <doctest/doctest.h>

#include "tests/unit/searcher/sample_answers.h"

namespace dossier {
namespace {

TEST_CASE("a search is one line, its keys in the promised order") {
  auto answer = sample_search();
  answer.took_ms = 1.42349;
  CHECK(
      search_json(answer, {Facet::People, Facet::Date, Facet::Kind}, false) ==
      R"({"format_version":1,"query":{"text":"bridge ISKP","parsed":"bridge AND ISKP",)"
      R"("expansions":["ISKP -> group/iskp"],"dropped":[],"hints":[]},"total":12,"stories":9,)"
      R"("took_ms":1.423,"suggestion":null,"hits":[{"rank":1,"score":7.5,"id":"roe.md",)"
      R"("key":"roe2021bridge","kind":"paper","title":"The Bridge","authors":["Ann Roe"],)"
      R"("date":"2021-08-15","outlet":"Northgate","snippets":[{"text":"They held the bridge.",)"
      R"("highlights":[[14,20]],"section":"Crossing","paragraph":12,"note":null,"zone":"body",)"
      R"("cut_before":true,"cut_after":false,"supports":null},{"text":"Roe, The bridge.","highlights":[[9,15]],)"
      R"("section":"","paragraph":80,"note":"31","zone":"notes","cut_before":false,)"
      R"("cut_after":false,"supports":{"text":"They held it.","section":"Crossing","paragraph":11}}],)"
      R"("people":[{"id":null,"name":"Ann Roe","count":2}],)"
      R"("groups":[{"id":"group/iskp","name":"Islamic State Khorasan Province","count":3}],)"
      R"("places":[],"cites":31,"cited_by":3,"language":"en","url":"","title_highlights":[[4,10]],)"
      R"("story":[{"id":"wire.md","title":"A Bridge Held","outlet":"Northgate Wire",)"
      R"("date":"2021-08-14"}],"other_places":1}],"facets_by":"document",)"
      R"("facets":{"people":[{"id":null,"name":"Ann Roe","count":4}],)"
      R"("date":[{"period":"2021-07","unit":"month","count":1},)"
      R"({"period":"2021-08","unit":"month","count":8},)"
      R"({"period":"2021","unit":"month","coarse":true,"count":2},)"
      R"({"period":null,"count":1}],"kind":[{"name":"paper","count":12,"filter":"kind:paper"}]},)"
      R"("alternatives":{"kind":{"without":"bridge","total":15,"values":[)"
      R"({"name":"paper","count":12},{"name":"news","count":3}]}}})"
      "\n");
}

TEST_CASE("no result: nulls and empty lists stay, and the reason is given") {
  SearchAnswer answer;
  answer.query.text = "zzz";
  answer.suggestion = "zoo";
  answer.diagnosis = {{"zzz", 0}, {"a", 2, "b", 3}};
  answer.query.engine = "Query zzz";
  answer.query.readings = {"zz stands for zza"};
  CHECK(
      search_json(answer, {}, true, "q7") ==
      R"({"format_version":1,"query_id":"q7","query":{"text":"zzz","parsed":"",)"
      R"("expansions":[],"dropped":[],"hints":[],"engine":"Query zzz","readings":["zz stands for zza"]},"total":0,"stories":0,)"
      R"("took_ms":0.0,)"
      R"("suggestion":"zoo","hits":[],"facets_by":"document","facets":{},)"
      R"("alternatives":{},"diagnosis":[{"clause":"zzz","count":0,"without":null},)"
      R"({"clause":"a","count":2,"without":"b","without_count":3}]})"
      "\n");
}

TEST_CASE("all facets, in the order of the contract, ids only for names") {
  SearchAnswer answer;
  answer.facets_by_story = true;
  answer.facets.values[static_cast<int>(Facet::Language)] = {{std::nullopt, "en", 1}};
  CHECK(
      facets_json(answer, all_facets()) ==
      R"({"format_version":1,"query":{"text":"","parsed":"","expansions":[],"dropped":[],"hints":[]},)"
      R"("total":0,"stories":0,"facets_by":"story","distinct":{"people":0,"groups":0,"places":0,"kind":0,"outlet":0,"author":0,)"
      R"("language":0,"cited":0},"facets":{"people":[],"groups":[],"places":[],"date":[],"kind":[],)"
      R"("outlet":[],"author":[],"language":[{"name":"en","count":1}],"cited":[]},"alternatives":{}})"
      "\n");
}

TEST_CASE("a document with its notes, mentions and citations") {
  CHECK(
      show_json(sample_show()) ==
      R"({"format_version":1,"id":"roe.md","key":"roe2021bridge","kind":"paper",)"
      R"("title":"The Bridge","authors":["Ann Roe"],"date":"2021-08-15","outlet":"Northgate",)"
      R"("language":"en","url":"","source_path":"/srv/roe.md","paths":["/srv/roe.md"],"cited_by":3,)"
      R"("story":[{"id":"wire.md","title":"A Bridge Held","outlet":"Northgate Wire",)"
      R"("date":"2021-08-14"},{"id":"copy.md","title":"The Bridge","outlet":"","date":""}],)"
      R"("paragraphs":[{"zone":"body","section":"Crossing","text":"Crossing",)"
      R"("heading_level":2},{"zone":"body","section":"Crossing",)"
      R"("text":"They held the bridge. Then ISKP came."},)"
      R"({"zone":"notes","section":"","text":"Ibid., p. 4."},)"
      R"({"zone":"notes","section":"","text":"Lost note."}],)"
      R"("footnotes":[{"label":"31","text_paragraph":2,"text":"Ibid., p. 4.","paragraph":1,)"
      R"("offset":21},{"label":"32","text_paragraph":3,"text":"Lost note.","paragraph":null,)"
      R"("offset":null}],)"
      R"("mentions":[{"entity":null,"kind":"person","paragraph":null,"begin":0,"end":3,)"
      R"("surface":"The","how":"recognised","confidence":"certain"},)"
      R"({"entity":"group/iskp","kind":"group",)"
      R"("paragraph":1,"begin":27,"end":31,"surface":"ISKP","how":"authority",)"
      R"("confidence":"certain"}],)"
      R"("dates":[],)"
      R"("citations":[{"note":"31","paragraph":2,"raw":"Ibid., p. 4.","class":"ibid",)"
      R"("signal":"see","authors":[],"title":"","container":"","date":"","url":"",)"
      R"("locator":"p. 4","work":"title:air war|2020","work_title":"Air War",)"
      R"("held":"war.md","confidence":"certain","rule":"ibid"},)"
      R"({"note":null,"paragraph":3,"raw":"Lost note.","class":"comment","signal":"",)"
      R"("authors":[],"title":"","container":"","date":"","url":"","locator":"",)"
      R"("work":null,"work_title":null,"held":null,"confidence":"none","rule":""}]})"
      "\n");
}

TEST_CASE("an ambiguous citation names its candidates, one inside another says so") {
  auto answer = sample_show();
  answer.document.works.push_back({{"url:p.test/roe"}, {}, "Harbours", "", "", ""});
  answer.work_keys.emplace_back("url:p.test/roe");
  answer.held.emplace_back(std::nullopt);
  auto& citation = answer.document.citations[0];
  citation.work = -1;
  citation.confidence = Confidence::Ambiguous;
  citation.candidates = {0, 1, 7};
  citation.nested = true;
  CHECK(show_json(answer).find(R"("confidence":"ambiguous","rule":"ibid","nested":true,)"
                               R"("candidates":["title:air war|2020","url:p.test/roe"]})") !=
        std::string::npos);
}

TEST_CASE("cited-by has a row for each citation and counts documents") {
  CHECK(cited_by_json(sample_cited_by()) ==
        R"({"format_version":1,"work":"title:air war|2020","title":"Air War","held":null,)"
        R"("total":1,"rows":2,"citing":[{"id":"roe.md","title":"The Bridge",)"
        R"("date":"2021-08-15","note":"31","sentence":"They held the bridge.",)"
        R"("locator":"p. 4","class":"ibid","signal":"see","confidence":"certain",)"
        R"("rule":"ibid","raw":"Ibid., p. 4.","section":"Crossing"},)"
        R"({"id":"roe.md","title":"The Bridge","date":"2021-08-15","note":null,)"
        R"("sentence":"Poe, Air War, 2020.","locator":"","class":"entry","signal":"",)"
        R"("confidence":"high","rule":"entry","raw":"","section":""}]})"
        "\n");
}

TEST_CASE("works cited") {
  CHECK(cites_json(sample_cites()) ==
        R"({"format_version":1,"id":"roe.md","title":"The Bridge","total":2,"works":[)"
        R"({"work":"title:air war|2020","title":"Air War","authors":["Poe, Ed"],)"
        R"("container":"The Wire","date":"2020-10-22","url":"https://example.org/air",)"
        R"("held":"war.md","notes":["29","31"],"citations":3,"confidence":"certain"},)"
        R"({"work":"url:example.org/x","title":"","authors":[],"container":"","date":"",)"
        R"("url":"https://example.org/x","held":null,"notes":[],"citations":1,)"
        R"("confidence":"medium"}]})"
        "\n");
}

TEST_CASE("a card, a pair, unlisted names") {
  auto answer = sample_actors();
  answer.card = sample_card();
  CHECK(
      actors_json(answer).find(
          R"("card":{"id":"group/iskp","documents":7,"mentions":12,"names":[{"spelling":"ISIS-K",)"
          R"("mentions":8,"documents":5,"first":"2021-08-27","last":"2022-07"},)"
          R"({"spelling":"ISKP","mentions":4,"documents":3,"first":"2021-08-27","last":null}],)"
          R"("parents":[{"id":"group/is","name":"Islamic State","from":"2015-01","to":null,)"
          R"("documents":9}],"children":[],"together":[{"id":"group/taliban","kind":"group",)"
          R"("name":"Taliban","sentences":3,"paragraphs":5,"documents":6},{"id":null,)") !=
      std::string::npos);
  answer.card.reset();
  answer.pair = sample_pair();
  CHECK(actors_json(answer).find(
            R"("pair":{"first":"group/iskp","second":"group/taliban","documents":6,)"
            R"("paragraphs":5,"sentences":3,"first_date":"2021-08-15","last_date":"2022-07",)"
            R"("peak":{"period":"2021-08","count":4},)") != std::string::npos);
  CHECK(unlisted_json(sample_unlisted()) ==
        R"({"format_version":1,"total":3,"names":[{"name":"Jane Roe","kind":"person",)"
        R"("documents":2,"mentions":5,"spellings":["Roe"],"id":"person/jane-roe",)"
        R"("row":"person/jane-roe\tperson\tJane Roe\t\tRoe\t\t\t"}]})"
        "\n");
  ActorsAnswer unknown;
  unknown.name = "roe";
  unknown.unlisted = sample_unlisted();
  CHECK(actors_json(unknown).find(R"("total":0,"actors":[],"unlisted":[{"name":"Jane Roe",)") !=
        std::string::npos);
  CHECK(unlisted_tsv(sample_unlisted()) ==
        "id\tkind\tname\taliases\tweak\tbroader\tfrom\tto\n"
        "person/jane-roe\tperson\tJane Roe\t\tRoe\t\t\t\n");
}

TEST_CASE("actors and info") {
  CHECK(actors_json(sample_actors()) ==
        R"({"format_version":1,"name":"iskp","total":1,"actors":[{"id":"group/iskp",)"
        R"("kind":"group","name":"Islamic State Khorasan Province",)"
        R"("aliases":["ISKP","ISIS-K"],"weak":["IS"],"broader":["group/is"],"documents":7}]})"
        "\n");
  CHECK(info_json(sample_info()) ==
        R"({"format_version":1,"paths":["/srv/index"],"roots":["/srv/papers"],"documents":1234,)"
        R"("words":56789,"bytes":1500000,"entities":600,"updated":0,"analyzer":"1/unicode-15",)"
        R"("format":1,"languages":[{"language":"en","documents":1200,"stemmed":true},)"
        R"({"language":"pl","documents":34,"stemmed":false}],)"
        R"("kinds":[{"name":"paper","count":1234}],)"
        R"("index":{"uuid":"u-1","revision":7,"documents":1234}})"
        "\n");
}

TEST_CASE("a reference by itself; a DOI is there only when there is one") {
  Citation citation;
  citation.raw = "10.1/x";
  CHECK(citation_json(citation).find("doi") == std::string::npos);
  citation.reference.doi = "10.1/x";
  CHECK(citation_json(citation).find(R"("doi":"10.1/x"})") != std::string::npos);
}

TEST_CASE("no bytes can break the JSON") {
  auto answer = sample_search();
  answer.hits[0].head.title = "broken \xFF\xC3 \"quoted\" \x01\n";
  answer.hits[0].head.authors = {"\xE2\x82"};
  const auto json = search_json(answer, all_facets(), false);
  CHECK(json.find("broken \uFFFD\uFFFD \\\"quoted\\\" \\u0001\\n") != std::string::npos);
  CHECK(json.find('\n') == json.size() - 1);
}

}  // namespace
}  // namespace dossier
