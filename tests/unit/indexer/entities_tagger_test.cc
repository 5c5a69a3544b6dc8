// SPDX-License-Identifier: GPL-2.0-or-later
// Rows: a text, and the mentions wanted in it as "surface=slug", "~" before those that context
// decides.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/entities/tagger.h"
#include "marked_text.h"

using namespace dossier;

namespace {

Entity entity(const std::string& id, const std::string& name, std::vector<std::string> aliases = {},
              std::vector<std::string> weak = {}, std::vector<std::string> broader = {}) {
  Entity e;
  e.id = id;
  e.kind = *parse_entity_kind(id.substr(0, id.find('/')));
  e.name = name;
  e.aliases = std::move(aliases);
  e.weak = std::move(weak);
  e.broader = std::move(broader);
  return e;
}

Entity new_cabinet() {
  Entity e = entity("group/new-cabinet", "New Cabinet", {}, {"interim cabinet", "cabinet"},
                    {"place/costa-rica"});
  e.from = Date{2010, 0, 0};
  return e;
}

Authority authority_of(std::vector<Entity> entities) {
  Authority authority;
  for (Entity& e : entities) {
    authority.by_id.emplace(e.id, authority.entities.size());
    authority.origins.push_back(
        {"test.tsv", static_cast<std::uint32_t>(authority.entities.size() + 2)});
    authority.entities.push_back(std::move(e));
  }
  return authority;
}

const Authority& sample() {
  static const Authority kSample = authority_of({
      entity("group/al-qaeda", "al-Qaeda", {"Al Qaida"}),
      entity("group/iskp", "Islamic State Khorasan Province", {"ISIS-K", "ISKP", "IS-K"}),
      entity("group/is", "Islamic State", {"IS", "ISIS"}),
      entity("group/who", "World Health Organization", {"WHO"}),
      entity("group/it", "Information Trust", {"IT"}),
      entity("group/haqqani-network", "Haqqani network", {}, {"Haqqani", "the network"}),
      entity("group/unicef", "UNICEF"),
      entity("group/att", "AT&T"),
      entity("group/shell", "Shell"),
      entity("group/lloyds", "Lloyd's Register"),
      entity("group/jund", "Jundallah"),
      entity("place/most", "Most"),
      entity("place/kabul-province", "Kabul Province", {"Kabul"}),
      entity("person/stone", "Stone, J.C."),
      entity("person/soeng", "Soeng Phirun"),
      entity("place/us", "United States", {"US", "U.S.", "United States of America"}),
      entity("place/kabul", "Kabul", {}, {"the capital"}),
      entity("place/kabul-bank-square", "Kabul Bank Square"),
      entity("place/washington", "Washington", {"Washington, D.C."}),
      entity("place/st-louis", "St. Louis"),
      entity("place/jordan", "Jordan"),
      entity("place/reading", "Reading"),
      entity("place/costa-rica", "Costa Rica"),
      entity("place/philippines", "Philippines"),
      entity("place/san-jose-cr", "San José", {"San José, Costa Rica"}, {"Sankt Josef"},
             {"place/costa-rica"}),
      entity("group/rican-palace", "Rican Palace", {}, {}, {"place/costa-rica"}),
      new_cabinet(),
      entity("group/is-qaeda", "is-Qaeda"),
      entity("place/san-jose-ph", "San José", {}, {}, {"place/philippines"}),
      entity("place/austin", "Austin", {}, {"Travis"}),
      entity("place/moskau", "Москва"),
      entity("person/baker", "Baker, Newton Diehl", {"Starke"}),
      entity("person/haqqani", "Khalil ul Rahman Haqqani"),
      entity("person/robert-kent", "Kent, Robert F.", {"Kent, Bobby"}),
      entity("person/john-kent", "Kent, John G."),
      entity("person/quill", "Quill, Richard M., Jr."),
      entity("person/zorn", "Zorn, Elmo R. (“Bud”)"),
      entity("person/arban", "Arban Gusto, Jacobo"),
      entity("person/lucerne", "Lucerne, Charles de"),
      entity("person/tran", "Tran Van Buoc"),
      entity("person/tran-le", "Tran Le Hoa", {"Tran Van Buoc, Madame"}),
      entity("person/sutarno", "Sutarno"),
      entity("person/fahim", "Fahim, Ali", {"King Fahim"}),
      entity("person/jordan-moss", "Moss, Jordan"),
      entity("person/mcgow", "McGow, Lionel"),
      entity("person/oneal", "O’Neal, Thomas"),
      entity("person/house", "House, Edward"),
      entity("person/rice", "Rice, Edith"),
      entity("person/page", "Page, Olga"),
      entity("person/irving-w", "Lund, Irving"),
      entity("person/moor", "Moor, A. B."),
  });
  return kSample;
}

StopLists stop_lists() {
  StopLists lists;
  lists.set("en", {"us", "is", "it", "who", "the", "of", "in", "a", "an", "and", "to", "most",
                   "when", "but", "was"});
  return lists;
}

std::string compact(const Document& document) {
  std::string out;
  for (const Mention& mention : document.mentions) {
    if (mention.how == MentionHow::Recognised) continue;  // entities_recogniser_test.cc
    if (!out.empty()) out += "; ";
    if (mention.how == MentionHow::Tagged) out += '#';
    if (mention.how == MentionHow::Context) out += '~';
    out += mention.surface + '=' + mention.entity.substr(mention.entity.find('/') + 1);
  }
  return out;
}

std::string tag(const Gazetteer& gazetteer, Document document) {
  static const Analyzer analyzer;
  tag_document(gazetteer, analyzer, document);
  return compact(document);
}

struct Row {
  const char* text;
  const char* wanted;
};

void check_rows(std::initializer_list<Row> rows) {
  const Gazetteer gazetteer(sample(), stop_lists());
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tag(gazetteer, document_of(row.text)) == row.wanted);
  }
}

}  // namespace

