// SPDX-License-Identifier: GPL-2.0-or-later
// Tokens to the parse tree of the grammar, and what is said of those that do not fit it. Internal
// to the query parser.
//
//   x OR )  ->  "OR has nothing after it", with the caret under OR

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query_grammar.h"
#include "searcher/query/query_lexer.h"

namespace dossier {

/// The letters of the grammar for `tokens` but the last, End.
std::string token_letters(const std::vector<QueryToken>& tokens);

/// The parse tree over `letters`, which it refers to. @throws Error with a caret.
std::unique_ptr<grammar::TreeNode> parse_tokens(std::string_view query,
                                                const std::vector<QueryToken>& tokens,
                                                const std::string& letters);

}  // namespace dossier
