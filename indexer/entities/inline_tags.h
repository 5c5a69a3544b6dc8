// SPDX-License-Identifier: GPL-2.0-or-later
// Names that a document's own markup tags, as mentions.
//
//   <persName corresp="#p_DE1">Durbrow</persName>, p_DE1 listed as "Durbrow, Elbridge"
//   -> person/durbrow, where an authority file has one Elbridge Durbrow, else
//      person/FILE#p_DE1: one and the same in the whole file

#pragma once

#include "analysis/analyzer.h"
#include "indexer/entities/gazetteer.h"
#include "schema/document.h"

namespace dossier {

/// Puts `document.tags` among its mentions, in place of those found in the same words. The entity
/// of a tag with a key is, for all tags of that key: the entity of that id in an authority file;
/// the only one of its kind with the name in full; the one that the tagger, which must have run,
/// found wherever it found one in words so tagged; else KIND/KEY. A tag without key keeps what the
/// tagger found, else it is a name without entity. Linear in document and authority.
void add_inline_tags(const Gazetteer::Impl& gazetteer, const Analyzer& analyzer,
                     Document& document);

}  // namespace dossier
