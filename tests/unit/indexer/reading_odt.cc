// SPDX-License-Identifier: GPL-2.0-or-later
// ODT as LibreOffice, Word and pandoc write it; and what packages may be instead of documents.
#include <doctest/doctest.h>

#include "indexer/formats/zip_package.h"
#include "office_packages.h"
#include "reading_form.h"

namespace dossier::testing {
namespace {

const std::string kText =
    "<text:p>The talks went on for a year, and nobody who sat there believed them.</text:p>";
const std::string kRead = "B The talks went on for a year, and nobody who sat there believed them.";
const std::string kTitle = "<text:p text:style-name=\"Title\">A Paper</text:p>";

const std::string kStyles =
    "<style:style style:name=\"P1\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Quotations\"/>"
    "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
    "style:text-position=\"super 58%\"/></style:style>"
    "<style:style style:name=\"T2\" style:family=\"text\"><style:text-properties "
    "text:display=\"none\"/></style:style>"
    "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" "
    "style:num-format=\"1\" text:start-value=\"4\"/></text:list-style>";

std::string note(const std::string& kind, const std::string& label, const std::string& words) {
  return "<text:note text:note-class=\"" + kind + "\"><text:note-citation>" + label +
         "</text:note-citation><text:note-body><text:p>" + words +
         "</text:p></text:note-body></text:note>";
}

std::string first_reason(std::string_view name, const std::string& bytes) {
  const Reading reading = read_bytes(name, bytes);
  CHECK(reading.documents.empty());
  if (reading.diagnostics.size() != 1) return "not one diagnostic";
  CHECK(reading.diagnostics[0].document_lost);
  CHECK(!reading.diagnostics[0].remedy.empty());
  return reading.diagnostics[0].reason;
}

}  // namespace

TEST_CASE("ODT: paragraphs, headings, notes, lists, tables, links") {
  struct Row {
    std::string body;
    std::string wanted;
  };
  const Row rows[] = {
      {"<text:h text:outline-level=\"2\">One</text:h>" + kText, "B# One / " + kRead},
      {"<text:p>It<text:s text:c=\"3\"/>en<text:soft-page-break/>ded<text:tab/>in <text:span "
       "text:style-name=\"T2\">secret</text:span>Doha<text:line-break/>then.</text:p>" +
           kText,
       "B It ended in Doha then. / " + kRead},
      {"<text:p>It ended" + note("footnote", "1", "BBC.") + " twice" +
           note("endnote", "i", "CNN.") +
           ", or<text:note><text:note-citation "
           "text:label=\"*\">*</text:note-citation><text:note-body>"
           "<text:p>Said</text:p><text:p>he.</text:p></text:note-body></text:note> so.</text:p>",
       "B It ended^1 twice^i, or^* so. / N1 BBC. / Ni CNN. / N* Said he."},
      {"<text:p>10<text:span text:style-name=\"T1\">2</text:span> m, was the length.</text:p>",
       "B 10² m, was the length."},
      {"<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
       "</text:deletion></text:changed-region></text:tracked-changes><text:p>It "
       "<text:change-start/>"
       "has<text:change-end/> ended.<office:annotation><text:p>Sure?</text:p></office:annotation>"
       "</text:p>",
       "B It has ended."},
      {"<text:table-of-content><text:index-body><text:p>One 1</text:p></text:index-body>"
       "</text:table-of-content>" +
           kText,
       kRead},
      {kText +
           "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Month"
           "</text:p></table:table-cell><table:table-cell><text:p>Troops</text:p>"
           "</table:table-cell></table:table-row></table:table-header-rows><table:table-row>"
           "<table:table-cell><text:p>July</text:p></table:table-cell><table:covered-table-cell>"
           "<text:p>x</text:p></table:covered-table-cell><table:table-cell><text:p>8,600</text:p>"
           "</table:table-cell></table:table-row></table:table>",
       kRead + " / B Month | Troops / B July | 8,600"},
      {"<text:p>Before<draw:frame><draw:text-box><text:p>In the "
       "box.</text:p></draw:text-box><svg:title>"
       "name</svg:title></draw:frame> and after.</text:p>",
       "B Before and after. / B In the box."},
      {"<text:p text:style-name=\"P1\">We are not cutting and running.</text:p><text:section "
       "text:display=\"none\"><text:p>hidden</text:p></text:section>",
       "B We are not cutting and running."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(read_paragraphs("a.odt", odt(kTitle + row.body, kStyles)) == row.wanted);
  }
}

TEST_CASE("ODT: lists are numbered as shown") {
  std::vector<std::string> labels;
  ReadSink sink;
  sink.document = [&](RawDocument&& raw) {
    for (const Block& block : raw.blocks)
      if (block.kind == BlockKind::ListItem) labels.push_back(block.label);
  };
  const std::string bytes = odt(
      "<text:list text:style-name=\"L1\"><text:list-item><text:p>a</text:p><text:p>b</text:p>"
      "<text:list><text:list-item><text:p>c</text:p></text:list-item></text:list></text:list-item>"
      "<text:list-item><text:p>d</text:p></text:list-item></text:list><text:list "
      "text:style-name=\"L1\" text:continue-numbering=\"true\"><text:list-item><text:p>e</text:p>"
      "</text:list-item></text:list>",
      kStyles);
  reader_for("a.odt", bytes)->read("a.odt", bytes, sink);
  CHECK(labels == std::vector<std::string>{"4", "", "", "5", "6"});
}

TEST_CASE("packages that are no document are said plainly, and once") {
  const std::string whole = docx(kText);
  std::string broken = whole;
  const std::size_t name = broken.find("word/document.xml");
  for (std::size_t i = 0; i < 40; ++i) broken[name + 30 + i] ^= 0x5A;
  std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : std::string_view("EncryptedPackage")) locked += {c, '\0'};
  struct Row {
    const char* name;
    std::string bytes;
    const char* reason;
  };
  const Row rows[] = {
      {"a.docx", "", "is empty"},
      {"a.docx", locked, "is protected by a password"},
      {"a.docx", locked.substr(0, 20), "is in Word's old binary format, whatever its name says"},
      {"a.docx", "{\\rtf1 x}", "is rich text (RTF), whatever its name says"},
      {"a.odt", "plain text", "is no ZIP package, whatever its name says"},
      {"a.odt", whole.substr(0, 30), "is a damaged ZIP package"},
      {"a.odt", whole, "has no content.xml: the package is damaged"},
      {"a.docx", broken, "has no word/document.xml: the package is damaged"},
      {"a.docx", docx("<w:p><w:r>"),
       "is not well-formed: Opening and ending tag mismatch: r line 1 "
       "and body"},
      {"a.docx", docx("<w:p/>"), "holds no text"},
      {"a.odt", odt(kText, "", {{"META-INF/manifest.xml", "<m><encryption-data/></m>"}}),
       "is protected by a password"},
      {"a.epub", zip_of({{"mimetype", "application/epub+zip"}}),
       "has no META-INF/container.xml: the package is damaged"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    CHECK(first_reason(row.name, row.bytes) == row.reason);
  }
  CHECK(!known_ending("papers/~$brief.docx"));
  // A part beside the text does not cost the text.
  const Reading reading = read_bytes("a.docx", docx("<w:p><w:r><w:t>It ended.</w:t></w:r></w:p>",
                                                    {{"word/styles.xml", "<broken"}}));
  CHECK(reading.documents.size() == 1);
}

TEST_CASE("packages unfold no further than their limits") {
  const std::string nulls(2'000'000, ' ');
  const ZipParts bomb = {{"word/document.xml", nulls}, {"b.xml", nulls}};
  struct Row {
    ZipLimits limits;
    bool fault;
  };
  ZipLimits ratio, part, total, parts;
  ratio.always = 1'000'000;
  part.part = 1'000'000;
  total.total = 3'000'000;
  parts.parts = 1;
  for (const Row& row :
       {Row{{}, false}, {ratio, true}, {part, true}, {total, true}, {parts, true}}) {
    const ZipPackage package(zip_of(bomb), row.limits);
    CHECK(package.fault().has_value() == row.fault);
    CHECK((package.part("b.xml") == nullptr) == row.fault);
  }
  // Names are keys: no case, either slash, and nothing is written.
  const ZipPackage odd(zip_of({{"Word\\Document.xml", "<a/>"}, {"../../etc/x.xml", "<b/>"}}));
  CHECK(odd.part("word/document.xml") != nullptr);
  CHECK(odd.part("/WORD/document.xml") != nullptr);
  std::string utf8 = zip_of({{"\u00DCberblick.xml", "<a/>"}});
  utf8[7] = static_cast<char>(utf8[7] | 8);  // General purpose bit 11: names are UTF-8.
  char& central = utf8[utf8.find("PK\1\2") + 9];
  central = static_cast<char>(central | 8);
  CHECK(ZipPackage(utf8).part("\u00DCberblick.xml") != nullptr);
  CHECK(part_name("text/a.xhtml", "../b%20c.xhtml#d") == "b%20c.xhtml");
  CHECK(part_name("word/document.xml", "/word/x.xml") == "word/x.xml");
  CHECK(part_name("a.xhtml", "https://b.example/").empty());
}

}  // namespace dossier::testing
