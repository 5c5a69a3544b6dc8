// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "indexer/link_targets.h"
#include "reading_form.h"

using dossier::id_of_target;
using dossier::reader_for;
using dossier::testing::form;
using dossier::testing::paragraphs_form;
using dossier::testing::read_bytes;
using dossier::testing::read_form;
using dossier::testing::read_paragraphs;

namespace {

std::string tei(const std::string& body, const std::string& header = "") {
  return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc>" + header +
         "</fileDesc></teiHeader><text><body>" + body + "</body></text></TEI>";
}

std::string document(const std::string& id, const std::string& rest) {
  return "<div type=\"document\" xml:id=\"" + id + "\">" + rest + "</div>";
}

}  // namespace

TEST_CASE("TEI: which files") {
  struct Row {
    const char* path;
    const char* head;
    bool wanted;
  };
  const Row rows[] = {
      {"a.xml", "<TEI/>", true},
      {"a.tei", "<?xml version=\"1.0\"?>\n<!-- c --><teiCorpus xmlns=\"x\">", true},
      {"a.XML", "<tei:TEI xmlns:tei=\"http://www.tei-c.org/ns/1.0\">", true},
      {"a.xml", "<!DOCTYPE TEI.2 SYSTEM \"t.dtd\"><TEI.2>", true},
      {"a.xml", "<!-- a long comment that the head ends in", true},
      {"a.xml", "<rss version=\"2.0\">", false},
      {"a.tei", "<svg/>", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK((reader_for(row.path, row.head) != nullptr) == row.wanted);
  }
  const auto other =
      read_bytes("a.xml", "<!--" + std::string(5000, 'c') + "--><rss><p>x</p></rss>");
  CHECK(other.documents.empty());
}

TEST_CASE("TEI: blocks") {
  struct Row {
    const char* body;
    const char* wanted;
  };
  const Row rows[] = {
      {"<p>One\n   <hi rend=\"i\">two</hi>\tthree .</p><ab>Four</ab>",
       "B One two three . / B Four"},
      {"<div><head>Part</head><p>One</p><div><head>Sub</head><p>Two</p></div></div>",
       "B# Part / B One / B# Sub / B Two"},
      {"<p>w<lb break=\"no\"/>ord<lb/>next an<pb n=\"2\"/>other <fw>Running head</fw>page</p>",
       "B word next another page"},
      {"<p><choice><sic>teh</sic><corr>the</corr></choice> <choice><orig>olde</orig><reg>old</reg>"
       "</choice> <choice><abbr>Dr</abbr><expan>Doctor</expan></choice>, <abbr>Mr</abbr> "
       "<gap/>.</p>",
       "B the old Doctor, Mr […]."},
      {"<p>a <app><lem>b</lem><rdg>c</rdg></app> <del>d</del><add>e</add></p>", "B a b e"},
      {"<list><head>Those present</head><item>One</item><item>Two<list><item>deep</item></list>"
       "rest</item></list>",
       "B Those present / B One / B Two / B deep / B rest"},
      {"<list type=\"gloss\"><label>ARVN</label><item>an army</item><label>a.</label>"
       "<item><p>first</p></item></list>",
       "B ARVN an army / B a. / B first"},
      {"<lg><l>One</l><l>Two</l></lg><l>Three</l>", "B One Two / B Three"},
      // A quotation within a line has its marks, once.
      {"<p>He said “<quote>yes</quote>”, <quote>‘no’</quote> and <quote><hi>maybe</hi>,</quote> "
       "then.</p><p>So: <quote><p>No.</p></quote></p><p>a</p>",
       "B He said “yes”, ‘no’ and “maybe,” then. / B So: / B No. / B a"},
      {"<p>He said <quote>yes</quote> to it.</p><quote><p>No.</p></quote><p>a</p>",
       "B He said “yes” to it. / B No. / B a"},
      {"<table><row><cell>a</cell><cell><p>b</p><p>c</p></cell></row><row><cell>d</cell></row>"
       "</table>",
       "B a | b c / B d"},
      {"<opener><salute>Dear Sir,</salute></opener><p>One</p><closer>Yours <signed>Ann</signed> "
       "then</closer>",
       "B Dear Sir, / B One / B Yours / B Ann / B then"},
      {"<p>z&#xA0;b &#x200B;c&#xFEFF;d</p>", "B z b cd"},
      {"<head>Notes</head><p>On the talks.</p>", "N On the talks."},
      {"<p>1. This is no heading</p><p>BUT A SHOUT</p><p>It is so.</p>",
       "B 1. This is no heading / B BUT A SHOUT / B It is so."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(read_paragraphs("a.xml", tei(row.body, "<titleStmt><title>T</title></titleStmt>")) ==
          row.wanted);
  }
}

TEST_CASE("TEI: notes") {
  struct Row {
    const char* body;
    const char* wanted;
  };
  const Row rows[] = {
      {"<p>One<note n=\"4\">Note.</note>. Two <note n=\"*\">Star.</note>, three.</p>",
       "B One^4. Two^*, three. / N4 Note. / N* Star."},
      {"<p>plan<note>A</note>just.<note>B</note>The (<note>C</note>x)</p>",
       "B plan^1 just.^2 The (^3x) / N1 A / N2 B / N3 C"},
      {"<p>One<note n=\"1\">It <p>goes on</p><p>and on<note n=\"a\">Inner.</note>.</p></note>.</p>",
       "B One^1. / N1 It goes on and on. / Na Inner."},
      {"<p>One<note n=\"1\">See 2020. 12</note></p><p>2 This calls none.</p>",
       "B One^1 / B 2 This calls none. / N1 See 2020. 12"},
      {"<p>One<ref target=\"#n1\">1</ref> and two<ref target=\"#n2\">[2]</ref>; see <ref "
       "target=\"#n1\">the first note</ref>.</p><div type=\"notes\"><note xml:id=\"n1\" n=\"1\">A"
       "</note><note xml:id=\"n2\" n=\"2\">B</note></div>",
       "B One^1 and two^2; see the first note. / N1 A / N2 B"},
      {"<p>One</p><note n=\"9\">Between.</note><p>Two</p>", "B One^9 / B Two / N9 Between."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(read_paragraphs("a.xml", tei(row.body)) == row.wanted);
  }
}

TEST_CASE("TEI: header") {
  struct Row {
    const char* header;
    const char* wanted;  ///< Form without text, then outlet, language, url.
  };
  const Row rows[] = {
      {"<titleStmt><title type=\"sub\">Sub</title><title type=\"main\">Main\n title</title>"
       "<author><persName><forename>Ann</forename><surname>Moss</surname></persName>"
       "<affiliation>Ministry</affiliation></author><author>Bo North</author>"
       "<editor>No One</editor></titleStmt><publicationStmt><publisher>House</publisher>"
       "<date when=\"2019-03-04T10:00:00\">then</date><idno type=\"DOI\">10.1/x</idno>"
       "</publicationStmt>",
       "Main title: Sub [Ann Moss] [Bo North] 2019-03-04|House||https://doi.org/10.1/x"},
      {"<titleStmt><title>T</title><editor>Ed One</editor></titleStmt><publicationStmt>"
       "<date>May 2014</date><idno type=\"URI\">https://e.example/t</idno></publicationStmt>"
       "<sourceDesc><biblStruct><monogr><title level=\"j\">The Journal</title></monogr>"
       "</biblStruct></sourceDesc></fileDesc><profileDesc><langUsage><language ident=\"pl-PL\"/>"
       "</langUsage></profileDesc><fileDesc>",
       "T [Ed One] 2014-05|The Journal|pl|https://e.example/t"},
      {"<titleStmt><title>T</title></titleStmt><sourceDesc><bibl><author>A. B.</author>"
       "<date notBefore=\"1961-02\" notAfter=\"1962\"/></bibl></sourceDesc>",
       "T [A. B.] 1961-02|||"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const auto reading = read_bytes("a.xml", tei("<p>x</p>", row.header));
    REQUIRE(reading.documents.size() == 1);
    const dossier::Metadata& meta = reading.documents[0].meta;
    std::string said = form(reading.documents[0]);
    said.resize(said.find(" other: B x"));
    CHECK(said + "|" + meta.outlet + "|" + meta.language + "|" + meta.url == row.wanted);
  }
}

TEST_CASE("TEI: title, author and date in the text") {
  struct Row {
    const char* text;
    const char* wanted;
  };
  const Row rows[] = {
      {"<front><titlePage><docTitle><titlePart>The Siege</titlePart></docTitle><byline>by "
       "<docAuthor>Ann Moss</docAuthor></byline><docDate "
       "when=\"1999-05\">1999</docDate></titlePage>"
       "</front><body><head>The Siege</head><p>x</p></body>",
       "The Siege [Ann Moss] 1999-05 other: B x"},
      {"<body><head>The Siege<note>N</note></head><byline>By Bo North</byline><dateline>4 May 2020"
       "</dateline><p>x</p></body>",
       "The Siege [Bo North] 2020-05-04 other: B ^1x / N1 N"},
      {"<body><head>T</head><dateline>Oslo, <date when=\"2020-05-04\">May 4</date></dateline><p>x "
       "<date "
       "when=\"1900\">then</date></p></body>",
       "T 2020-05-04 other: B Oslo, May 4 / B x then"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read_form("a.xml", "<TEI><teiHeader/><text>" + std::string(row.text) + "</text></TEI>") ==
          row.wanted);
  }
}

TEST_CASE("TEI: many documents in a file") {
  const auto reading = read_bytes(
      "vol.xml",
      tei("<p>Left out.</p>" +
              document("d1",
                       "<pb/><head>1. One<note n=\"1\">Secret.</note></head><dateline>Oslo, "
                       "<date from=\"1961-01-04\" to=\"1961-01-05\">x</date></dateline>"
                       "<p>A.</p><div><head>Part</head><p>B.</p></div>") +
              "<div><head>Left out too</head>" +
              document("d2", "<head>2. Two</head><p>Before.</p>" +
                                 document("d3", "<head>3. In two</head><p>Inside.</p>") +
                                 "<p>After.</p>") +
              "</div><div type=\"document\" "
              "xmlns:frus=\"http://history.state.gov/frus/ns/1.0\" "
              "frus:doc-dateTime-min=\"1961-02-03T00:00:00\">"
              "<p>No id.</p></div>",
          "<titleStmt><title>Volume</title><author>Vol Author</author></titleStmt><publicationStmt>"
          "<publisher>House</publisher><date>2014</date></publicationStmt>"));
  std::string got;
  for (const auto& one : reading.documents) got += form(one) + "\n";
  CHECK(got ==
        "1. One 1961-01-04 other: B ^1Oslo, x / B A. / B# Part / B B. / N1 Secret.\n"
        "3. In two - other: B Inside.\n"
        "2. Two - other: B Before. / B After.\n"
        " 1961-02-03 other: B No id.\n");
  for (const auto& one : reading.documents) CHECK(one.meta.outlet == "House");
}

TEST_CASE("TEI: a corpus") {
  const auto reading = read_bytes("a.xml", "<teiCorpus><teiHeader/>" + tei("<p>One.</p>") +
                                               tei(document("d1", "<p>Two.</p>")) + "</teiCorpus>");
  REQUIRE(reading.documents.size() == 2);
  CHECK(paragraphs_form(reading.documents[0]) == "B One.");
  CHECK(paragraphs_form(reading.documents[1]) == "B Two.");
}

TEST_CASE("TEI: where references lead") {
  struct Row {
    const char* target;
    const char* wanted;  ///< Targets of the links, joined by blanks.
  };
  const Row rows[] = {
      {"#d2", "#d2"},
      {"#d2fn1", "#d2"},
      {"#para", "#d2"},
      {"vol.xml#d2", "#d2"},
      {"vol#d2", "#d2"},
      {"other.xml#d5", "other.xml#d5"},
      {"other#d5fn12", "other.xml#d5"},
      {"other", "other.xml"},
      {"../b/c.xml#x", "../b/c.xml#x"},
      {"#d2 #d3", "#d2 #d3"},
      {"https://a.example/x", "https://a.example/x"},
      {"#d1", ""},
      {"#d1p", ""},
      {"#pg_2", ""},
      {"#front", ""},
      {"#nowhere", ""},
      {"bible:Gen.1", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    for (const bool in_note : {false, true}) {
      const std::string ref = "<ref target=\"" + std::string(row.target) + "\">it</ref>";
      const auto reading = read_bytes(
          "in/vol.xml",
          tei("<p xml:id=\"front\">x</p>" +
              document("d1", "<p xml:id=\"d1p\">See " +
                                 (in_note ? "<note>In " + ref + ".</note>" : ref) + "</p>") +
              document("d2",
                       "<p xml:id=\"para\">y<note xml:id=\"d2fn1\">z</note><pb "
                       "xml:id=\"pg_2\"/></p>") +
              document("d3", "<p>w</p>")));
      REQUIRE(reading.documents.size() == 3);
      std::string got;
      for (const auto& link : reading.documents[0].links) {
        got += (got.empty() ? "" : " ") + link.target;
        CHECK(reading.documents[0].paragraphs[link.paragraph].text.substr(link.bytes.begin, 2) ==
              "it");
      }
      const bool address = std::string(row.wanted).starts_with("https");
      CHECK(got == (in_note && address ? "" : row.wanted));  // Written out in the note's text.
    }
  }
}

TEST_CASE("link targets to ids") {
  struct Row {
    const char* file;
    const char* target;
    const char* wanted;
  };
  const Row rows[] = {
      {"a.xml", "b.xml#d1", "b.xml#d1"},
      {"in/a.xml", "b.xml", "in/b.xml"},
      {"in/deep/a.xml", "../b.xml#d1", "in/b.xml#d1"},
      {"in/a.xml", "../../../b.xml", "b.xml"},
      {"in/a.xml", "./x/./b.xml#d", "in/x/b.xml#d"},
      {"in/a.xml", "#d4", "in/a.xml#d4"},
      {"in/a.xml", "/b.xml", "b.xml"},
      {"my%20in/a.xml", "b%20c.xml#d%C3%A9", "my%20in/b%20c.xml#dé"},
      {"a.xml", "b%2.xml", "b%2.xml"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    CHECK(id_of_target(row.file, row.target) == row.wanted);
  }
}
