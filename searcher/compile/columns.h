// SPDX-License-Identifier: GPL-2.0-or-later
// What the documents that match have in a value slot, where a part of the index is served by
// another machine.
//
//   column(database, query, slot::kStory) -> {{3, "a1"}, {8, ""}, {12, "a1"}}
//
// A server runs no program of ours and gives out values only document by document, records and all.
// But it sorts by a slot, and sends what it sorted by with the result: one request a server, as
// much on the wire as the values are long.

#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

namespace dossier {

/// Documents with a value each, by number.
using Column = std::vector<std::pair<Xapian::docid, std::string>>;

/// Those that match, those without a value too.
Column column(const Xapian::Database& database, const Xapian::Query& query, Xapian::valueno slot);

/// That of one document; "" where it is not in the column.
const std::string& value_of(const Column& column, Xapian::docid document);

/// Weighs nothing, where only what matches is wanted.
void set_counting(Xapian::Enquire& enquire, bool remote);

}  // namespace dossier
