// SPDX-License-Identifier: GPL-2.0-or-later
// A document in one line, for tests of reading.
//
//   "Title [A. Author] 2021-11-29 paper: F# Key Points / F It holds. / B# Introduction / B It
//   ended.^1 / N1 BBC, 2021."
//
// Each paragraph has the letter of its zone (F front, B body, N notes with their label, R
// bibliography, K back), "#" where it is a heading, and "^label" where a note is called.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/formats/reader.h"
#include "indexer/structure/structure.h"

namespace dossier::testing {

struct Reading {
  std::vector<Document> documents;
  std::vector<Diagnostic> diagnostics;
};

inline Reading read_bytes(std::string_view name, std::string_view bytes) {
  Reading reading;
  ReadSink sink;
  sink.document = [&](RawDocument&& raw) {
    reading.documents.push_back(structure_document(std::move(raw)));
  };
  sink.diagnostic = [&](Diagnostic&& fault) { reading.diagnostics.push_back(std::move(fault)); };
  if (const Reader* reader = reader_for(name, bytes)) reader->read(name, bytes, sink);
  return reading;
}

inline std::string paragraphs_form(const Document& document) {
  std::string out;
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const Paragraph& paragraph = document.paragraphs[i];
    std::string text = paragraph.text, label;
    std::multimap<std::uint32_t, std::string> marks;
    for (const Footnote& note : document.footnotes) {
      if (note.paragraph == i) marks.emplace(note.offset, "^" + note.label);
      if (note.text_paragraph == i) label = note.label;
    }
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark)
      text.insert(mark->first, mark->second);
    out += (out.empty() ? "" : " / ");
    out += "FBNRK"[static_cast<int>(paragraph.zone)];
    out += label + (paragraph.heading_level > 0 ? "# " : " ") + text;
  }
  return out;
}

inline std::string form(const Document& document) {
  std::string out = document.meta.title;
  for (const std::string& author : document.meta.authors) out += " [" + author + "]";
  out += " " + (document.meta.date ? document.meta.date->iso() : "-") + " " + document.meta.kind;
  return out + ": " + paragraphs_form(document);
}

/// The paragraphs of the only document in `text`, read as a file of this name.
inline std::string read_paragraphs(std::string_view name, std::string_view text) {
  const Reading reading = read_bytes(name, text);
  return reading.documents.size() == 1 ? paragraphs_form(reading.documents[0]) : "not one document";
}

inline std::string read_form(std::string_view name, std::string_view text) {
  const Reading reading = read_bytes(name, text);
  return reading.documents.size() == 1 ? form(reading.documents[0]) : "not one document";
}

}  // namespace dossier::testing
