// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of the PDF reader, on pages made for each.
#include <doctest/doctest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/structure/text_shape.h"
#include "pdf_maker.h"
#include "reading_form.h"

using namespace dossier;
using dossier::testing::PdfMaker;

namespace {

// A line of 70 characters is as wide as the text, and so is one of 33 in two columns.
const std::vector<std::string> kFiller = {
    "The talks went on through the winter, and those who had come to watch ",
    "them learned to wait; nobody hurried, for nobody knew whether the time",
    "that was being won would in the end be of use to either of the parties",
    "at the table, or only to the men who stood in the corridor and smoked."};
const std::vector<std::string> kLeft = {
    "The left column has a text of its", "own, which goes on down the page, ",
    "line by line, until there is room", "for no more of it, and only there ",
    "at its foot does the reader find ", "that the sentence has not come to "};
const std::vector<std::string> kRight = {
    "its end but goes on at the top of", "the right column, as one would in ",
    "any journal that is set like this", "one; and then it ends. What comes ",
    "behind it belongs to the same old", "paragraph, up to the last line."};

std::string read(const PdfMaker& pdf) { return testing::read_paragraphs("a.pdf", pdf.bytes()); }

/// What is read from pages that `make` fills; page heads and the like are its business.
std::string made(const std::function<void(PdfMaker&)>& make) {
  PdfMaker pdf;
  make(pdf);
  return read(pdf);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : " ") + line;
  return collapse_space(out);
}

std::string diagnostics(std::string_view bytes) {
  std::string out;
  for (const Diagnostic& fault : testing::read_bytes("a.pdf", bytes).diagnostics)
    out += fault.reason + (fault.document_lost ? " (lost)" : "");
  return out;
}

}  // namespace

TEST_CASE("PDF: two columns below a title across the page") {
  const std::string form = made([](PdfMaker& pdf) {
    pdf.page();
    pdf.lines(72, 100, 16, 20, {"A Title That Goes Across Both Columns"}, 2);
    pdf.lines(72, 150, 10, 12, kLeft);
    pdf.lines(72 + 222, 153, 10, 12, kRight);  // Baselines need not agree.
  });
  CHECK(form == "B " + joined(kLeft) + " " + joined(kRight));
}

TEST_CASE("PDF: a table stays whole") {
  const std::string form = made([](PdfMaker& pdf) {
    pdf.page();
    double y = pdf.lines(72, 100, 10, 12, kFiller) + 12;
    for (const auto& row : {std::pair{"2019", "23"}, {"2020", "17"}, {"2021", "96"}}) {
      pdf.put(100, y, 10, row.first);
      pdf.put(300, y, 10, row.second);
      y += 12;
    }
    pdf.lines(72, y + 12, 10, 12, kFiller);
  });
  CHECK(form == "B " + joined(kFiller) + " / B 2019 | 23 / B 2020 | 17 / B 2021 | 96 / B " +
                    joined(kFiller));
}

TEST_CASE("PDF: running heads, feet and page numbers go, whatever page they are on") {
  const std::string texts[] = {"First came the snow.", "Then came the ice.", "Third was the wind.",
                               "At last it was over."};
  const std::string form = made([&](PdfMaker& pdf) {
    for (int i = 1; i <= 4; ++i) {
      pdf.page();
      pdf.put(i % 2 == 0 ? 72 : 300, 40, 9, i % 2 == 0 ? "The Long Winter" : "Waiting Quarterly");
      pdf.put(480, 40, 9, std::to_string(i));
      pdf.lines(84, 100, 10, 12, {texts[i - 1]});
      pdf.put(280, 800, 9, "Page " + std::to_string(i) + " of 4");
    }
  });
  CHECK(form ==
        "B First came the snow. / B Then came the ice. / B Third was the wind. / "
        "B At last it was over.");
}

TEST_CASE("PDF: a running head that stands only once, on the second of two pages") {
  const std::string form = made([&](PdfMaker& pdf) {
    pdf.page();
    pdf.lines(72, 100, 10, 12, {kFiller[0], kFiller[1]});
    pdf.page();
    pdf.put(72, 40, 9, "The Long Winter");
    pdf.put(450, 40, 9, "Quarterly");
    pdf.lines(72, 100, 10, 12, {kFiller[2], kFiller[3]});
  });
  CHECK(form == "B " + joined(kFiller));
}

TEST_CASE("PDF: a note that two pages have in the same place is no foot") {
  std::string wanted, notes;
  const std::string form = made([&](PdfMaker& pdf) {
    const char* texts[] = {"Ibid.", "Dawn, 2022.", "BBC.", "Ibid."};
    for (int i = 1; i <= 4; ++i) {
      const std::string label = std::to_string(i);
      pdf.page();
      pdf.lines(72, 400, 10, 12, {kFiller[0], kFiller[1], "It ended.{" + label + "}"});
      pdf.lines(72, 760, 8, 10, {label + " " + texts[i - 1]});
      wanted += "B " + joined({kFiller[0], kFiller[1]}) + " It ended.^" + label + " / ";
      notes += (i > 1 ? " / N" : "N") + label + " " + texts[i - 1];
    }
  });
  CHECK(form == wanted + notes);
}

