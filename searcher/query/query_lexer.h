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
  Near,
  End,  ///< Always the last one.
};

struct QueryToken {
  QueryTokenKind kind = QueryTokenKind::End;
  ByteRange source;              ///< Into the query; of a word with its punctuation.
  std::string text;              ///< Of Word and Quoted.
  bool is_value = false;         ///< Directly follows a Field.
  bool exact = false;            ///< Word or Quoted: = stands directly before it.
  bool below = false;            ///< Word or Quoted: + stands directly behind it.
  const Field* field = nullptr;  ///< Of Field.
  int distance = 0;              ///< Of Near: NEAR/n, ADJ/n.
  bool ordered = false;          ///< Of Near: ADJ.
};

/// Blanks, control characters and ill-formed bytes separate words; words of punctuation alone are
/// left out. Cost: linear.
/// @throws Error with a caret: a quote without its end, NEAR/x, an unknown field, no value.
std::vector<QueryToken> lex_query(std::string_view query);

/// `run` without the punctuation around it, but with the last full stop of "U.S."; empty where
/// nothing is left. A star counts as part of the word if `keep_star`.
ByteRange trim_punctuation(std::string_view text, ByteRange run, bool keep_star);

/// The runs of `text` between blanks.
std::vector<ByteRange> split_blanks(std::string_view text);

/// "OR", "NEAR/5", "(", ...: an operator as typed.
inline std::string_view source_of(std::string_view query, ByteRange range) {
  return query.substr(range.begin, range.size());
}

}  // namespace dossier
