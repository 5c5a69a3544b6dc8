// SPDX-License-Identifier: GPL-2.0-or-later
// EPUB: what the package says, chapters in their order, notes within a file and across files.
#include <doctest/doctest.h>

#include "office_packages.h"
#include "reading_form.h"

namespace dossier::testing {
namespace {

/// A book of `chapters`, each the body of ch1.xhtml, ch2.xhtml, ... in OEBPS/text.
std::string epub(const std::vector<std::string>& chapters, const std::string& metadata,
                 const std::string& more = "", ZipParts parts = {}) {
  std::string items, spine;
  for (std::size_t i = 1; i <= chapters.size(); ++i) {
    const std::string n = std::to_string(i);
    items += "<item id=\"c" + n + "\" href=\"text/ch" + n + ".xhtml\"/>";
    spine += "<itemref idref=\"c" + n + "\"/>";
    parts.push_back({"OEBPS/text/ch" + n + ".xhtml",
                     "<?xml version=\"1.0\"?><html xmlns:epub=\"e\"><head><title>x</title></head>" +
                         chapters[i - 1] + "</html>"});
  }
  parts.push_back({"META-INF/container.xml",
                   "<container><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles>"
                   "</container>"});
  parts.push_back({"OEBPS/content.opf",
                   "<package xmlns:dc=\"d\" xmlns:opf=\"o\"><metadata>" + metadata +
                       "</metadata>"
                       "<manifest>" +
                       items + "</manifest><spine>" + spine + "</spine>" + more + "</package>"});
  return zip_of(parts);
}

const std::string kMeta =
    "<dc:title>A Book</dc:title><dc:creator>Ann Moss</dc:creator><dc:date>2021-05-03"
    "</dc:date><dc:language>en</dc:language>";
const std::string kText =
    "<p>The talks went on for a year, and nobody who sat there believed them.</p>";
const std::string kRead = "B The talks went on for a year, and nobody who sat there believed them.";

}  // namespace

TEST_CASE("EPUB: chapters and notes") {
  struct Row {
    std::vector<std::string> chapters;
    std::string wanted;
    std::string more = "";
  };
  const std::string call =
      "<body><h1>One</h1><p>It ended.<a epub:type=\"noteref\" href=\"#n1\" id=\"r1\">1"
      "</a></p>";
  const Row rows[] = {
      // Notes at the end of each chapter, their numbers anew.
      {{call + "<aside epub:type=\"footnote\" id=\"n1\"><p>BBC.</p></aside></body>",
        call + "<aside epub:type=\"footnote\" id=\"n1\"><p>CNN.</p></aside></body>"},
       "B# One / B It ended.^1 / B# One / B It ended.^1 / N1 BBC. / N1 CNN."},
      // In a file of their own, linked back.
      {{"<body><h1>One</h1><p>It ended.<a href=\"ch2.xhtml#n1\" id=\"r1\"><sup>1</sup></a> "
        "Twice.<a "
        "href=\"../text/ch2.xhtml#n2\" id=\"r2\"><sup>2</sup></a></p></body>",
        "<body><h1>Notes</h1><p><a id=\"n1\" href=\"ch1.xhtml#r1\">1</a>. BBC.</p><p>So they "
        "said.</p>"
        "<p><a id=\"n2\" href=\"ch1.xhtml#r2\">2</a>. CNN.</p></body>"},
       "B# One / B It ended.^1 Twice.^2 / N1 BBC. So they said. / N2 CNN."},
      // As terms and definitions (Calibre, of a DOCX).
      {{"<body><h1>One</h1><p>It ended.<sup class=\"noteref\"><a id=\"back_note_1\" "
        "href=\"#note_1\">1</a></sup></p><dl class=\"footnote\"><dt id=\"note_1\">[<a "
        "href=\"#back_note_1\">←1</a>]</dt><dd><p>BBC.</p><p>CNN.</p></dd></dl></body>"},
       "B# One / B It ended.^1 / N1 BBC. CNN."},
      // Google Docs.
      {{"<body><h1>One</h1><p>It ended.<sup><a href=\"#ftnt1\" "
        "id=\"ftnt_ref1\">[1]</a></sup></p><hr/>"
        "<div><p><a href=\"#ftnt_ref1\" id=\"ftnt1\">[1]</a><span> BBC.</span></p></div></body>"},
       "B# One / B It ended.^1 / N1 BBC."},
      // Apparatus: navigation, cover, page numbers, contents by any name.
      {{"<body epub:type=\"titlepage\"><h1>A Book</h1></body>",
        "<body><p><a href=\"ch3.xhtml\">One</a></p><p><a href=\"ch3.xhtml#b\">Two</a></p><p><a "
        "href=\"ch3.xhtml#c\">Three</a></p></body>",
        "<body><nav><ol><li>One</li></ol></nav><h2>One</h2>" + kText +
            "<p>Page<span "
            "epub:type=\"pagebreak\">7</span> after page.</p></body>",
        "<body><p>Copyright 2021 by someone.</p></body>"},
       "B# One / " + kRead + " / B Page after page.",
       "<guide><reference type=\"copyright-page\" href=\"text/ch4.xhtml\"/></guide>"},
      // Without headings, the looks of lines count.
      {{"<body><p>A Book</p><p>Ann Moss</p><p>2021-05-03</p><p>INTRODUCTION</p>" + kText + kText +
        "</body>"},
       "B# INTRODUCTION / " + kRead + " / " + kRead},
  };
  for (const Row& row : rows) {
    CAPTURE(row.wanted);
    CHECK(read_paragraphs("a.epub", epub(row.chapters, kMeta, row.more)) == row.wanted);
  }
}

TEST_CASE("EPUB: what the package says of the book") {
  struct Row {
    std::string metadata;
    const char* wanted;
  };
  const Row rows[] = {
      {kMeta, "A Book [Ann Moss] 2021-05-03"},
      {"<dc:title id=\"t2\">Short</dc:title><dc:title id=\"t1\">A Book</dc:title><meta "
       "refines=\"#t1\" "
       "property=\"title-type\">main</meta><meta refines=\"#t2\" "
       "property=\"title-type\">short</meta>"
       "<dc:creator id=\"c1\">Bo North</dc:creator><meta refines=\"#c1\" "
       "property=\"role\">trl</meta>"
       "<dc:creator opf:role=\"aut\">Ann Moss</dc:creator>",
       "A Book [Ann Moss] -"},
      {"<dc:title>A Book</dc:title><dc:date opf:event=\"creation\">2019</dc:date><dc:date "
       "opf:event=\"publication\">2021</dc:date>",
       "A Book 2021"},
      // Dated as it was made, long after the year it speaks of; Calibre's "no date".
      {"<dc:title>A Book</dc:title><dc:date>2026-11-22</dc:date><meta "
       "property=\"dcterms:modified\">"
       "2026-11-22T10:00:00Z</meta>",
       "A Book -"},
      {"<dc:title>A Book</dc:title><dc:date>0101-01-01T00:00:00+00:00</dc:date>", "A Book -"},
      {"<dc:title>Unknown</dc:title>", "One -"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.metadata);
    const std::string form = read_form(
        "a.epub", epub({"<body><h1>One</h1><p>It was 2021, and winter.</p>" + kText + "</body>"},
                       row.metadata));
    CHECK(form.substr(0, form.find(" other: ")) == row.wanted);
  }
  const Reading reading = read_bytes(
      "a.epub",
      epub({"<body>" + kText + "</body>"},
           kMeta + "<dc:publisher>Borderland Studies</dc:publisher><dc:identifier>urn:uuid:7"
                   "</dc:identifier><dc:identifier>doi:10.1000/182</dc:identifier>"));
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].meta.outlet == "Borderland Studies");
  CHECK(reading.documents[0].meta.url == "https://doi.org/10.1000/182");
}

