// SPDX-License-Identifier: GPL-2.0-or-later
// What each TEI element means for the shape of a text.
//
// Source: TEI P5 Guidelines, chapters 3, 4 and 11. An element not listed only marks words.

#pragma once

#include <cstdint>
#include <string_view>

namespace dossier {

enum class TeiRole : std::uint8_t {
  Inline,     ///< Its text belongs to what is around it.
  Part,       ///< Parts text, and is none itself: body, opener, listBibl.
  Division,   ///< A part with a heading, perhaps a document of its own.
  TitlePage,  ///< Its text is metadata.
  Head,
  Paragraph,
  Loose,  ///< A paragraph where it stands between paragraphs, words where it stands in one: bibl.
  Quote,
  List,
  Label,
  Item,
  Table,
  Row,
  Cell,
  Figure,
  Verse,
  Line,
  Dateline,
  Date,
  Byline,
  Author,
  Note,
  Reference,
  Choice,
  Rejected,  ///< Dropped inside a choice: sic, orig, abbr.
  Spaced,    ///< Words that blanks set off: the parts of a biblStruct, lb.
  Gap,
  Dropped,
  Milestone,  ///< pb, cb: stands between what comes before and after, and holds nothing.
};

TeiRole tei_role(std::string_view element);

}  // namespace dossier
