// SPDX-License-Identifier: GPL-2.0-or-later
// Small documents in a compact text form, and their ledgers in another.
//
// A line is "LABEL: note", "B: bibliography entry", "P: body text", "N: a notes paragraph without a
// label", "L: address" (a link in the paragraph before).

#pragma once

#include <sstream>
#include <string>

#include "citations/ledger.h"

namespace dossier {

inline Document small_document(const std::string& lines) {
  Document out;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    const auto colon = line.find(": ");
    const std::string label = line.substr(0, colon), text = line.substr(colon + 2);
    if (label == "L") {
      const auto last = static_cast<std::uint32_t>(out.paragraphs.size() - 1);
      out.links.push_back({last, {0, 1}, text});
      continue;
    }
    Paragraph paragraph;
    paragraph.text = text;
    paragraph.zone = label == "B" ? Zone::Bibliography : label == "P" ? Zone::Body : Zone::Notes;
    if (label != "B" && label != "P" && label != "N") {
      Footnote note;
      note.label = label;
      note.text_paragraph = static_cast<std::uint32_t>(out.paragraphs.size());
      out.footnotes.push_back(note);
    }
    out.paragraphs.push_back(paragraph);
  }
  return out;
}

/// "LABEL class>WORK confidence", "-" for no work; entries and links have no label.
inline std::string told_shortly(const Citation& c) {
  return (c.note.empty() ? "" : c.note + " ") + citation_class_name(c.klass) + ">" +
         (c.work < 0 ? "-" : std::to_string(c.work)) + " " + confidence_name(c.confidence);
}

/// The same with candidates ("-0|2"), "^" where nested, "{signal}" and "@locator".
inline std::string told_wholly(const Citation& c) {
  std::string out = (c.note.empty() ? "" : c.note + " ");
  if (c.nested) out += "^";
  if (!c.signal.empty()) out += "{" + c.signal + "} ";
  out +=
      std::string(citation_class_name(c.klass)) + ">" + (c.work < 0 ? "-" : std::to_string(c.work));
  for (std::size_t i = 0; i < c.candidates.size(); ++i)
    out += (i == 0 ? "" : "|") + std::to_string(c.candidates[i]);
  out += std::string(" ") + confidence_name(c.confidence);
  return c.reference.locator.empty() ? out : out + " @" + c.reference.locator;
}

template <typename Teller>
std::string told(const Document& document, Teller teller) {
  std::string out;
  for (const auto& citation : document.citations)
    out += (out.empty() ? "" : "; ") + teller(citation);
  return out;
}

}  // namespace dossier
