// SPDX-License-Identifier: GPL-2.0-or-later
// What a document is called, and how that changes when its files are renamed, copied or deleted.
//
//   docs/a.xml holds d1, and is renamed to docs/b/c.xml: "a.xml#d1" becomes "b/c.xml#d1"
//   docs/z.xml is a copy of it: the document stays "b/c.xml#d1", and "z.xml#d1" finds it too
//
// An id that the file itself gives stays, wherever the file goes. Of a document in the index only
// the terms, slots and the head of the record that say so are written again.

#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources.h"
#include "schema/document.h"
#include "schema/record.h"

namespace dossier {

/// Gives `document`, until now one of the file of id `from`, the ids and paths of `sources`.
void place_document(Document& document, std::string_view from, const std::vector<Source>& sources);

/// Terms of the keys of one work: `term` of each (cites_term, known_as_term) and their links.
std::vector<std::string> work_terms(const std::vector<std::string>& keys,
                                    std::string (*term)(std::string_view));

/// Writes identity and content into terms and slots of a document whose record already has them.
void set_identity(Xapian::Document& document, const RecordIdentity& identity,
                  const Content& content);

/// Moves a document of the index from the sources of `from` to those of `to`.
/// @returns its id; nothing when the document has references that lead elsewhere from its new
/// place, so that it has to be made again.
std::optional<std::string> move_document(Xapian::Document& document, const Content& from,
                                         const Content& to);

}  // namespace dossier