TEST_CASE("names match by tokens, the longest first") {
  check_rows({
      {"He left Kabul.", "Kabul=kabul"},
      {"The Islamic State Khorasan Province grew.", "Islamic State Khorasan Province=iskp"},
      {"The Islamic State grew.", "Islamic State=is"},
      {"In the United States of America, then", "United States of America=us"},
      {"Kabul University reopened.", "Kabul=kabul"},
      {"Москва слезам не верит", "Москва=moskau"},
      {"Nothing here.", ""},
      {"", ""},
  });
}

TEST_CASE("a compound matches by its parts and joined") {
  check_rows({
      {"Fighters of al-Qaeda left.", "al-Qaeda=al-qaeda"},
      {"Fighters of al Qaeda left.", "al Qaeda=al-qaeda"},
      {"Fighters of alqaeda left.", "alqaeda=al-qaeda"},
      {"It was Al-Qaeda's aim.", "Al-Qaeda=al-qaeda"},
      {"ISIS-K’s men and ISIS K men", "ISIS-K=iskp; ISIS K=iskp"},
      {"the Jund-Allah cell", "Jund-Allah=jund"},
      {"the ISISK cell", "ISISK=iskp"},
      {"a bill from AT&T came", "AT&T=att"},
  });
}

TEST_CASE("case decides where a name is also a word") {
  check_rows({
      {"They told us that it is so; who is it?", ""},
      {"Who is it? It is us. Is it so?", ""},
      {"The WHO and the US told IS so.", "WHO=who; US=us; IS=is"},
      {"In the U.S. it is so", "U.S.=us"},
      {"WHO IS IT THAT LEFT KABUL", "KABUL=kabul"},
      {"THE U.S. LEFT KABUL", "U.S.=us; KABUL=kabul"},
      {"the kabul river", ""},
      {"He saw Unicef and UNICEF, not unicef", "Unicef=unicef; UNICEF=unicef"},
      {"Reading is good, and reading more is better.", ""},
      {"She lives in Reading and likes reading.", "Reading=reading"},
      {"Reading fell. See www.example.org/reading there.", "Reading=reading"},
      {"Most people saw Most.", ""},
      {"A Shell Company is a shell.", ""},
  });
}

TEST_CASE("punctuation ends a name, unless the name holds it") {
  check_rows({
      {"He left for Kabul. Bank Square was empty.", "Kabul=kabul"},
      {"He left for Kabul, Bank Square was empty.", "Kabul=kabul"},
      {"He crossed Kabul Bank Square.", "Kabul Bank Square=kabul-bank-square"},
      {"From the United|States of the union", ""},
      {"In Washington, D.C., and St. Louis.", "Washington, D.C.=washington; St. Louis=st-louis"},
      {"They took Kabul's Bank Square.", "Kabul=kabul"},
      {"Insured at Lloyd's Register.", "Lloyd's Register=lloyds"},
      {"The Islamic (State) and “Islamic” State", ""},
  });
}

