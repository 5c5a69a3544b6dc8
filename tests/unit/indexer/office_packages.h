// SPDX-License-Identifier: GPL-2.0-or-later
// Packages with just enough in them: docx("<w:p>…</w:p>") is the bytes of a DOCX with that body.

#pragma once

#include <string>
#include <string_view>

#include "tests/zip_of.h"

namespace dossier::testing {

inline const std::string kWordSpace =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"wps\"";

inline std::string relationship(std::string_view id, std::string_view type, std::string_view target,
                                std::string_view more = "") {
  std::string out = "<Relationship Id=\"";
  out.append(id).append("\" Type=\"http://x/relationships/").append(type).append("\" Target=\"");
  return out.append(target).append("\" ").append(more).append("/>");
}

/// The parts of a DOCX; `more` is put beside them.
inline ZipParts docx_parts(const std::string& body, ZipParts more = {}) {
  ZipParts parts = {
      {"_rels/.rels",
       "<Relationships>" + relationship("r1", "officeDocument", "word/document.xml") +
           relationship("r2", "metadata/core-properties", "docProps/core.xml") +
           relationship("r3", "custom-properties", "docProps/custom.xml") + "</Relationships>"},
      {"word/document.xml",
       "<w:document" + kWordSpace + "><w:body>" + body + "</w:body></w:document>"},
      {"word/_rels/document.xml.rels",
       "<Relationships>" + relationship("r1", "styles", "styles.xml") +
           relationship("r2", "footnotes", "footnotes.xml") +
           relationship("r3", "endnotes", "endnotes.xml") +
           relationship("r4", "numbering", "numbering.xml") +
           relationship("r5", "settings", "settings.xml") +
           relationship("h1", "hyperlink", "https://a.example/b", "TargetMode=\"External\"") +
           relationship("h2", "hyperlink", "annex.docx", "TargetMode=\"External\"") +
           "</Relationships>"},
      {"word/styles.xml",
       "<w:styles" + kWordSpace +
           ">"
           "<w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>"
           "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
           "<w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style>"
           "<w:style w:styleId=\"Kapitel\"><w:name w:val=\"Chapter\"/><w:basedOn "
           "w:val=\"berschrift2\"/></w:style>"
           "<w:style w:styleId=\"Outlined\"><w:name w:val=\"Section\"/><w:pPr><w:outlineLvl "
           "w:val=\"2\"/></w:pPr></w:style>"
           "<w:style w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style>"
           "<w:style w:styleId=\"Loop\"><w:name w:val=\"x\"/><w:basedOn w:val=\"Loop\"/></w:style>"
           "<w:style w:styleId=\"Aufz\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId "
           "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
           "<w:style w:styleId=\"Verz1\"><w:name w:val=\"toc 1\"/></w:style>"
           "<w:style w:styleId=\"Beschr\"><w:name w:val=\"caption\"/></w:style>"
           "<w:style w:styleId=\"Secret\"><w:name "
           "w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style>"
           "</w:styles>"},
      {"word/numbering.xml",
       "<w:numbering" + kWordSpace +
           "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">"
           "<w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
           "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/>"
           "<w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>"
           "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
           "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"},
  };
  for (auto& part : more) {
    bool known = false;
    for (auto& [name, bytes] : parts)
      if (name == part.first) bytes = part.second, known = true;
    if (!known) parts.push_back(std::move(part));
  }
  return parts;
}

inline std::string docx(const std::string& body, ZipParts more = {}) {
  return zip_of(docx_parts(body, std::move(more)));
}

/// word/footnotes.xml or endnotes.xml: `element` is "footnote" or "endnote".
inline std::string word_notes(const std::string& element, const std::string& notes) {
  return "<w:" + element + "s" + kWordSpace + "><w:" + element +
         " w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:" + element +
         ">" + notes + "</w:" + element + "s>";
}

inline const std::string kOdfSpace =
    " xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:table=\"tb\" xmlns:draw=\"d\""
    " xmlns:svg=\"svg\" xmlns:xlink=\"x\" xmlns:dc=\"dc\" xmlns:meta=\"m\"";

inline std::string odt(const std::string& body, const std::string& styles = "",
                       ZipParts more = {}) {
  ZipParts parts = {
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml", "<office:document-content" + kOdfSpace + "><office:automatic-styles>" +
                          styles + "</office:automatic-styles><office:body><office:text>" + body +
                          "</office:text></office:body></office:document-content>"}};
  for (auto& part : more) parts.push_back(std::move(part));
  return zip_of(parts);
}

}  // namespace dossier::testing
