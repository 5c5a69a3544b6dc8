// SPDX-License-Identifier: GPL-2.0-or-later
// What NEAR and ADJ can join. Internal to the query parser.
//
// The engine looks near single positions: a word, a word*, a name, or a choice of these. A phrase,
// an AND or another NEAR it would refuse or, worse, answer wrongly, so they are errors here.

#pragma once

#include <string>
#include <string_view>

#include "searcher/query/query.h"

namespace dossier {

/// `operand` as a child of a Near, a choice of choices made one; `op` is the operator as typed.
/// @throws Error with a caret under an operand that NEAR cannot answer.
Node near_operand(std::string_view query, Node operand, const std::string& op);

}  // namespace dossier