TEST_CASE("groups and persons of one name stay apart") {
  check_rows({
      {"The Haqqani network met.", "Haqqani network=haqqani-network"},
      {"Khalil ul Rahman Haqqani spoke.", "Khalil ul Rahman Haqqani=haqqani"},
      {"Khalil ul Rahman Haqqani led the Haqqani network.",
       "Khalil ul Rahman Haqqani=haqqani; Haqqani network=haqqani-network"},
  });
}

TEST_CASE("weak aliases need support in the document") {
  check_rows({
      {"Fear of Haqqani grew.", ""},
      {"The Haqqani network grew. Fear of Haqqani grew.",
       "Haqqani network=haqqani-network; ~Haqqani=haqqani-network"},
      {"They entered the capital.", ""},
      {"They entered the capital.|Later Kabul fell.", "~the capital=kabul; Kabul=kabul"},
      {"Austin grew. So did Travis.", "Austin=austin; ~Travis=austin"},
      {"Austin grew. So did Travis Bickford.", "Austin=austin"},
  });
}

TEST_CASE("a person's given names, initials and pet forms") {
  check_rows({
      {"Then Newton Baker spoke.", "Newton Baker=baker"},
      {"Then Newton Diehl Baker spoke.", "Newton Diehl Baker=baker"},
      {"Then Newton D. Baker spoke.", "Newton D. Baker=baker"},
      {"Then N. D. Baker spoke.", "N. D. Baker=baker"},
      {"Then N.D. Baker spoke.", "N.D. Baker=baker"},
      {"Then Newton X. Baker spoke.", ""},
      {"Then Jim Baker spoke. In the end Baker left.", ""},
      {"Then Q. Robert Kent spoke.", ""},
      {"Then Frank Kent spoke.", ""},
      {"Then A. X. Fahim spoke.", ""},
      {"They met Jordanian Stone Hussein.", ""},
      {"Then Dick Quill spoke.", "Dick Quill=quill"},
      {"Then Bud Zorn spoke.", "Bud Zorn=zorn"},
      {"Then Roberto Quill spoke.", ""},
      {"Then Bobby Kent met John Kent.", "Bobby Kent=robert-kent; John Kent=john-kent"},
      {"Then THOMAS O’NEAL met Thomas O'Neal.", "THOMAS O’NEAL=oneal; Thomas O'Neal=oneal"},
      {"Then Charles de Lucerne spoke.", "Charles de Lucerne=lucerne"},
      {"Then Jacobo Arban spoke.", "Jacobo Arban=arban"},
      {"Then Starke spoke.", "Starke=baker"},
  });
}

TEST_CASE("a title before a surname") {
  check_rows({
      {"Mr. Baker left.", "~Baker=baker"},
      {"Secretary of War Baker left.", "~Baker=baker"},
      {"then president Baker left.", "~Baker=baker"},
      {"^So said president Quill.", "~Quill=quill"},
      {"Mrs. Baker left.", ""},
      {"Mr. Kent left.", "~Kent="},
      {"Mr. Kent left. John Kent was late.", "~Kent=john-kent; John Kent=john-kent"},
      {"Gen. McGow left.", "~McGow=mcgow"},
      {"Gen. Jim McGow left.", ""},
      {"King Fahim left.", "King Fahim=fahim"},
      {"Mr. Washington left.", ""},
      {"Secretary Jordan Moss left Jordan.", "Jordan Moss=jordan-moss; Jordan=jordan"},
  });
}

TEST_CASE("a bare surname means whom the document has introduced") {
  check_rows({
      {"Newton Baker came. Baker spoke.", "Newton Baker=baker; ~Baker=baker"},
      {"Robert Kent came. Kent spoke.", "Robert Kent=robert-kent; ~Kent=robert-kent"},
      {"Robert Kent came. Then John Kent came. Kent spoke.",
       "Robert Kent=robert-kent; John Kent=john-kent; ~Kent=john-kent"},
      {"Senator Robert Kent met Governor John Kent. Senator Kent spoke.",
       "Robert Kent=robert-kent; John Kent=john-kent; ~Kent=robert-kent"},
      {"Then Kent spoke.", ""},
      {"Newton Baker came. Baker Street was empty.", "Newton Baker=baker"},
      {"Newton Baker came, and the Baker Administration fell.", "Newton Baker=baker; ~Baker=baker"},
      {"Newton Baker came. Baker Reforms failed; such reforms do.",
       "Newton Baker=baker; ~Baker=baker"},
      {"Newton Baker came. Josephine Baker danced.", "Newton Baker=baker"},
      {"We met the baker.", ""},
  });
}

