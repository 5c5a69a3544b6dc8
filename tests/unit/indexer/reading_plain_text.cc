// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "reading_form.h"

using dossier::testing::read_form;
using dossier::testing::read_paragraphs;

namespace {

struct Row {
  const char* name;
  std::string text;
  std::string wanted;
};

// Enough running text that a line above it is no paragraph of its own kind.
const std::string kProse =
    "The council met twice in the spring and once in the autumn, and each time it put the matter "
    "off.";

}  // namespace

TEST_CASE("plain text: title page, front, sections, bibliography, back") {
  const std::string paper =
      "\n\nA River Divided: Who Shares the Water?\n\nJane Öberg\n\n29.11.2021\n\n\nKey Points\n\n- "
      "Water is short.\n- Treaties "
      "are old.\n\nIntroduction\n\n" +
      kProse +
      "¹\n\n¹ Moss A., “Dams”, The Gazette, 3 May 2020\n\n"
      "What Comes Next – a Proposal\n\n1. Measure the flow.\n2. Publish the "
      "figures.\n\nBibliography\n\nMoss A., “Dams”, "
      "The Gazette, 3 May 2020,\n\nAvailable at: <https://gazette.example/dams>\n\nNorth B., "
      "Rivers, 1999\n\nABOUT THE "
      "AUTHOR\n\nJane Öberg. Engineer.\n\nIF YOU VALUE OUR WORK, BECOME A DONOR!\n\nOur bank "
      "account: 12 3456\n";
  CHECK(read_form("a.txt", paper) ==
        "A River Divided: Who Shares the Water? [Jane Öberg] 2021-11-29 paper: F# Key Points / F "
        "Water is short. / F "
        "Treaties are old. / B# Introduction / B " +
            kProse +
            "^1 / N1 Moss A., “Dams”, The Gazette, 3 May 2020 / B# What "
            "Comes Next – a Proposal / B Measure the flow. / B Publish the figures. / R# "
            "Bibliography / R Moss A., “Dams”, The "
            "Gazette, 3 May 2020, Available at: <https://gazette.example/dams> / R North B., "
            "Rivers, 1999 / K# ABOUT THE AUTHOR "
            "/ K Jane Öberg. Engineer. / K# IF YOU VALUE OUR WORK, BECOME A DONOR! / K Our bank "
            "account: 12 3456");
}

TEST_CASE("plain text: title pages") {
  const std::string start = "\n\nIntroduction\n\n" + kProse;
  const std::string body = "B# Introduction / B " + kProse;
  const Row rows[] = {
      {"publisher, series, title over two lines, three authors",
       "INSTITUTE OF RIVER STUDIES\nPolicy Brief 12/2021\n\nThe Long Drought and\nthe Politics of "
       "Water\n\nAnn Moss, Bo North and Wei Chen\n16 August 2021" +
           start,
       "The Long Drought and the Politics of Water [Ann Moss] [Bo North] [Wei Chen] 2021-08-16 "
       "other: " +
           body},
      {"masthead and section of a site",
       "Herald\nWorld\n\nFlood destroys bridge in the north\n\nBy Ann Moss\nMay 4, 2021\n5:12 PM "
       "GMT\n\n" +
           kProse,
       "Flood destroys bridge in the north [Ann Moss] 2021-05-04 news: B " + kProse},
      {"a byline is surer than capitals",
       "Wasser im Tal\nEin Bericht\n\nAutor: Anna Berg\nStand: 16. August 2021\n\nEinleitung\n\n" +
           kProse,
       "Wasser im Tal [Anna Berg] 2021-08-16 news: F Ein Bericht / B# Einleitung / B " + kProse},
      {"a year in a title", "Rivers 2020\n\nBy Ann Moss\n\n" + kProse,
       "Rivers 2020 [Ann Moss] - news: B " + kProse},
      {"a section is no author",
       "The Long Drought\n\nHistorical Background\n\n" + kProse + " " + kProse + " " + kProse,
       "The Long Drought - other: B# Historical Background / B " + kProse + " " + kProse + " " +
           kProse},
      {"the head of a memorandum",
       "MEMORANDUM\n\nTo: The Board\nFrom: Ann Moss, River Institute\nDate: 3 May 2020\n\nA Bridge "
       "at Last\n" +
           start,
       "A Bridge at Last [Ann Moss] 2020-05-03 other: F To: The Board / " + body},
      {"its subject is the title",
       "An: Das Kollegium\nVon: Anna Berg\nBetreff: Wasser im Tal\n\n" + kProse,
       "Wasser im Tal [Anna Berg] - other: F An: Das Kollegium / B " + kProse},
      {"no head without a sender", "To: all who cross the river\nDate: 3 May 2020\n\n" + kProse,
       "To: all who cross the river 2020-05-03 other: B " + kProse},
      {"a sentence is no title", "They met in the spring.\n\n" + kProse,
       " - other: B They met in the spring. / B " + kProse},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(read_form("a.txt", row.text) == row.wanted);
  }
}

