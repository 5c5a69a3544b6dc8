// SPDX-License-Identifier: GPL-2.0-or-later
// One paper in every format gives one Document. How the files were made:
// tests/fixtures/formats/recipe.sh.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "citations/ledger.h"
#include "indexer/entities/tagger.h"
#include "reading_form.h"
#include "tests/shipped_gazetteer.h"

namespace dossier::testing {
namespace {

// A format joins here: its reader's file of the same paper.
constexpr const char* kFormats[] = {
    "pandoc.html",       // HTML
    "pandoc.docx",       // DOCX, tidy,
    "libreoffice.docx",  // by LibreOffice,
    "word.docx",         // and in Word's manner: cut runs, fields, tracked changes, German ids.
    "pandoc.odt",        // ODT, tidy
    "libreoffice.odt",   // and by LibreOffice.
    "pandoc.epub",       // EPUB 3
    "calibre.epub",      // EPUB 2, its notes in a file of their own.
    "pandoc.tei",        // TEI P5
};

std::string bytes_of(const std::string& name) {
  std::ifstream file(DOSSIER_SOURCE_DIR "/tests/fixtures/formats/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Document whole_document(const std::string& name, const std::string& bytes) {
  Reading reading = read_bytes(name, bytes);
  CHECK(reading.diagnostics.empty());
  REQUIRE(reading.documents.size() == 1);
  Document document = std::move(reading.documents.front());
  static const Analyzer analyzer;
  build_ledger(document);
  tag_document(shipped_gazetteer(), analyzer, document);
  return document;
}

Document whole_document(const std::string& name) { return whole_document(name, bytes_of(name)); }

/// Markdown with the text of its links alone: what a page shows.
std::string without_targets(std::string markdown) {
  for (auto at = markdown.find("]("); at != std::string::npos; at = markdown.find("](")) {
    markdown.erase(at, markdown.find(')', at) + 1 - at);
    markdown.erase(markdown.rfind('[', at), 1);
  }
  return markdown;
}

/// A line for everything that must be the same.
std::vector<std::string> lines_of(const Document& document) {
  std::vector<std::string> lines = {
      "title " + document.meta.title, "language " + document.meta.language,
      "kind " + document.meta.kind,
      "date " + (document.meta.date ? document.meta.date->iso() : "")};
  for (const std::string& author : document.meta.authors) lines.push_back("author " + author);
  for (const Paragraph& paragraph : document.paragraphs)
    lines.push_back(std::string(zone_name(paragraph.zone)) + " [" + paragraph.section + "] " +
                    paragraph.text);
  for (const Footnote& note : document.footnotes)
    lines.push_back(
        "note " + note.label + " in " + std::to_string(note.text_paragraph) +
        (note.paragraph ? " from " + std::to_string(*note.paragraph) : " from nowhere") + ":" +
        std::to_string(note.offset));
  for (const Citation& citation : document.citations) {
    const auto work = static_cast<std::size_t>(citation.work);
    lines.push_back("citation " + citation.note + " " + citation_class_name(citation.klass) + " " +
                    (citation.work < 0 ? "-" : document.works[work].keys.front()) + " " +
                    std::to_string(citation.paragraph) + ":" +
                    std::to_string(citation.bytes.begin) + " " + citation.raw);
  }
  for (const Mention& mention : document.mentions)
    lines.push_back("mention " + mention.entity + " " + entity_kind_name(mention.kind) + " " +
                    (mention.paragraph ? std::to_string(*mention.paragraph) : "title") + ":" +
                    std::to_string(mention.bytes.begin) + " " + mention.surface);
  return lines;
}

}  // namespace

TEST_CASE("one paper in every format is one document") {
  const std::vector<std::string> wanted = lines_of(whole_document("paper.md"));
  // What the paper was written for is in it.
  const Document paper = whole_document("paper.md");
  CHECK(paper.footnotes.size() == 13);
  for (const Footnote& note : paper.footnotes) CHECK(note.paragraph.has_value());
  for (const CitationClass klass :
       {CitationClass::Full, CitationClass::Short, CitationClass::Ibid, CitationClass::Link,
        CitationClass::Entry, CitationClass::Comment})
    CHECK(std::any_of(paper.citations.begin(), paper.citations.end(),
                      [&](const Citation& citation) { return citation.klass == klass; }));
  for (const char* format : kFormats) {
    CAPTURE(format);
    const std::vector<std::string> lines = lines_of(whole_document(format));
    CHECK(lines.size() == wanted.size());
    for (std::size_t i = 0; i < std::min(lines.size(), wanted.size()); ++i)
      CHECK(lines[i] == wanted[i]);
  }
}

TEST_CASE("the same paper as PDF, which does not tell where its links lead") {
  const auto wanted = lines_of(whole_document("paper.md", without_targets(bytes_of("paper.md"))));
  const auto lines = lines_of(whole_document("libreoffice.pdf"));
  CHECK(lines.size() == wanted.size());
  for (std::size_t i = 0; i < std::min(lines.size(), wanted.size()); ++i)
    CHECK(lines[i] == wanted[i]);
}

TEST_CASE("what a word processor can do to a text reads the same in ODT and DOCX") {
  const Document odt = whole_document("features.odt");
  CHECK(lines_of(odt) == lines_of(whole_document("features.docx")));
  CHECK(
      form(odt) ==
      "A Feature of Papers [Ann Moss] 2021-03-04 paper: F What readers must know / B# "
      "^*Introduction / B It was not so in Kabul^1, and the end^i came in 10² days. / B Before the "
      "box and after it goes the text, with a link in it. / B In the box stands this sentence. / B "
      "First thing / B Second thing / B Bullet / B Month | Troops / B A long quotation stands "
      "here, by someone of whom we know. / B# A subsection / B The last of the paragraphs, with a "
      "soft hyphen. / N* Fellow of the Forum. / N1 BBC, “Who are they?”, 3 May 2020. / Ni An "
      "endnote of length.");
}

}  // namespace dossier::testing
