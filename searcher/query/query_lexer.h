// SPDX-License-Identifier: GPL-2.0-or-later
// A query's words and marks, as the parser reads them. Internal to the query parser.
//
//   -kabul NEAR/5 title:"air war"  ->  Minus Word(kabul) Near(5) Field(title) Quoted(air war) End

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"
#include "schema/fields.h"
#include "searcher/query/query.h"

namespace dossier {

enum class QueryTokenKind : std::uint8_t {
  Word,    ///< `text` without the punctuation around it; a field's value as it stands.
  Quoted,  ///< `text` between the quotes, blanks made single; or an address typed plainly.
  Field,   ///< `name:` or @; its value (Word, Quoted or Open) always follows.
  Open,
  Close,
  Minus,
  Not,
  And,
  Or,
  Near,  ///< NEAR, ADJ, SENT or PARA.
  End,   ///< Always the last one.
};

struct QueryToken {
  QueryTokenKind kind = QueryTokenKind::End;
  ByteRange source;              ///< Into the query; of a word with its punctuation.
  std::string text;              ///< Of Word and Quoted.
  bool is_value = false;         ///< Directly follows a Field.
  bool exact = false;            ///< Word or Quoted: = stands directly before it.
  bool below = false;            ///< Word or Quoted: + stands directly behind it.
  const Field* field = nullptr;  ///< Of Field.
  bool tilde = false;            ///< Word: ~ stands directly behind it, without a number.
  int distance = 0;              ///< Of NEAR/n and ADJ/n; Quoted: of ~n behind it, or 0.
  PlaceOperator proximity = PlaceOperator::Near;  ///< Of Near: which operator.
};

/// Blanks, control characters and ill-formed bytes separate words; words of punctuation alone are
/// left out. Cost: linear.
/// @throws Error with a caret: a quote without its end, NEAR/x, an unknown field, no value.
std::vector<QueryToken> lex_query(std::string_view query);

}  // namespace dossier
