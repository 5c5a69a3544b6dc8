// SPDX-License-Identifier: GPL-2.0-or-later
// The grammar of the query language, as dossier-query(7) gives it. Internal to the query parser.
//
//   query        = [ alternatives ]
//   alternatives = conjunction { OR conjunction }
//   conjunction  = proximity { [ AND ] proximity }
//   proximity    = exclusion { ( NEAR/n | ADJ/n | SENT | PARA ) exclusion }
//   exclusion    = { NOT | - } primary
//   primary      = group | field ( group | leaf ) | leaf
//   group        = "(" alternatives ")"
//   leaf         = word | phrase
//
// Its alphabet are the tokens of query_lexer.h, a letter each: kabul NEAR/5 (a OR -b) is
// "w~(w|-w)". So it is free of blanks, quotation marks and Unicode, which the lexer knows, and
// needs to look one token ahead only: parsing takes linear time.

#pragma once

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/parse_tree.hpp>

#include "searcher/query/query_lexer.h"

namespace dossier::grammar {

namespace peg = tao::pegtl;

/// The letter of a token; 0 of End.
constexpr char letter(QueryTokenKind kind) {
  switch (kind) {
    case QueryTokenKind::Word:
      return 'w';
    case QueryTokenKind::Quoted:
      return '"';
    case QueryTokenKind::Field:
      return ':';
    case QueryTokenKind::Open:
      return '(';
    case QueryTokenKind::Close:
      return ')';
    case QueryTokenKind::Minus:
      return '-';
    case QueryTokenKind::Not:
      return '!';
    case QueryTokenKind::And:
      return '&';
    case QueryTokenKind::Or:
      return '|';
    case QueryTokenKind::Near:
      return '~';
    case QueryTokenKind::End:
      break;
  }
  return '\0';
}

template <QueryTokenKind Kind>
using Token = peg::one<letter(Kind)>;

struct Open : Token<QueryTokenKind::Open> {};
struct Close : Token<QueryTokenKind::Close> {};
struct And : Token<QueryTokenKind::And> {};
struct Or : Token<QueryTokenKind::Or> {};
struct Near : Token<QueryTokenKind::Near> {};
struct FieldName : Token<QueryTokenKind::Field> {};
struct Sign : peg::sor<Token<QueryTokenKind::Minus>, Token<QueryTokenKind::Not>> {};
struct Leaf : peg::sor<Token<QueryTokenKind::Word>, Token<QueryTokenKind::Quoted>> {};

struct Alternatives;
struct Group : peg::if_must<Open, Alternatives, Close> {};
struct FieldClause : peg::if_must<FieldName, peg::sor<Group, Leaf>> {};
struct Primary : peg::sor<Group, FieldClause, Leaf> {};
struct Exclusion : peg::sor<peg::if_must<peg::plus<Sign>, Primary>, Primary> {};
struct Proximity : peg::list_must<Exclusion, Near> {};
struct Conjunction
    : peg::seq<Proximity, peg::star<peg::sor<peg::if_must<And, Proximity>, Proximity>>> {};
struct Alternatives : peg::list_must<Conjunction, Or> {};
struct Query : peg::must<peg::opt<Alternatives>, peg::eof> {};

/// Which rules make a node of the parse tree; the others' nodes are those of their parts.
template <typename Rule>
using InTree = peg::parse_tree::selector<
    Rule, peg::parse_tree::store_content::on<And, Near, Sign, Leaf, Group, FieldClause, Exclusion,
                                             Proximity, Conjunction, Alternatives>>;

/// A token where the grammar has none such.
struct Unexpected {
  std::size_t token;
};

/// Throws Unexpected in place of the library's own error.
template <typename Rule>
struct Control : peg::normal<Rule> {
  template <typename Input, typename... States>
  [[noreturn]] static void raise(const Input& in, States&&...) {
    throw Unexpected{in.byte()};
  }
};

using TreeNode = peg::parse_tree::node;

}  // namespace dossier::grammar