TEST_CASE("a bare surname that only one bears") {
  check_rows({
      {"They asked Quill about it.", "~Quill=quill"},
      {"Quill: What about it?|They all left.", "~Quill=quill"},
      {"It is so.|Quill", "~Quill=quill"},
      {"From the adviser (Quill) to them", "~Quill=quill"},
      {"They left the House early.", ""},
      {"They asked House. They left the House early.", "~House=house"},
      {"On 26 Aug Quill asked them, and Quill knew.", "~Quill=quill; ~Quill=quill"},
      {"The Amt said so. Later the men of Amt Quill asked; Quill knew.",
       "~Quill=quill; ~Quill=quill"},
      {"Rice is cheap, and rice is good.", ""},
      {"^Quill, Page 4.", ""},
      {"They saw Peter Quill. They asked Quill.", ""},
      {"When in doubt, Ask Quill And Tell Nobody Else About That", ""},
  });
}

TEST_CASE("names in native order") {
  check_rows({
      {"Then Tran Van Buoc spoke.", "Tran Van Buoc=tran"},
      {"They met Soeng there.", "~Soeng=soeng"},
      {"President Buoc spoke.", "~Buoc=tran"},
      {"Madame Buoc spoke.", "~Buoc=tran-le"},
      {"They met Sutarno there.", "Sutarno=sutarno"},
      {"They met Peter Sutarno there.", ""},
      {"They met Sutarno Widodo there.", ""},
  });
}

TEST_CASE("places and persons of one name") {
  check_rows({
      {"They met in Washington.", "Washington=washington"},
      {"It fell. A Washington paper said so.", "Washington=washington"},
      {"Jordan Bickford left.", ""},
      {"They left Jordan.", "Jordan=jordan"},
      {"The talks in San José ended.", "~San José="},
      {"The talks in San José ended. Costa Rica won.",
       "~San José=san-jose-cr; Costa Rica=costa-rica"},
  });
}

TEST_CASE("front-matter tags become mentions without a place and give support") {
  const Gazetteer gazetteer(sample(), stop_lists());
  Document document = document_of("Fear of Haqqani grew.");
  document.meta.groups = {"the Haqqani Network", "haqqani network", "Unknown Front"};
  document.meta.people = {"Newton Diehl Baker", "Kabul"};
  document.meta.title = "Leaving Kabul";
  const Analyzer analyzer;
  tag_document(gazetteer, analyzer, document);
  CHECK(compact(document) ==
        "#Newton Diehl Baker=baker; #Kabul=; #the Haqqani Network=; #haqqani "
        "network=haqqani-network; "
        "#Unknown Front=; Kabul=kabul; ~Haqqani=haqqani-network");
  CHECK_FALSE(document.mentions[0].paragraph.has_value());
  CHECK(document.mentions[0].bytes.size() == 0);
  CHECK_FALSE(document.mentions[5].paragraph.has_value());
  CHECK(document.mentions[5].bytes == ByteRange{8, 13});
}

TEST_CASE("mentions are ordered, apart and inside their text, whatever the text") {
  const Gazetteer gazetteer(sample(), stop_lists());
  const Analyzer analyzer;
  std::mt19937 random(7);
  const std::vector<std::string> pieces{
      "Kabul", "kabul",    "US",        "U.S.",    " ",        ". ",       ", ",
      "-",     "Baker",    "Newton",    "D.",      "N.D.",     "Mr.",      "ISIS",
      "K",     "the",      "Haqqani",   "network", "Kent",     "John",     "Robert",
      "’s",    "al-Qaeda", "(",         ")",       "\xff",     "é",        "Washington",
      "of",    "State",    "Secretary", ":",       "San José", "\xe2\x80", "\n"};
  for (int round = 0; round < 300; ++round) {
    Document document;
    for (int p = 0; p < 3; ++p) {
      std::string text;
      for (auto n = random() % 40; n > 0; --n) {
        text += pieces[random() % pieces.size()];
        if (random() % 2 != 0) text += ' ';
      }
      document.paragraphs.push_back({Zone::Body, "", text, 0});
    }
    tag_document(gazetteer, analyzer, document);
    std::uint32_t paragraph = 0, end = 0;
    for (const Mention& mention : document.mentions) {
      REQUIRE(mention.paragraph.has_value());
      const std::string& text = document.paragraphs.at(*mention.paragraph).text;
      REQUIRE(*mention.paragraph >= paragraph);
      if (*mention.paragraph > paragraph) end = 0;
      REQUIRE(mention.bytes.begin >= end);
      REQUIRE(mention.bytes.begin < mention.bytes.end);
      REQUIRE(mention.bytes.end <= text.size());
      CHECK(mention.surface == text.substr(mention.bytes.begin, mention.bytes.size()));
      CHECK(mention.entity.empty() ==
            (mention.how == MentionHow::Recognised || !mention.candidates.empty()));
      paragraph = *mention.paragraph;
      end = mention.bytes.end;
    }
  }
}

