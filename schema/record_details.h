// SPDX-License-Identifier: GPL-2.0-or-later
// The details of a stored record: mentions; notes, links, tags, works and citations. Used by
// record.cc alone.
//
// What merely repeats the words it stands at (a mention's surface, a citation's raw text) is not
// stored twice.

#pragma once

#include <string>
#include <string_view>

#include "schema/document.h"

namespace dossier {

std::string pack_mentions(const Document& document);
std::string pack_details(const Document& document);

/// Fills `document.mentions`; their surfaces too, once the document's paragraphs are there.
/// @throws Error when `packed` is damaged.
void unpack_mentions(std::string_view packed, Document& document);
/// Fills footnotes, links, tags, works and citations of a document whose paragraphs are there.
/// @throws Error when `packed` is damaged.
/// The notes alone, which come first.
std::vector<Footnote> unpack_footnotes(std::string_view packed);
void unpack_details(std::string_view packed, Document& document);

/// The bytes of `range` in `text`; nothing where the range does not fit.
std::string_view slice(std::string_view text, ByteRange range);

}  // namespace dossier
