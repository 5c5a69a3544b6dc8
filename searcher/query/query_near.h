// SPDX-License-Identifier: GPL-2.0-or-later
// What NEAR, ADJ, SENT and PARA can join. Internal to the query parser.
//
// NEAR and ADJ measure from word to word: a word, a pattern of words, a phrase, a name, a spoken
// date, or a choice of these. SENT and PARA ask what a sentence or paragraph holds: all of these,
// NEAR, SENT and PARA, AND and OR. What they cannot answer is an error here.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/query/query.h"
#include "searcher/query/query_lexer.h"

namespace dossier {

/// `operand` as a child of a Near, a choice of choices made one; `op` is the operator as typed.
/// @throws Error with a caret under an operand that NEAR cannot answer.
Node near_operand(std::string_view query, Node operand, const std::string& op);

/// The same of a Same.
Node same_operand(std::string_view query, Node operand, const std::string& op);

/// May `op` go on the chain that `first` began, for operand number `count`? @throws Error if not.
void check_chain(std::string_view query, const QueryToken& first, const QueryToken& op,
                 std::size_t count);

}  // namespace dossier
