// SPDX-License-Identifier: GPL-2.0-or-later
// Documents of a few words.
//
//   "#Of Kabul|They left.|^See there." -> a heading, a paragraph, a note

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "schema/document.h"

namespace dossier {

/// Paragraphs are parted by '|'; one that begins with '#' is a heading, with '^' a note.
inline Document document_of(std::string_view text) {
  Document document;
  while (!text.empty()) {
    const std::size_t end = text.find('|');
    Paragraph paragraph;
    paragraph.text = text.substr(0, end);
    if (paragraph.text.starts_with('#')) paragraph.heading_level = 1;
    if (paragraph.text.starts_with('^')) paragraph.zone = Zone::Notes;
    if (paragraph.heading_level > 0 || paragraph.zone == Zone::Notes) paragraph.text.erase(0, 1);
    document.paragraphs.push_back(std::move(paragraph));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return document;
}

}  // namespace dossier