TEST_CASE("EPUB: encrypted books and missing chapters") {
  const auto encryption = [](const std::string& algorithm, const std::string& part) {
    return ZipParts{
        {"META-INF/encryption.xml", "<encryption><EncryptedData><EncryptionMethod Algorithm=\"" +
                                        algorithm + "\"/><CipherData><CipherReference URI=\"" +
                                        part + "\"/></CipherData></EncryptedData></encryption>"}};
  };
  const std::string aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
  struct Row {
    ZipParts parts;
    const char* reason;  // "" where the book is read.
  };
  const Row rows[] = {
      {encryption(aes, "OEBPS/text/ch1.xhtml"), "is encrypted (DRM)"},
      {encryption("http://www.idpf.org/2008/embedding", "OEBPS/fonts/a.otf"), ""},
      {encryption(aes, "OEBPS/pictures/a.jpg"), ""},
  };
  for (const Row& row : rows) {
    const Reading reading =
        read_bytes("a.epub", epub({"<body>" + kText + "</body>"}, kMeta, "", row.parts));
    CHECK((reading.documents.empty() ? reading.diagnostics.at(0).reason : "") == row.reason);
  }
  const Reading cut = read_bytes(
      "a.epub", zip_of({{"META-INF/container.xml", "<c><rootfile full-path=\"b.opf\"/></c>"},
                        {"b.opf",
                         "<package><manifest><item id=\"a\" href=\"a.xhtml\"/><item id=\"b\" "
                         "href=\"b.xhtml\"/></manifest><spine><itemref idref=\"a\"/><itemref "
                         "idref=\"b\"/></spine></package>"},
                        {"a.xhtml", "<html><body><h1>One</h1>" + kText + "</body></html>"}}));
  CHECK(cut.documents.size() == 1);
  REQUIRE(cut.diagnostics.size() == 1);
  CHECK(cut.diagnostics[0].reason == "chapters that are not in the package: 1");
}

}  // namespace dossier::testing
