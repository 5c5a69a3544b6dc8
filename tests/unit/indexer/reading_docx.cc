// SPDX-License-Identifier: GPL-2.0-or-later
// DOCX as Word, Google Docs and LibreOffice write it. Unless said, rows are bodies; the wanted form
// is that of reading_form.h.
#include <doctest/doctest.h>

#include "indexer/formats/docx_fields.h"
#include "indexer/formats/docx_parts.h"
#include "office_packages.h"
#include "reading_form.h"

namespace dossier::testing {
namespace {

std::string p(const std::string& words, const std::string& properties = "") {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + "<w:r><w:t>" +
         words + "</w:t></w:r></w:p>";
}

std::string style(const std::string& id) { return "<w:pStyle w:val=\"" + id + "\"/>"; }

std::string r(const std::string& inside) { return "<w:r>" + inside + "</w:r>"; }

std::string call(const std::string& kind, const std::string& id, const std::string& more = "") {
  return "<w:" + kind + "Reference w:id=\"" + id + "\" " + more + "/>";
}

std::string note(const std::string& kind, const std::string& id, const std::string& words) {
  return "<w:" + kind + " w:id=\"" + id + "\"><w:p><w:r><w:" + kind +
         "Ref/></w:r><w:r><w:tab/><w:t>" + words + "</w:t></w:r></w:p></w:" + kind + ">";
}

const std::string kText =
    p("The talks went on for a year, and nobody who sat there believed them.");

const std::string kTitle = p("A Paper", style("Titel"));

}  // namespace

TEST_CASE("DOCX: paragraphs, headings by style, list items, tables, boxes") {
  struct Row {
    std::string body;
    const char* wanted;
  };
  const Row rows[] = {
      {"<w:p><w:r><w:t>Tali</w:t></w:r><w:proofErr/><w:smartTag><w:r><w:t "
       "xml:space=\"preserve\">ban "
       "</w:t></w:r></w:smartTag><w:r><w:t>won</w:t><w:softHyphen/><w:t>.</w:t></w:r></w:p>" +
           kText,
       "B Taliban won. / B The talks went on for a year, and nobody who sat there believed them."},
      {p("One", style("berschrift1")) + kText + p("Two", style("Kapitel")) + kText +
           p("Three", style("Outlined")) + kText + p("Four", "<w:outlineLvl w:val=\"0\"/>") + kText,
       "B# One / B The talks went on for a year, and nobody who sat there believed them. / B# Two "
       "/ B "
       "The talks went on for a year, and nobody who sat there believed them. / B# Three / B The "
       "talks went on for a year, and nobody who sat there believed them. / B# Four / B The talks "
       "went on for a year, and nobody who sat there believed them."},
      {p("Contents", style("Verz1")) + p("One 1", style("Verz1")) + kText +
           p("End.", style("Loop")),
       "B The talks went on for a year, and nobody who sat there believed them. / B End."},
      {kText + "<w:tbl><w:tr><w:tc>" + p("Month") + "</w:tc><w:tc>" + p("Troops") +
           "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") + "</w:tc><w:tc>" +
           p("too") + "</w:tc></w:tr><w:tr><w:tc>" + p("July") + p("2020") + "</w:tc><w:tc>" +
           p("8,600") + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
       "B The talks went on for a year, and nobody who sat there believed them. / B Month | Troops "
       "/ "
       "B July 2020 | 8,600"},
      {"<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">"
       "<w:drawing><wps:txbx><w:txbxContent>" +
           p("In the box.") +
           "</w:txbxContent></wps:txbx></w:drawing></"
           "mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
           p("In the box.") +
           "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> and "
           "after.</w:t></w:r></w:p>" +
           kText,
       "B Before and after. / B In the box. / B The talks went on for a year, and nobody who sat "
       "there "
       "believed them."},
      {p("Cut.") +
           "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText>"
           "</w:r></w:p>" +
           kText,
       "B Cut. / B The talks went on for a year, and nobody who sat there believed them."},
      {kText + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
           p("Click here to enter text.") + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" +
           p("Kept.") + "</w:sdtContent></w:sdt>",
       "B The talks went on for a year, and nobody who sat there believed them. / B Kept."},
      {"<w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2"
       "</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:rStyle "
       "w:val=\"Secret\"/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t> m of</w:t><w:br/><w:t>wire"
       "</w:t><w:noBreakHyphen/><w:t>netting, </w:t><w:sym w:font=\"Symbol\" "
       "w:char=\"F061\"/><w:sym "
       "w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t>.</w:t></w:r></w:p>" +
           kText,
       "B 10² m of wire-netting, α. / B The talks went on for a year, and nobody who sat there "
       "believed them."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(read_paragraphs("a.docx", docx(kTitle + row.body)) == row.wanted);
  }
}

TEST_CASE("DOCX: tracked changes are accepted") {
  struct Row {
    std::string body;
    const char* wanted;
  };
  const Row rows[] = {
      {"<w:p><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>has "
       "</w:t></w:r></w:ins><w:del><w:r><w:delText>"
       "was </w:delText></w:r></w:del><w:moveFrom><w:r><w:t>not </w:t></w:r></w:moveFrom><w:moveTo>"
       "<w:r><w:t>ended.</w:t></w:r></w:moveTo></w:p>",
       "It has ended."},
      {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>It was one </w:t></w:r></w:p>" +
           p("paragraph once."),
       "It was one paragraph once."},
      {"<w:p><w:pPr><w:pStyle w:val=\"Zitat\"/><w:pPrChange><w:pPr><w:pStyle "
       "w:val=\"berschrift1\"/>"
       "</w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr>"
       "</w:rPrChange></w:rPr><w:t>It was no heading.</w:t></w:r></w:p>",
       "It was no heading."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(read_paragraphs("a.docx", docx(kTitle + row.body + kText)) ==
          std::string("B ") + row.wanted +
              " / B The talks went on for a year, and nobody who sat there believed them.");
  }
}

TEST_CASE("DOCX: notes and their labels") {
  struct Row {
    std::string body, footnotes, endnotes;
    const char* wanted;
    const char* settings = "";
  };
  const std::string one = r("<w:t>One</w:t>"), two = r("<w:t> two.</w:t>");
  const Row rows[] = {
      // In the order of the calls, whatever the ids; not the deleted one.
      {"<w:p>" + one + r(call("footnote", "7")) + two + r(call("footnote", "3")) + "<w:del>" +
           r(call("footnote", "5")) + "</w:del></w:p>",
       note("footnote", "3", "Third.") + note("footnote", "5", "Fifth.") +
           note("footnote", "7", "Seventh."),
       "", "B One^1 two.^2 / N1 Seventh. / N2 Third."},
      // Endnotes count on their own, in small Roman numbers if nothing is said.
      {"<w:p>" + one + r(call("endnote", "2")) + two + r(call("footnote", "2")) + "</w:p>",
       note("footnote", "2", "Foot."), note("endnote", "2", "End."),
       "B One^i two.^1 / Ni End. / N1 Foot."},
      {"<w:p>" + one + r(call("endnote", "2")) + "</w:p>", "", note("endnote", "2", "End."),
       "B One^3 / N3 End.",
       "<w:endnotePr><w:numFmt w:val=\"decimal\"/><w:numStart w:val=\"3\"/></w:endnotePr>"},
      // A mark of one's own is not counted, and stands in the note once more.
      {"<w:p>" + one + r(call("footnote", "2", "w:customMarkFollows=\"1\"") + "<w:t>*</w:t>") +
           two + r(call("footnote", "3")) + "</w:p>",
       "<w:footnote w:id=\"2\"><w:p><w:r><w:t>* Thanks.</w:t></w:r></w:p></w:footnote>" +
           note("footnote", "3", "Third."),
       "", "B One^* two.^1 / N* Thanks. / N1 Third."},
      // Numbers that start again with the section.
      {"<w:p><w:pPr><w:sectPr/></w:pPr>" + one + r(call("footnote", "2")) + "</w:p><w:p>" + two +
           r(call("footnote", "3")) + "</w:p>",
       note("footnote", "2", "A.") + note("footnote", "3", "B."), "",
       "B# One^1 / B two.^1 / N1 A. / N1 B.",
       "<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>"},
      // Two paragraphs are one note; a second mark by a field is none.
      {"<w:p>" + one + r(call("footnote", "2")) + "<w:fldSimple w:instr=\" NOTEREF _Ref1 \\f \">" +
           r("<w:t>1</w:t>") + "</w:fldSimple>" + two + "</w:p>",
       "<w:footnote w:id=\"2\">" + p("First.") + p("Second.") + "</w:footnote>", "",
       "B One^1 two. / N1 First. Second."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(read_paragraphs("a.docx",
                          docx(kTitle + row.body,
                               {{"word/footnotes.xml", word_notes("footnote", row.footnotes)},
                                {"word/endnotes.xml", word_notes("endnote", row.endnotes)},
                                {"word/settings.xml", "<w:settings" + kWordSpace + ">" +
                                                          row.settings + "</w:settings>"}})) ==
          row.wanted);
  }
}

TEST_CASE("DOCX: links") {
  struct Row {
    std::string body;
    const char* shown;
    const char* target;
  };
  const std::string begin = r("<w:fldChar w:fldCharType=\"begin\"/>"),
                    separate = r("<w:fldChar w:fldCharType=\"separate\"/>"),
                    end = r("<w:fldChar w:fldCharType=\"end\"/>");
  const Row rows[] = {
      {"<w:hyperlink r:id=\"h1\">" + r("<w:t>the</w:t>") +
           "</w:hyperlink><w:hyperlink r:id=\"h1\">" + r("<w:t> page</w:t>") + "</w:hyperlink>",
       "the page", "https://a.example/b"},
      {"<w:hyperlink r:id=\"h2\">" + r("<w:t>Annex</w:t>") + "</w:hyperlink>", "Annex",
       "annex.docx"},
      {begin + r("<w:instrText> HYPERLINK \"https://a.</w:instrText>") +
           r("<w:instrText>example/c\" \\l \"x\" \\o \"a tip\" </w:instrText>") + separate +
           r("<w:t>field</w:t>") + end,
       "field", "https://a.example/c#x"},
      {"<w:fldSimple w:instr=\"HYPERLINK https://a.example/d\">" + r("<w:t>simple</w:t>") +
           "</w:fldSimple>",
       "simple", "https://a.example/d"},
      {r("<w:t>https://a.example/e</w:t>"), "https://a.example/e", "https://a.example/e"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.shown);
    const Reading reading = read_bytes(
        "a.docx", docx("<w:p>" + r("<w:t xml:space=\"preserve\">See </w:t>") + row.body +
                       r("<w:t xml:space=\"preserve\"> for more.</w:t>") + "</w:p>" + kText));
    REQUIRE(reading.documents.size() == 1);
    const Document& document = reading.documents[0];
    REQUIRE(document.links.size() == 1);
    const Link& link = document.links[0];
    CHECK(document.paragraphs[link.paragraph].text.substr(link.bytes.begin, link.bytes.size()) ==
          row.shown);
    CHECK(link.target == row.target);
  }
  CHECK(docx_field_link(" HYPERLINK \\l \"bookmark\" ").empty());
  CHECK(docx_field_link("HYPERLINK \"C:\\\\a\\\\b.docx\"") == "C:\\a\\b.docx");
}

TEST_CASE("DOCX: what the file says of itself fills what the text leaves open") {
  struct Row {
    std::string body, core, custom;
    const char* wanted;  // Up to the paragraphs.
  };
  const std::string notes_of_2021 =
      p("In 2021 the talks went on for a year, and nobody who sat there believed them.");
  const auto core = [](const std::string& title, const std::string& creator,
                       const std::string& created) {
    return "<cp:p xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>" + title +
           "</dc:title><dc:creator>" + creator + "</dc:creator><dcterms:created>" + created +
           "</dcterms:created></cp:p>";
  };
  const Row rows[] = {
      // The text's own title, author and date win.
      {p("A Table in Doha", style("Titel")) + p("Marta Lindqvist") + p("6 December 2021") +
           notes_of_2021,
       core("Template Policy Brief", "Jan Clerk", "2019-02-03T10:00:00Z"), "",
       "A Table in Doha [Marta Lindqvist] 2021-12-06 other"},
      {p("A Table in Doha", style("Titel")) + notes_of_2021,
       core("A Table in Doha", "Marta Lindqvist; Jonas Brandt", "2021-12-06T10:00:00Z"), "",
       "A Table in Doha [Marta Lindqvist] [Jonas Brandt] 2021-12-06 other"},
      // A title by its style, be it no title by its looks.
      {p("1. Introduction", style("Titel")) + notes_of_2021, core("", "", ""), "",
       "1. Introduction - other"},
      {p("A Table in Doha", style("Titel")) + notes_of_2021, core("", "Lindqvist, Marta", ""), "",
       "A Table in Doha [Lindqvist, Marta] - other"},
      // Older than the last year it names, or much younger: the day of a template, or of a copy.
      {p("A Table in Doha", style("Titel")) + notes_of_2021,
       core("", "Windows User", "2013-12-23T23:15:00Z"), "", "A Table in Doha - other"},
      {p("A Table in Doha", style("Titel")) + notes_of_2021,
       core("report_final.docx", "", "2026-01-01T00:00:00Z"), "", "A Table in Doha - other"},
      // Sections only: the title is not in the text.
      {p("First part", style("berschrift1")) + notes_of_2021 +
           p("Second part", style("berschrift1")) + notes_of_2021,
       core("A Table in Doha", "", ""),
       "<p xmlns:v=\"v\"><property name=\"Date\"><v:s>2021-05</v:s>"
       "</property><property name=\"id\"><v:s>7</v:s></property></p>",
       "A Table in Doha 2021-05 other"},
      {p("First part", style("berschrift1")) + notes_of_2021 +
           p("Second part", style("berschrift1")),
       core("Microsoft Word - Document1", "", ""), "", "First part - other"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.core);
    const std::string form = read_form(
        "a.docx",
        docx(row.body, {{"docProps/core.xml", row.core}, {"docProps/custom.xml", row.custom}}));
    CHECK(form.substr(0, form.find(": ")) == row.wanted);
  }
}

TEST_CASE("DOCX: labels of notes and characters of symbol fonts") {
  CHECK(docx_note_label("lowerRoman", 14) == "xiv");
  CHECK(docx_note_label("upperLetter", 28) == "BB");
  CHECK(docx_note_label("chicago", 6) == "††");
  CHECK(docx_note_label("ideographDigital", 6) == "6");
  CHECK(docx_symbol("Symbol", "F0B1") == "±");
  CHECK(docx_symbol("Times", "2020") == "†");
  CHECK(docx_symbol("Symbol", "xyz").empty());
  CHECK(docx_symbol("Any", "D800").empty());
}

}  // namespace dossier::testing
