// SPDX-License-Identifier: GPL-2.0-or-later
// The values of date:, since:, until: and mentions: to leaves of the query tree. Internal to the
// query parser.
//
//   date:2021-08..  -> (date 2021-08..)    date:3m.. on 2021-11-22 -> (date 2021-08-22..)
//   until:yesterday -> (date ..2021-11-21) date:none -> (date none)

#pragma once

#include <string>
#include <string_view>

#include "searcher/query/query.h"
#include "searcher/query/query_lexer.h"

namespace dossier {

/// A Word or Quoted token as a value of `field`, of kind Date or Spoken, standing for `source`.
/// @throws Error for a date that is none or has two readings, and a range that ends before it
/// begins.
Node date_leaf(std::string_view query, const Field& field, const QueryToken& value,
               ByteRange source, const Date& now);

/// Where a word of a query is a whole date, or would be one if it were known whether its day or its
/// month stands first, how to ask for that day; "" for other words.
std::string date_hint(std::string_view word);

}  // namespace dossier
