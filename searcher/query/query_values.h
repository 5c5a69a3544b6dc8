// SPDX-License-Identifier: GPL-2.0-or-later
// Single words and field values to leaves of the query tree. Internal to the query parser.
//
//   polic*  -> (prefix polic)    date:..2020  -> (date ..2020)    @"a b" -> (actor "a b")

#pragma once

#include <string_view>

#include "searcher/query/query.h"
#include "searcher/query/query_lexer.h"

namespace dossier {

/// A word or phrase without field.
/// @throws Error for a star anywhere but at the end, after three letters, for a ? or ~ that cannot
/// be answered, and for signs that do not go together.
Node plain_leaf(std::string_view query, const QueryToken& token);

/// A Word or Quoted token as the value of `field`, any kind but Zone, standing for `source`; `now`:
/// today.
/// @throws Error for a value the field cannot have.
Node field_leaf(std::string_view query, const Field& field, const QueryToken& value,
                ByteRange source, const Date& now);

/// The value of in:. @throws Error for any other than body, notes, bib, bibliography and title.
Part part_value(std::string_view query, const QueryToken& value);

}  // namespace dossier