TEST_CASE("capitals of a Title or Heading make no word a name") {
  const Gazetteer gazetteer(sample(), stop_lists());
  const std::vector<std::pair<Row, const char*>> rows{
      // The title, what is wanted; the text below it.
      {{"Baker Sets September Date", "~Baker=baker; Newton Baker=baker"},
       "Then Newton Baker spoke."},
      {{"Court Stops Baker Plan", "~Baker=baker; Newton Baker=baker"}, "Then Newton Baker spoke."},
      {{"Fears Grow as Baker Leaves Kabul", "~Baker=baker; Kabul=kabul; Newton Baker=baker"},
       "Then Newton Baker spoke."},
      {{"Josephine Baker Sets September Date", "Newton Baker=baker"},
       "It was then that Newton Baker met Josephine Kahn there."},
      {{"Haqqani Calls Off Talks", "~Haqqani=haqqani-network; Haqqani network=haqqani-network"},
       "Then the Haqqani network spoke."},
  };
  const Analyzer analyzer;
  for (const auto& [row, body] : rows) {
    CAPTURE(row.text);
    Document document = document_of(body);
    document.meta.title = row.text;
    CHECK(tag(gazetteer, document) == row.wanted);
  }
}

TEST_CASE("a place's name inside other names") {
  check_rows({
      {"They met in San José, Costa Rica.", "San José=san-jose-cr; Costa Rica=costa-rica"},
      {"They met in Washington, D.C.", "Washington, D.C.=washington"},
      {"The Kabul Agreement failed.", ""},
      {"It is from Reading University Press.", ""},
      {"It is from Reading University.", "Reading=reading"},
      {"Kabul airport and Kabul Airport", "Kabul=kabul; Kabul=kabul"},
      {"In Kabul the Press wrote of Kabul.", "Kabul=kabul; Kabul=kabul"},
  });
}

TEST_CASE("a weak name is supported by what it belongs to") {
  check_rows({
      {"They met in Sankt Josef.", ""},
      {"Costa Rica won. They met in Sankt Josef.",
       "Costa Rica=costa-rica; ~Sankt Josef=san-jose-cr"},
      {"The Rican Palace spoke. They met in Sankt Josef.",
       "Rican Palace=rican-palace; ~Sankt Josef=san-jose-cr"},
      {"Costa Rica won. See example.org/sankt-josef-won.", "Costa Rica=costa-rica"},
      {"Costa Rica won. Its cabinet fell.", "Costa Rica=costa-rica"},
  });
}

TEST_CASE("a name belongs to its time") {
  const Gazetteer gazetteer(sample(), stop_lists());
  check_rows({
      {"The New Cabinet of Kabul", "New Cabinet=new-cabinet; Kabul=kabul"},
      {"The New Cabinet of the 1990s fell.", ""},
      {"The New Cabinet of 2005 fell.", ""},
      {"The New Cabinet of 2012 fell.", "New Cabinet=new-cabinet"},
      {"The New Cabinet of the 2000s and of the 2010s", ""},
  });
  for (const int year : {2009, 2012}) {
    Document document = document_of("Costa Rica won. The interim cabinet fell.");
    document.meta.date = Date{year, 1, 0};
    CHECK(tag(gazetteer, document) ==
          (year < 2010 ? "Costa Rica=costa-rica"
                       : "Costa Rica=costa-rica; ~interim cabinet=new-cabinet"));
  }
}

TEST_CASE("a compound name is strong though a part of it is a stop word") {
  check_rows({{"Men of is-Qaeda came.", "is-Qaeda=is-qaeda"}});
}

TEST_CASE("an epithet has no surname") {
  const Gazetteer gazetteer(authority_of({
                                entity("person/ivo-marek", "Ivo Marek", {"Lion of Brno"}),
                                entity("place/brno", "Brno"),
                            }),
                            stop_lists());
  CHECK(tag(gazetteer, document_of("Ivo Marek was the Lion of Brno. Then Brno fell.")) ==
        "Ivo Marek=ivo-marek; Lion of Brno=ivo-marek; Brno=brno");
  CHECK(tag(gazetteer, document_of("Ivo Marek spoke. They said Marek had left Brno.")) ==
        "Ivo Marek=ivo-marek; ~Marek=ivo-marek; Brno=brno");
}
