// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_syntax.h"

#include "searcher/query/query.h"
#include "searcher/query/query_words.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxNesting = 100;

bool is_operator(QueryTokenKind kind) {
  switch (kind) {
    case QueryTokenKind::Minus:
    case QueryTokenKind::Not:
    case QueryTokenKind::And:
    case QueryTokenKind::Or:
    case QueryTokenKind::Near:
      return true;
    default:
      return false;
  }
}

// The parentheses that stand open before token `end`.
std::vector<std::size_t> open_before(const std::vector<QueryToken>& tokens, std::size_t end) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < end; ++i) {
    if (tokens[i].kind == QueryTokenKind::Open) open.push_back(i);
    if (tokens[i].kind == QueryTokenKind::Close && !open.empty()) open.pop_back();
  }
  return open;
}

// The grammar is read by calls inside calls, so that depth is looked at first.
void check_nesting(std::string_view query, const std::vector<QueryToken>& tokens) {
  std::size_t depth = 0;
  for (const auto& token : tokens) {
    if (token.kind == QueryTokenKind::Close && depth > 0) --depth;
    if (token.kind == QueryTokenKind::Open && ++depth > kMaxNesting) {
      throw_query_error(query, token.source, "more than 100 parentheses inside one another",
                        "leave out those that are not needed");
    }
  }
}

// An operator with nothing behind or before it, a parenthesis without its partner or with nothing
// inside.
[[noreturn]] void unexpected(std::string_view query, const std::vector<QueryToken>& tokens,
                             std::size_t at) {
  const QueryToken& here = tokens[at];
  const QueryToken* before = at > 0 ? &tokens[at - 1] : nullptr;
  const bool after = before != nullptr && is_operator(before->kind);
  if (after || is_operator(here.kind)) {
    const QueryToken& op = after ? *before : here;
    const std::string name(source_of(query, op.source)), side = after ? "after" : "before";
    throw_query_error(query, op.source, name + " has nothing " + side + " it",
                      "write something to look for " + side + " " + name +
                          "; to search for the word itself, write it in small letters");
  }
  const bool closing = here.kind == QueryTokenKind::Close;
  if (closing && before != nullptr && before->kind == QueryTokenKind::Open) {
    throw_query_error(query, {before->source.begin, here.source.end},
                      "nothing between the parentheses",
                      "write something to look for inside, or leave them out");
  }
  const auto open = open_before(tokens, at);
  if (closing || open.empty()) {
    throw_query_error(query, here.source, "a closing parenthesis without its opening one",
                      "leave it out, or put \"(\" where the group begins");
  }
  throw_query_error(query, tokens[open.back()].source,
                    "an opening parenthesis without its closing one",
                    "put \")\" where the group ends, or leave this one out");
}

}  // namespace

std::string token_letters(const std::vector<QueryToken>& tokens) {
  std::string letters;
  letters.reserve(tokens.size());
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) letters += grammar::letter(tokens[i].kind);
  return letters;
}

std::unique_ptr<grammar::TreeNode> parse_tokens(std::string_view query,
                                                const std::vector<QueryToken>& tokens,
                                                const std::string& letters) {
  check_nesting(query, tokens);
  grammar::peg::memory_input input(letters.data(), letters.data() + letters.size(), "query");
  try {
    return grammar::peg::parse_tree::parse<grammar::Query, grammar::InTree, grammar::peg::nothing,
                                           grammar::Control>(input);
  } catch (const grammar::Unexpected& found) {
    unexpected(query, tokens, found.token);
  }
}

}  // namespace dossier