TEST_CASE("PDF: a paragraph goes on over the page, or ends") {
  struct Row {
    std::vector<std::string> above, below;
    bool one;
  };
  const std::vector<std::string> open = {kFiller[0], kFiller[1]};
  const Row rows[] = {
      {open, {"that was being won would be of use to either of the parties."}, true},
      {open, {"Kabul, which had been won, would be of use to either party."}, true},
      {{kFiller[0], "them learned to wait."}, {"Nobody hurried, for nobody knew."}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.below[0]);
    const std::string form = made([&](PdfMaker& pdf) {
      pdf.page();
      pdf.lines(72, 640, 10, 12, kFiller);
      pdf.lines(72, 700, 10, 12, row.above);
      pdf.page();
      double y = pdf.lines(72, 100, 10, 12, row.below);
      pdf.lines(72, y + 12, 10, 12, kFiller);
    });
    CHECK(form == "B " + joined(kFiller) + " / B " + joined(row.above) + (row.one ? " " : " / B ") +
                      joined(row.below) + " / B " + joined(kFiller));
  }
}

TEST_CASE("PDF: paragraphs by indentation, across columns too") {
  std::vector<std::string> indented = kFiller;
  const std::string form = made([&](PdfMaker& pdf) {
    pdf.page();
    double y = 100;
    for (int i = 0; i < 3; ++i) {  // All lines full: only the indent tells.
      pdf.lines(84, y, 10, 12, {"Yes, " + kFiller[0].substr(0, 63)});
      y = pdf.lines(72, y + 12, 10, 12, {kFiller[1], kFiller[2], kFiller[3]});
    }
  });
  const std::string one =
      "Yes, " + joined({kFiller[0].substr(0, 63), kFiller[1], kFiller[2], kFiller[3]});
  CHECK(form == "B " + one + " / B " + one + " / B " + one);
}

