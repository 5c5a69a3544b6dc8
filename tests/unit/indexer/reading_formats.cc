// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "reading_form.h"

using dossier::known_ending;
using dossier::reader_for;
using dossier::testing::read_bytes;
using dossier::testing::read_form;
using dossier::testing::read_paragraphs;

TEST_CASE("reader: endings") {
  for (const char* path :
       {"a.md", "b/c.MARKDOWN", "d.txt", "e.text", "f.jsonl", "g.x.ndjson", "h.pdf"}) {
    CAPTURE(path);
    CHECK(known_ending(path));
    CHECK(reader_for(path, "") != nullptr);
  }
  for (const char* path : {"a", "b.png", "c.md/d", ".txt", "md", ""}) {
    CAPTURE(path);
    CHECK_FALSE(known_ending(path));
    CHECK(reader_for(path, "") == nullptr);
  }
}

TEST_CASE("reader: encodings") {
  const std::string utf16{"\xFF\xFEZ\0\xFC\0r\0i\0c\0h\0,\0 \0o\0n\0e\0.\0", 26};
  struct Row {
    std::string bytes, wanted;
    std::size_t diagnostics;
    bool lost;
  };
  const Row rows[] = {
      {"\xEF\xBB\xBFZürich, one.", "B Zürich, one.", 0, false},
      {utf16, "B Zürich, one.", 0, false},
      {"Z\xFCrich, one.", "B Zürich, one.", 0, false},
      {"One.\r\n\r\nTwo.\r\rThree.", "B One. / B Two. / B Three.", 0, false},
      {std::string("PK\3\4\0\0abc", 9), "not one document", 1, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.wanted);
    for (const char* name : {"a.txt", "a.md"}) {
      CHECK(read_paragraphs(name, row.bytes) == row.wanted);
      const auto reading = read_bytes(name, row.bytes);
      REQUIRE(reading.diagnostics.size() == row.diagnostics);
      if (row.diagnostics > 0) CHECK(reading.diagnostics[0].document_lost == row.lost);
    }
  }
}