TEST_CASE("plain text: page breaks") {
  const Row rows[] = {
      {"notes between the halves", "It is not whether they meet,\n\n¹ One.\n\nbut when.¹\n",
       "B It is not whether they meet, but when.^1 / N1 One."},
      {"the second half begins with a capital inside a quotation",
       "After the war the leaders formed the “Harbour\n\n¹ One.\n\nCouncil”, a body of twelve.¹\n",
       "B After the war the leaders formed the “Harbour Council”, a body of twelve.^1 / N1 One."},
      {"the second half begins with a name",
       "The minister spoke at length to the envoy of the\n\n¹ One.\n\nUnited Nations, who took no "
       "notes.¹\n",
       "B The minister spoke at length to the envoy of the United Nations, who took no notes.^1 / "
       "N1 One."},
      {"a whole paragraph before the notes stays",
       "They met.¹\n\n¹ One.\n\nThey met again later in the year.\n",
       "B They met.^1 / N1 One. / B They met again later in the year."},
      {"a heading after the notes is not swallowed",
       "They met here and there.¹\n\n¹ One.\n\nAn Old Idea\n\n" + kProse,
       "B They met here and there.^1 / N1 One. / B# An Old Idea / B " + kProse},
      {"a word cut by a hyphen", "The matter fell to the govern-\n\n¹ One.\n\nment of the day.¹\n",
       "B The matter fell to the government of the day.^1 / N1 One."},
      {"a hyphen the document writes elsewhere",
       "The post-war order and the post-\n\n¹ One.\n\nwar debt.¹\n",
       "B The post-war order and the post-war debt.^1 / N1 One."},
      {"blank line only, clearly cut",
       "They could not agree on the line of the border between the two river\n\nprovinces, which "
       "moved.\n",
       "B They could not agree on the line of the border between the two river provinces, which "
       "moved."},
      {"a list of points is not one paragraph",
       "The annex of the agreement asked both of the parties for the following\n\na. a map of the "
       "river\n\nb. a list of wells\n",
       "B The annex of the agreement asked both of the parties for the following / B a. a map of "
       "the river / B b. a list of wells"},
      {"page number and form feed",
       "They could not agree on the border between the two River\n\n12\n\n\fProvinces of the "
       "north, which moved.\n",
       "B They could not agree on the border between the two River Provinces of the north, which "
       "moved."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(read_paragraphs("a.txt", "---\ntitle: T\n---\n" + row.text) == row.wanted);
  }
}

TEST_CASE("plain text: a note goes on after the break") {
  const std::string note =
      "See the long account that the commission gave of its journey through the northern provinces "
      "and of what it";
  CHECK(read_paragraphs(
            "a.txt", "---\ntitle: T\n---\nThey met.¹ Then the talks went on in the\n\n¹ " + note +
                         "\n\nold capital until the summer, when they\n\n"
                         "was told there.\n\n² Two.\n\nbroke off.²\n") ==
        "B They met.^1 Then the talks went on in the old capital until the summer, when they broke "
        "off.^2 / N1 " +
            note + " was told there. / N2 Two.");
}

TEST_CASE("plain text: note marks") {
  const Row rows[] = {
      {"behind and before punctuation, inside a sentence",
       "A one⁸), b.¹ “C”² and d.\n\n¹ One.\n\n² Two.\n\n⁸ Eight.\n",
       "B A one^8), b.^1 “C”^2 and d. / N1 One. / N2 Two. / N8 Eight."},
      {"two at one place", "It ended.¹,² So be it.\n\n¹ One.\n\n² Two.\n",
       "B It ended.^1^2 So be it. / N1 One. / N2 Two."},
      {"exponents stay",
       "An area of 10 km² was lost.¹ All 3³ of it.\n\n¹ One.\n\n² Two.\n\n³ Three.\n",
       "B An area of 10 km² was lost.^1 All 3³ of it. / N1 One. / N2 Two. / N3 Three."},
      {"no such note, no mark", "An area of ten metres⁴ was lost.¹\n\n¹ One.\n",
       "B An area of ten metres⁴ was lost.^1 / N1 One."},
      {"brackets",
       "It ended [1]. Then [2, 3] more.\n\nNotes\n\n[1] One.\n\n[2] Two.\n\n[3] Three.\n",
       "B It ended^1. Then^2^3 more. / N1 One. / N2 Two. / N3 Three."},
      {"brackets that call nothing", "It [sic] ended in [1999].¹\n\n¹ One.\n",
       "B It [sic] ended in [1999].^1 / N1 One."},
      {"numbered endnotes", "It ended.¹ Then more.²\n\nNotes\n\n1. One.\n\n2. Two.\n",
       "B It ended.^1 Then more.^2 / N1 One. / N2 Two."},
      {"an endnote of two paragraphs",
       "It ended.¹ Then more.²\n\nEndnotes\n\n1. One.\n\nIt goes on.\n\n2. Two.\n",
       "B It ended.^1 Then more.^2 / N1 One. It goes on. / N2 Two."},
      {"bare numbers",
       "It ended in 1970.1 Then 3.2 more.2 In 1999.\n\nNotes\n\n1. One.\n\n2. Two.\n",
       "B It ended in 1970.^1 Then 3.2 more.^2 In 1999. / N1 One. / N2 Two."},
      {"numbers that start anew", "One.¹\n\n¹ First.\n\nTwo.¹\n\n¹ Second.\n",
       "B One.^1 / N1 First. / B Two.^1 / N1 Second."},
      {"a list is no list of notes", "It ended.¹ So:\n\n1. First.\n2. Second.\n\n¹ One.\n",
       "B It ended.^1 So: / B First. / B Second. / N1 One."},
      {"references that are cited by number",
       "It ended [2].\n\nReferences\n\n[1] Moss, Dams.\n\n[2] North, Rivers.\n",
       "B It ended^2. / R# References / R [1] Moss, Dams. / N2 North, Rivers."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(read_paragraphs("a.txt", "---\ntitle: T\n---\n" + row.text) == row.wanted);
  }
}

TEST_CASE("plain text: lines") {
  const Row rows[] = {
      {"hard-wrapped",
       "The council met twice in the spring and once in the autumn, and each time it\nput the "
       "matter off until the members of "
       "the commission had come back from\nthe north. Nobody asked why.\n\nA second paragraph of "
       "the same kind follows here, so "
       "that the width of the\nlines can be seen.\n",
       "B The council met twice in the spring and once in the autumn, and each time it put the "
       "matter off until the members of "
       "the commission had come back from the north. Nobody asked why. / B A second paragraph of "
       "the same kind follows here, so "
       "that the width of the lines can be seen."},
      {"a paragraph a line, none blank", kProse + " " + kProse + "\n" + kProse + " Twice.\n",
       "B " + kProse + " " + kProse + " / B " + kProse + " Twice."},
      {"bullets of several kinds", "- One.\n• Two.\n* Three.\n1) Four.\n",
       "B One. / B Two. / B Three. / B Four."},
      {"emphasis", "**The *whole* of it** ended, a_b_c and 2 * 3 * 4 and _all_.\n",
       "B The whole of it ended, a_b_c and 2 * 3 * 4 and all."},
      {"emphasis cut by a page break", "So **it was agreed\n\n¹ One.\n\nto go on.** They went.¹\n",
       "B So it was agreed to go on. They went.^1 / N1 One."},
      {"emphasis inside an address stays", "See https://a.example/x_y_z*1 there.\n",
       "B See https://a.example/x_y_z*1 there."},
      {"rules go", "One.\n\n-----\n\nTwo.\n", "B One. / B Two."},
      {"space and invisible characters", "One\u00a0\u200btwo\t three .\n", "B One two three ."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(read_paragraphs("a.txt", "---\ntitle: T\n---\n" + row.text) == row.wanted);
  }
}

TEST_CASE("plain text: running heads") {
  std::string text = "Rivers of the North\n\n" + kProse + "\n",
              wanted = "Rivers of the North - other: B " + kProse;
  for (int page = 2; page < 6; ++page) {
    const std::string number = std::to_string(page);
    text += "\f\nRivers of the North   " + number + "\n\nIn year " + number + " " + kProse + "\n";
    wanted += " / B In year " + number + " " + kProse;
  }
  CHECK(read_form("a.txt", text) == wanted);
  // A word that merely comes back is no running head.
  CHECK(read_paragraphs(
            "a.txt", "---\ntitle: T\n---\nYes.\n\nIt is so.\n\nYes.\n\nIt is so too.\n\nYes.\n") ==
        "B Yes. / B It is so. / B Yes. / B It is so too. / B Yes.");
}

TEST_CASE("plain text: headings") {
  const Row rows[] = {
      {"title case", "The Road to the Border\n\n" + kProse,
       "B# The Road to the Border / B " + kProse},
      {"few words", "What it has meant\n\n" + kProse, "B# What it has meant / B " + kProse},
      {"capitals", "THE ROAD, 2015–2020\n\n" + kProse, "B# THE ROAD, 2015–2020 / B " + kProse},
      {"numbered", "2. The Road\n\n" + kProse, "B# The Road / B " + kProse},
      {"Markdown", "## The road\n\n" + kProse, "B# The road / B " + kProse},
      {"strong", "**The road to the border**\n\n" + kProse,
       "B# The road to the border / B " + kProse},
      {"a sentence is none", "They met.\n\n" + kProse, "B They met. / B " + kProse},
      {"a list of names is none", "The President\n\nThe Minister\n\nThe Envoy\n\n" + kProse,
       "B The President / B The Minister / B The Envoy / B " + kProse},
      {"entries of a bibliography are none",
       kProse + "\n\nLiteratur\n\nMoss A., Dams of the North\n\nNorth B., Rivers and Their Many "
                "Sources in the High Hills\n",
       "B " + kProse +
           " / R# Literatur / R Moss A., Dams of the North / R North B., Rivers and Their Many "
           "Sources in the High Hills"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(read_paragraphs("a.txt", "---\ntitle: T\n---\n" + row.text) == row.wanted);
  }
}

TEST_CASE("plain text: sections have names, links have targets") {
  const auto reading = dossier::testing::read_bytes(
      "a.txt", "---\ntitle: T\n---\n" + kProse +
                   "\n\nThe Road\n\nMore is at <https://a.example/b> and http://c.example/d.¹ " +
                   kProse + "\n\n¹ See <https://e.example/f>\n");
  REQUIRE(reading.documents.size() == 1);
  const dossier::Document& document = reading.documents[0];
  REQUIRE(document.paragraphs.size() == 4);
  CHECK(document.paragraphs[0].section == "");
  CHECK(document.paragraphs[2].section == "The Road");
  CHECK(document.paragraphs[3].text == "See <https://e.example/f>");
  REQUIRE(document.links.size() == 2);
  for (const dossier::Link& link : document.links)
    CHECK(document.paragraphs[link.paragraph].text.substr(link.bytes.begin, link.bytes.size()) ==
          link.target);
  CHECK(document.links[1].target == "http://c.example/d");
}

TEST_CASE("plain text: language and kind") {
  CHECK(read_form("a.txt",
                  "Ein Fluss und seine Grenzen\n\nVon Anna Berg\n\n16. August 2021\n\nDie Minister "
                  "trafen sich zweimal im Frühjahr und "
                  "einmal im Herbst, und jedes Mal verschoben sie die Sache auf später.\n")
            .substr(0, 64) == "Ein Fluss und seine Grenzen [Anna Berg] 2021-08-16 news: B Die M");
  CHECK(read_form("a.txt", "One line without a full stop") ==
        " - other: B One line without a full stop");
}