TEST_CASE("PDF: footnotes") {
  const auto text = [](PdfMaker& pdf, const std::string& last) {
    pdf.page();
    pdf.lines(72, 100, 10, 12, {kFiller[0], kFiller[1], kFiller[2], last});
  };
  const std::string body = joined({kFiller[0], kFiller[1], kFiller[2]}) + " ";
  struct Row {
    const char* what;
    std::function<void(PdfMaker&)> make;
    std::string wanted;
  };
  const Row rows[] = {
      {"raised labels in small print",
       [&](PdfMaker& pdf) {
         text(pdf, "It ended.{1} Then it began{2} again.");
         pdf.lines(
             72, 700, 8, 10,
             {"{1} BBC, 2021.", "{2} Dawn, 2022, a note of two lines, of which", "this is one."});
       },
       body + "It ended.^1 Then it began^2 again. / N1 BBC, 2021. / N2 Dawn, 2022, a note of two "
              "lines, of which this is one."},
      {"plain labels, and a date that is none",
       [&](PdfMaker& pdf) {
         text(pdf, "It ended.{4} Then it began.{5}");
         pdf.lines(72, 700, 8, 10, {"4 BBC, 2021, and again on", "12 May 2021.", "5 Dawn, 2022."});
       },
       body + "It ended.^4 Then it began.^5 / N4 BBC, 2021, and again on 12 May 2021. / N5 Dawn, "
              "2022."},
      {"as large as the text",
       [&](PdfMaker& pdf) {
         text(pdf, "It ended.{1} Then it began.{2}");
         pdf.lines(72, 700, 10, 12, {"{1} BBC, 2021.", "{2} Dawn, 2022."});
       },
       body + "It ended.^1 Then it began.^2 / N1 BBC, 2021. / N2 Dawn, 2022."},
      {"signs, from the first on every page",
       [&](PdfMaker& pdf) {
         text(pdf, "It ended.* Then it began.**");
         pdf.lines(72, 700, 8, 10, {"* BBC, 2021.", "** Dawn, 2022."});
         text(pdf, "It ended.* And so on.");
         pdf.lines(72, 700, 8, 10, {"* Third."});
       },
       body + "It ended.^* Then it began.^** / B " + body +
           "It ended.^* And so on. / N* BBC, 2021. / N** Dawn, 2022. / N* Third."},
      {"numbers that start anew on every page",
       [&](PdfMaker& pdf) {
         text(pdf, "It ended.{1} Then it began.");
         pdf.lines(72, 700, 8, 10, {"{1} BBC, 2021."});
         text(pdf, "It ended.{1} And so on.");
         pdf.lines(72, 700, 8, 10, {"{1} Dawn, 2022."});
       },
       body + "It ended.^1 Then it began. / B " + body +
           "It ended.^1 And so on. / N1 BBC, 2021. / N1 Dawn, 2022."},
      {"a note that goes on over the page",
       [&](PdfMaker& pdf) {
         text(pdf, "It ended.{1} Then it began.");
         pdf.lines(72, 700, 8, 10, {"{1} BBC, 2021, where it is said that this was"});
         text(pdf, "It ended.{2} And so on.");
         pdf.lines(72, 700, 8, 10, {"not the end.", "{2} Dawn, 2022."});
       },
       body + "It ended.^1 Then it began. / B " + body +
           "It ended.^2 And so on. / N1 BBC, 2021, where it is said that this was not the end. / "
           "N2 Dawn, 2022."},
      {"raised figures that call no note",
       [&](PdfMaker& pdf) {
         text(pdf, "It has 10 km{2} of land.{1} The 21{st} too.");
         pdf.lines(72, 700, 8, 10, {"{1} BBC, 2021.", "{2} Called by nothing."});
       },
       body + "It has 10 km² of land.^1 The 21st too. / N1 BBC, 2021. / N2 Called by nothing."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(made(row.make) == "B " + row.wanted);
  }
}

TEST_CASE("PDF: endnotes below their heading") {
  const std::string form = made([](PdfMaker& pdf) {
    pdf.page();
    pdf.lines(72, 100, 10, 12, {kFiller[0], kFiller[1], "It ended.{1} It began.{2}"});
    pdf.lines(72, 200, 12, 14, {"Notes"}, 2);
    pdf.lines(72, 230, 10, 12, {"1. BBC, 2021.", "2. Dawn, 2022."});
  });
  CHECK(form == "B " + joined({kFiller[0], kFiller[1]}) +
                    " It ended.^1 It began.^2 / N1 BBC, 2021. / N2 Dawn, 2022.");
}

TEST_CASE("PDF: headings by size and weight, the largest the title") {
  PdfMaker pdf;
  pdf.page();
  pdf.lines(72, 90, 18, 22, {"The Long Winter"});
  pdf.lines(72, 120, 10, 12, {"Jane Miller"});
  pdf.lines(72, 150, 14, 16, {"The Road"});
  pdf.lines(72, 180, 10, 12, kFiller);
  pdf.lines(72, 250, 10, 12, {"A Stop on the Way"}, 2);
  pdf.lines(72, 270, 10, 12, kFiller);
  const auto documents = testing::read_bytes("a.pdf", pdf.bytes()).documents;
  REQUIRE(documents.size() == 1);
  CHECK(testing::form(documents[0]) == "The Long Winter [Jane Miller] - other: B# The Road / B " +
                                           joined(kFiller) + " / B# A Stop on the Way / B " +
                                           joined(kFiller));
  CHECK(documents[0].paragraphs[0].heading_level == 2);
  CHECK(documents[0].paragraphs[2].heading_level == 3);
}

TEST_CASE("PDF: an initial over two lines") {
  const std::string form = made([](PdfMaker& pdf) {
    pdf.page();
    pdf.put(72, 112, 30, kFiller[0].substr(0, 1));
    pdf.lines(92, 100, 10, 12, {kFiller[0].substr(1, 64), kFiller[1].substr(0, 65)});
    pdf.lines(72, 124, 10, 12, {kFiller[2], kFiller[3]});
  });
  CHECK(form == "B " + joined({kFiller[0].substr(0, 65), kFiller[1].substr(0, 65), kFiller[2],
                               kFiller[3]}));
}

TEST_CASE("PDF: endnotes without a heading, in Roman numerals") {
  const std::string form = made([](PdfMaker& pdf) {
    pdf.page();
    pdf.lines(72, 60, 18, 22, {"The Long Winter"}, 2);
    pdf.lines(72, 100, 10, 12, {kFiller[0], kFiller[1], "It ended.{i} It began.{ii}"});
    pdf.page();
    pdf.lines(72, 100, 10, 12, {kFiller[2], kFiller[3]});
    pdf.page();
    pdf.lines(72, 100, 10, 12, {"{i} BBC, 2021.", "{ii} Dawn, 2022."});
  });
  CHECK(form == "B " + joined({kFiller[0], kFiller[1]}) + " It ended.^i It began.^ii / B " +
                    joined({kFiller[2], kFiller[3]}) + " / Ni BBC, 2021. / Nii Dawn, 2022.");
}

TEST_CASE("PDF: authors side by side, and one below the other") {
  for (const bool beside : {true, false}) {
    PdfMaker pdf;
    pdf.page();
    pdf.lines(150, 90, 18, 22, {"The Long Winter of 2021"}, 2);
    pdf.put(beside ? 150 : 240, 130, 12, "Jane Miller");
    pdf.put(beside ? 330 : 240, beside ? 130 : 144, 12, "Ruth Calloway");
    pdf.lines(72, 180, 10, 12, kFiller);
    CHECK(testing::read_form("a.pdf", pdf.bytes()) ==
          "The Long Winter of 2021 [Jane Miller] [Ruth Calloway] - other: B " + joined(kFiller));
  }
}

TEST_CASE("PDF: contents are left out") {
  const std::string form = made([](PdfMaker& pdf) {
    pdf.page();
    pdf.lines(72, 100, 12, 14, {"Contents"}, 2);
    pdf.lines(72, 130, 10, 12, {"The Road ............... 3", "The Stop . . . . . . . . 12"});
    pdf.lines(72, 200, 10, 12, kFiller);
  });
  CHECK(form == "B " + joined(kFiller));
}

TEST_CASE("PDF: what it states about itself, where it can be believed") {
  const std::string packet =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='r' xmlns:dc='d' xmlns:prism='p'>"
      "<rdf:Description><dc:title><rdf:Alt><rdf:li>The Long Winter</rdf:li></rdf:Alt></dc:title>"
      "<dc:creator><rdf:Seq><rdf:li>Jane Miller</rdf:li><rdf:li>Ruth Calloway</rdf:li></rdf:Seq>"
      "</dc:creator><prism:publicationDate>2021-11-29</prism:publicationDate>"
      "<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language></rdf:Description>"
      "</rdf:RDF></x:xmpmeta>";
  struct Row {
    const char *title, *author, *xmp, *wanted;
  };
  const Row rows[] = {
      {"The Long Winter", "Jane Miller", "", "The Long Winter [Jane Miller] - other"},
      {"Microsoft Word - draft4.doc", "user", "", "The Long Winter - other"},
      {"Annual Report Template", "Paul Typist", "", "The Long Winter - other"},
      {"", "", packet.c_str(), "The Long Winter [Jane Miller] [Ruth Calloway] 2021-11-29 news"}};
  for (const Row& row : rows) {
    CAPTURE(row.title);
    PdfMaker pdf;
    pdf.info("Title", row.title);
    pdf.info("Author", row.author);
    pdf.xmp(row.xmp);
    pdf.page();
    pdf.lines(72, 90, 18, 22, {"The Long Winter"});
    std::vector<std::string> lines = kFiller;
    lines.push_back("What Miller and Calloway saw there is told in what follows.");
    pdf.lines(72, 130, 10, 12, lines);
    CHECK(testing::read_form("a.pdf", pdf.bytes()) ==
          std::string(row.wanted) + ": B " + joined(lines));
  }
}

TEST_CASE("PDF: by its first bytes, whatever it is called") {
  PdfMaker pdf;
  pdf.page();
  pdf.lines(72, 100, 10, 12, {"A page and nothing more."});
  for (const char* name : {"a.pdf", "a.txt", "a.html", "download"})
    CHECK(testing::read_paragraphs(name, pdf.bytes()) == "B A page and nothing more.");
  CHECK(
      testing::read_paragraphs("a.pdf", "<!DOCTYPE html><html><body><p>A saved page.</p></body>") ==
      "B A saved page.");
}

TEST_CASE("PDF: faults are named") {
  CHECK(diagnostics("%PDF-1.4\nnothing of the kind") ==
        "damaged: no page of it can be read (lost)");
  CHECK(diagnostics("") == "damaged: no page of it can be read (lost)");
  PdfMaker empty;
  empty.page();
  CHECK(diagnostics(empty.bytes()) ==
        "no text layer: its pages are pictures, as scanners make them (lost)");
  PdfMaker half;
  half.page();
  half.lines(72, 100, 10, 12, kFiller);
  half.page();
  half.page();
  CHECK(diagnostics(half.bytes()) == "2 of its 3 pages have no text layer");
  std::ifstream in(DOSSIER_SOURCE_DIR "/tests/fixtures/pdf/locked.pdf", std::ios::binary);
  const std::string locked{std::istreambuf_iterator<char>(in), {}};
  CHECK(diagnostics(locked) == "encrypted: it opens only with a password (lost)");
  PdfMaker whole;
  whole.page();
  whole.lines(72, 100, 10, 12, kFiller);
  const std::string bytes = whole.bytes();
  CHECK(diagnostics(bytes) == "");
  // Cut anywhere, it is read or named, never silently dropped.
  for (std::size_t size = 0; size < bytes.size(); size += 37) {
    const testing::Reading reading = testing::read_bytes("a.pdf", bytes.substr(0, size));
    CHECK(reading.documents.size() + reading.diagnostics.size() >= 1);
  }
}