TEST_CASE("front matter") {
  struct Row {
    const char* yaml;
    const char* title;
    const char* rest;   ///< id, kind, date, language, authors, people, joined by '|'.
    const char* fault;  ///< Place and part of the reason, or "".
  };
  const Row rows[] = {
      {"title: Plain\nid: x y\nkind: News\ndate: 2021-09-01\nlanguage: English\nauthor: Ann Moss",
       "Plain", "x y|news|2021-09-01|en|Ann Moss|", ""},
      {"authors:\n  - Ann Moss\n  - Bo North\npeople: [Cy, Di]\nTitle: \"A: B\"", "A: B",
       "||-||Ann Moss,Bo North|Cy,Di", ""},
      {"title: T\ndate: 12 May 2020\nunknown: {deep: [1]}\nauthor: A. Moss", "T",
       "||2020-05-12||A. Moss|", ""},
      {"title: T\ndate: someday", "T", "||-|||", "line 3 someday"},
      {"title: T\nkind: essay", "T", "||-|||", "line 3 essay"},
      {"title: T\nbad: [1, 2\nid: kept", "T", "kept||-|||", "line 3 \"bad\" is not YAML"},
      {"title: Dams: a First Look\nauthor: Ann Moss\nid: x", "Dams: a First Look",
       "x||-||Ann Moss|", "line 2 \"title\" is not YAML"},
      {"title: \"Dams\nauthor: Ann Moss\npeople: [Cy, Di]\nid: x", "Dams", "x||-||Ann Moss|Cy,Di",
       "line 2 \"title\" is not YAML"},
      {"title: \"Dams\noutlet: \"Review\"\nauthor:\n- Ann Moss\n- Bo North\nid: x", "Dams",
       "x||-||Ann Moss,Bo North|", "line 2 \"title\" is not YAML"},
      {"title: T\nauthor: 'Ann Moss\nid: x\nkind: news", "T", "x|news|-||Ann Moss|",
       "line 3 \"author\" is not YAML"},
      {"title: T\nlanguage: Klingonese", "T", "||-|||", "line 3 Klingonese"},
      {"title: T\n  id: x\nauthor: Ann Moss", "T id: x", "||-||Ann Moss|", "line 2 title"},
      {"title: >\n  A long\n  title\nid: x", "A long title", "x||-|||", ""},
      {"title: T\nauthor: &a Ann\npeople: *a", "T", "||-||Ann|", "line 1 aliases"},
      {"", "", "||-|||", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    const auto reading =
        read_bytes("a.md", std::string("---\n") + row.yaml +
                               "\n---\nThe body of it is here, and it goes on for a while.\n");
    REQUIRE(reading.documents.size() == 1);
    const dossier::Metadata& meta = reading.documents[0].meta;
    const auto join = [](const std::vector<std::string>& list) {
      std::string out;
      for (const std::string& item : list) out += (out.empty() ? "" : ",") + item;
      return out;
    };
    CHECK(meta.title == row.title);
    const std::string kind = meta.kind == "other" ? "" : meta.kind,
                      language = std::string(row.rest).find("|en|") == std::string::npos
                                     ? ""
                                     : meta.language;
    CHECK(meta.id + "|" + kind + "|" + (meta.date ? meta.date->iso() : "-") + "|" + language + "|" +
              join(meta.authors) + "|" + join(meta.people) ==
          row.rest);
    CHECK(dossier::testing::paragraphs_form(reading.documents[0]) ==
          "B The body of it is here, and it goes on for a while.");
    std::string fault = row.fault;
    REQUIRE(reading.diagnostics.size() == (fault.empty() ? 0 : 1));
    if (fault.empty()) continue;
    CHECK(fault.substr(0, 6) == reading.diagnostics[0].place);
    CHECK(reading.diagnostics[0].reason.find(fault.substr(7)) != std::string::npos);
    CHECK_FALSE(reading.diagnostics[0].document_lost);
  }
}

TEST_CASE("front matter: limits, and a rule that is none") {
  std::string large = "---\ntitle: T\n";
  for (int i = 0; i < 20000; ++i) large += "key: v\n";
  CHECK(read_bytes("a.md", large + "---\nBody of it.").diagnostics.at(0).reason.find("64 KB") !=
        std::string::npos);
  CHECK(
      read_bytes("a.md", "---\na: " + std::string(5000, '[') + "\n---\nBody.").diagnostics.size() ==
      1);
  CHECK(read_paragraphs("a.md", "---\nA quiet line.\n\n---\n\nMore of it.\n") ==
        "B A quiet line. / B More of it.");
}

TEST_CASE("reader: a file without text is named") {
  for (const char* name : {"a.md", "a.txt", "a.html", "a.jsonl", "a.xml"}) {
    for (const char* text : {"", " \n\n", "\xEF\xBB\xBF"}) {
      CAPTURE(name);
      const auto reading = read_bytes(name, text);
      CHECK(reading.documents.empty());
      REQUIRE(reading.diagnostics.size() == 1);
      CHECK(reading.diagnostics[0].document_lost);
    }
  }
}

TEST_CASE("Markdown: blocks") {
  struct Row {
    const char* text;
    const char* wanted;
  };
  const Row rows[] = {
      {"# The Title\n\nA *b* **c** `d` ~~e~~.\n", "B A b c d e."},
      {"Setext\n======\n\nText\nover lines.\n\n## Part\n\n> Quoted text.\n",
       "B Text over lines. / B# Part / B Quoted text."},
      {"# T\n\n- One.\n- Two.\n\n1. First.\n2. Second.\n",
       "B One. / B Two. / B First. / B Second."},
      {"# T\n\n1. Alone in its list.\n", "B 1. Alone in its list."},
      {"# T\n\n| A | B |\n|---|---|\n| c | d |\n", "B A | B / B c | d"},
      {"# T\n\n```\ncode [^1] here\n```\n\nText.[^1]\n\n[^1]: Note.\n",
       "B code [^1] here / B Text.^1 / N1 Note."},
      {"# T\n\n<div>Kept <b>words.</b></div>\n\n<!-- gone "
       "-->\n\n<script>gone()</script>\n\nText<br>more.\n",
       "B Kept words. / B Text more."},
      {"# T\n\nText.<sup>1</sup>\n\n[^1]: Note.\n", "B Text.^1 / N1 Note."},
      {"# T\n\n> "
       "Para one\n\n    indented code\n",
       "B Para one / B indented code"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read_paragraphs("a.md", row.text) == row.wanted);
  }
}

TEST_CASE("Markdown: notes keep their labels, called or not") {
  struct Row {
    const char* text;
    const char* wanted;
  };
  const Row rows[] = {
      {"One.[^b] Two[^7]three.[^7]\n\n[^7]: Seven\ngoes on.\n[^b]: *Bee*.\n[^x]: Never called.\n",
       "B One.^b Two^7 three. / N7 Seven goes on. / Nb Bee. / Nx Never called."},
      {"One.[^1]\n\n[^1]: First.\n\n    Second paragraph.\n\nText after.\n",
       "B One.^1 / N1 First. Second paragraph. / B Text after."},
      {"One.[^9] Two.\n", "B One. Two."},
      {"One.[^1]\n\n[^1]: See <https://a.example/b> and [the page](https://c.example/d).\n",
       "B One.^1 / N1 See https://a.example/b and the page <https://c.example/d>."},
      {"```\n[^1]: not a note\n```\n\nOne.[^1]\n\n[^1]: Note.\n",
       "B [^1]: not a note / B One.^1 / N1 Note."},
      {"One.[^1]\n\nNotes\n\n1. A point of order.\n2. Another.\n\n[^1]: Note.\n",
       "B One.^1 / N A point of order. / N Another. / N1 Note."},
      {"T[^1]\n\nThe text begins here.[^2]\n\n[^1]: Of the title.\n[^2]: Two.\n",
       "B ^1The text begins here.^2 / N1 Of the title. / N2 Two."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read_paragraphs("a.md", std::string("---\ntitle: T\n---\n") + row.text) == row.wanted);
  }
}

TEST_CASE("Markdown: paper layout without front matter") {
  CHECK(read_form("a.md",
                  "# A River Divided\n\nJane Öberg\n\n17.11.2023\n\n## Introduction\n\nIt "
                  "ended.[^1]\n\n[^1]: Moss A., “Dams”\n\nBibliography\n\nMoss A., “Dams”\n\nNorth "
                  "B., “Rivers”\n") ==
        "A River Divided [Jane Öberg] 2023-11-17 paper: B# Introduction / B It ended.^1 / N1 Moss "
        "A., “Dams” / R# Bibliography / R Moss A., “Dams” / R North B., “Rivers”");
}

TEST_CASE("Markdown: links") {
  const auto reading =
      read_bytes("a.md",
                 "# T\n\nSee [the *old* page](https://a.example/b), <https://c.example/d>[^1] and "
                 "https://e.example/f. Not [here](#top).\n\n[^1]: Note.\n");
  REQUIRE(reading.documents.size() == 1);
  const dossier::Document& document = reading.documents[0];
  REQUIRE(document.links.size() == 3);
  const auto shown = [&](std::size_t i) {
    const dossier::Link& link = document.links[i];
    return document.paragraphs[link.paragraph].text.substr(link.bytes.begin, link.bytes.size());
  };
  CHECK(shown(0) == "the old page");
  CHECK(document.links[0].target == "https://a.example/b");
  CHECK(shown(1) == "https://c.example/d");
  CHECK(shown(2) == "https://e.example/f");
}

TEST_CASE("JSON Lines") {
  const auto reading = read_bytes("a.jsonl",
                                  "{\"id\":\"x1\",\"title\":\"T\",\"author\":[\"Ann Moss\",\"Bo "
                                  "North\"],\"date\":\"2020-05-04\",\"text\":\"One\\u00e9 "
                                  "here.\\r\\n\\r\\nTwo here.\",\"extra\":{\"text\":\"no\"}}\n"
                                  "\nnot json\n{\"title\":\"U\",\"author\":\"Cy "
                                  "Dee\",\"kind\":\"essay\",\"text\":\"\"}\n[1]\n{\"id\":\"y\"}\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(dossier::testing::form(reading.documents[0]) ==
        "T [Ann Moss] [Bo North] 2020-05-04 other: B Oneé here. / B Two here.");
  CHECK(reading.documents[0].meta.id == "x1");
  CHECK(reading.documents[1].meta.title == "U");
  REQUIRE(reading.diagnostics.size() == 4);
  CHECK(reading.diagnostics[0].place == "line 3");
  CHECK(reading.diagnostics[0].document_lost);
  CHECK(reading.diagnostics[1].place == "line 4");
  CHECK_FALSE(reading.diagnostics[1].document_lost);
  CHECK(reading.diagnostics[2].place == "line 5");
  CHECK(reading.diagnostics[3].place == "line 6");
}
