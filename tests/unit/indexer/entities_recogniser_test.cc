// SPDX-License-Identifier: GPL-2.0-or-later
// Rows: a text, and the names wanted in it that no authority lists, as "kind: surface".
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/name_runs.h"
#include "indexer/entities/tagger.h"
#include "marked_text.h"

using namespace dossier;

namespace {

StopLists stop_lists() {
  StopLists lists;
  lists.set("en", {"the", "of", "in", "a", "an", "and", "to", "but", "was"});
  return lists;
}

Authority listed() {
  Authority authority;
  auto add = [&](const char* id, const char* name, EntityKind kind) {
    Entity e;
    e.id = id;
    e.kind = kind;
    e.name = name;
    authority.by_id.emplace(e.id, authority.entities.size());
    authority.origins.push_back({"test.tsv", 2});
    authority.entities.push_back(std::move(e));
  };
  add("place/kabul", "Kabul", EntityKind::Place);
  add("place/kunar", "Kunar", EntityKind::Place);
  add("person/olga-page", "Olga Page", EntityKind::Person);
  return authority;
}

std::string recognised(const Gazetteer& gazetteer, Document document) {
  static const Analyzer analyzer;
  tag_document(gazetteer, analyzer, document);
  std::string out;
  for (const Mention& mention : document.mentions) {
    if (mention.how != MentionHow::Recognised) continue;
    if (!out.empty()) out += "; ";
    out += std::string(entity_kind_name(mention.kind)) + ": " + mention.surface;
  }
  return out;
}

struct Row {
  std::string text, wanted;
};

void check_rows(std::initializer_list<Row> rows) {
  const Gazetteer gazetteer(listed(), stop_lists());
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(recognised(gazetteer, document_of(row.text)) == row.wanted);
  }
}

std::string runs_of(std::string_view text) {
  static const Analyzer analyzer;
  const Gazetteer gazetteer(Authority{}, stop_lists());
  Segment segment;
  segment.paragraph = 0;
  segment.text = text;
  read_words(read_tokens(analyzer, text), gazetteer.impl().vocabulary, gazetteer.impl().flags,
             segment);
  std::vector<NameRun> runs;
  find_runs(segment, 0, {}, {}, runs);
  std::string out;
  for (const NameRun& run : runs) {
    if (!out.empty()) out += "; ";
    if (run.titled) out += '+';
    const std::uint32_t begin = segment.words[run.words.begin].bytes.begin;
    out += text.substr(begin, segment.words[run.words.end - 1].bytes.end - begin);
    if (run.before_title) out += '+';
  }
  return out;
}

}  // namespace

TEST_CASE("runs of capitalised words and what joins them") {
  const std::vector<Row> rows{
      {"In 2001 the University of the West Indies grew.", "University of the West Indies"},
      {"They met Foreign Office Minister Anna Bright there.", "Foreign Office+; +Anna Bright"},
      {"Then Secretary of State Anna Bright spoke.", "+Anna Bright"},
      {"The Japanese guitarist Ken Ito played.", "Ken Ito"},
      {"It was the Royal Marsh Society and the Ministry of Roads and Bridges.",
       "Royal Marsh Society; Ministry of Roads and Bridges"},
      {"He saw Hans von Adler and the al-Rashid road.", "Hans von Adler; al-Rashid"},
      {"They crossed Long Island, then left.", "Long Island"},
      {"He saw the 3rd Battalion on Monday in March.", "3rd Battalion"},
      {"The Marsh and Moor Railway closed.", "Marsh and Moor Railway"},
      {"He met David Lee & Anna Tate.", "David Lee; Anna Tate"},
      {"They saw St. Mary's Hospital.", "St. Mary's Hospital"},
      {"He owned Marsh, Inc., and heard Radio 4 in 65 Air Division.",
       "Marsh, Inc; Radio 4; 65 Air Division"},
      {"However, many Afghan officials left.", ""},
      {"The Army and the Council left.", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(runs_of(row.text) == row.wanted);
  }
}

TEST_CASE("known words by their classes") {
  CHECK((classes_of(hash_term("university")) & kGroupTail) != 0);
  CHECK((classes_of(hash_term("france")) & kPlaceWord) != 0);
  CHECK((classes_of(hash_term("french")) & kDemonymWord) != 0);
  CHECK((classes_of(hash_term("margaret")) & kGivenNameWord) != 0);
  CHECK(classes_of(hash_term("xyzzy")) == 0);
}

TEST_CASE("names no authority lists") {
  check_rows({
      {"The report was written by Margaret Thornbury of the city council.",
       "person: Margaret Thornbury"},
      {"They asked Mr. Thornbury about it.", "person: Thornbury"},
      {"He wrote to Lord Salisbury about it.", "person: Salisbury"},
      {"They went to Salisbury by train.", "place: Salisbury"},
      {"He wrote to the Earl of Kimberley about it.", "person: Earl of Kimberley"},
      {"They met John Hope, Viscount of Thornbury, there.",
       "person: John Hope; person: Viscount of Thornbury"},
      {"They asked the Bishop of Rhode Island about it.", "person: Bishop of Rhode Island"},
      {"They met the Duke of Kabul there.", "person: Duke of Kabul"},
      {"They stayed at the Duke of York Hotel for years.", "group: Duke of York Hotel"},
      {"He wrote to the King of Spain about it.", "place: Spain"},
      {"He wrote to the Earl of Kimberley.|Later Kimberley said that he knew.",
       "person: Earl of Kimberley; person: Kimberley"},
      {"He was born in Wellington, and later moved to France.", "place: Wellington; place: France"},
      {"She joined the Thornbury Football Club in that year.", "group: Thornbury Football Club"},
      {"She studied at the University of Thornbury for two years.",
       "group: University of Thornbury"},
      {"They lived near the Thornbury River for years.", "place: Thornbury River"},
      {"Nothing was said of it, and nobody asked.", ""},
      {"Several German officials left on Monday in March.", ""},
  });
}

TEST_CASE("names agree across a document") {
  check_rows({
      {"It was written by Margaret Thornbury in that year.|Everybody knew that Thornbury was late.",
       "person: Margaret Thornbury; person: Thornbury"},
      {"They saw the Joint Harbour Patrol Command (JHPC) there.|The men of the JHPC were late.",
       "group: Joint Harbour Patrol Command; group: JHPC; group: JHPC"},
      {"#Margaret Thornbury|It was written by Margaret Thornbury in that year.",
       "person: Margaret Thornbury; person: Margaret Thornbury"},
  });
}

TEST_CASE("where no name is recognised") {
  check_rows({
      {"^Written by Margaret Thornbury in that year.", ""},
      {"#Margaret Thornbury Leaves Big House Behind", ""},
      {"MARGARET THORNBURY LEFT FRANCE BEHIND", ""},
      // Authority mentions stay whole and alone.
      {"They went from Kabul to Kunar and met Olga Page.", ""},
      {"They saw Kabul Airport Road and the Republic of Kabul.", ""},
  });
}

TEST_CASE("recognised names are English for now") {
  const Gazetteer gazetteer(listed(), stop_lists());
  for (const bool english : {true, false}) {
    Document document = document_of("It was written by Margaret Thornbury in that year.");
    document.meta.language = english ? "en" : "fr";
    CHECK(recognised(gazetteer, document) == (english ? "person: Margaret Thornbury" : ""));
  }
}
