// SPDX-License-Identifier: GPL-2.0-or-later
// From the parse tree of the grammar to the syntax tree: what the grammar cannot say is checked
// here.

#include <algorithm>

#include "searcher/query/query.h"
#include "searcher/query/query_grammar.h"
#include "searcher/query/query_near.h"
#include "searcher/query/query_syntax.h"
#include "searcher/query/query_values.h"
#include "searcher/query/query_words.h"

namespace dossier {
namespace {

using grammar::TreeNode;

Node branch(NodeKind kind, std::vector<Node> children) {
  Node node;
  node.kind = kind;
  // Children may have been put in another order than they were typed.
  node.source = children.front().source;
  for (const auto& child : children) {
    node.source.begin = std::min(node.source.begin, child.source.begin);
    node.source.end = std::max(node.source.end, child.source.end);
  }
  node.children = std::move(children);
  return node;
}

// One child is itself. Exclusions alone exclude from everything: each has something beside it.
Node conjunction_of(std::vector<Node> parts) {
  const auto is_not = [](const Node& node) { return node.kind == NodeKind::Not; };
  if (std::all_of(parts.begin(), parts.end(), is_not)) {
    Node everything;
    everything.source = {parts.front().source.begin, parts.front().source.begin};
    parts.insert(parts.begin(), std::move(everything));
  }
  if (parts.size() == 1) return std::move(parts.front());
  return branch(NodeKind::And, std::move(parts));
}

// Does a zone concern it? A date, a field or a part with a zone of its own it leaves alone.
bool has_text(const Node& node) {
  switch (node.kind) {
    case NodeKind::Word:
    case NodeKind::Phrase:
    case NodeKind::Prefix:
    case NodeKind::Pattern:
    case NodeKind::Fuzzy:
    case NodeKind::Entity:
    case NodeKind::Spoken:
    case NodeKind::Near:
    case NodeKind::Same:
      return true;
    case NodeKind::Field:
      return node.field == "query";  // What is saved stands there in the end.
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Not:
      return std::any_of(node.children.begin(), node.children.end(), has_text);
    case NodeKind::Everything:
    case NodeKind::Date:
    case NodeKind::Zone:
      return false;
  }
  return false;
}

// A parenthesised group, or the whole query: what its in: applies to.
struct Scope {
  std::optional<Part> part;
  ByteRange source;
};

class TreeBuilder {
 public:
  TreeBuilder(std::string_view query, const Date& now)
      : query_(query), now_(now), tokens_(lex_query(query)), letters_(token_letters(tokens_)) {}

  Node build() {
    const auto root = parse_tokens(query_, tokens_, letters_);
    return root->children.empty() ? Node() : alternatives(*root->children.front());
  }

 private:
  std::size_t first(const TreeNode& node) const {
    return static_cast<std::size_t>(node.string_view().data() - letters_.data());
  }
  const QueryToken& token(const TreeNode& node) const { return tokens_[first(node)]; }
  const QueryToken& last_token(const TreeNode& node) const {
    return tokens_[first(node) + node.string_view().size() - 1];
  }
  std::string typed(const QueryToken& token) const {
    return std::string(source_of(query_, token.source));
  }
  [[noreturn]] void fail(ByteRange place, const std::string& message,
                         const std::string& remedy) const {
    throw_query_error(query_, place, message, remedy);
  }

  // a OR b OR c, and what the in: of this group applies to.
  Node alternatives(const TreeNode& tree) {
    Scope scope;
    std::vector<Node> parts;
    bool empty_part = false;
    for (const auto& child : tree.children) {
      auto part = conjunction(*child, scope);
      empty_part = empty_part || !part;
      if (part) parts.push_back(std::move(*part));
    }
    if (empty_part) no_words_for(scope.source);
    Node node =
        parts.size() == 1 ? std::move(parts.front()) : branch(NodeKind::Or, std::move(parts));
    return scope.part ? restricted(std::move(node), scope) : node;
  }

  // a b AND c: none where there is only an in:.
  std::optional<Node> conjunction(const TreeNode& tree, Scope& scope) {
    std::vector<Node> parts;
    bool joined = true;
    for (const auto& child : tree.children) {
      if (child->is_type<grammar::And>()) {
        joined = true;
        continue;
      }
      if (!joined) check_implicit_and(token(*child).source);
      if (auto part = proximity(*child, scope)) parts.push_back(std::move(*part));
      joined = false;
    }
    if (parts.empty()) return std::nullopt;
    return conjunction_of(std::move(parts));
  }

  // group:(Haqqani network) is one name, kind:(paper news) no document: AND fits neither.
  void check_implicit_and(ByteRange place) const {
    if (field_ == nullptr || field_->kind == FieldKind::Words) return;
    const std::string name(field_->name);
    fail(place, "values of " + name + ": side by side",
         field_->kind == FieldKind::Entity ? "put a name of several words in quotes, " + name +
                                                 ":\"two words\", or OR between names"
                                           : "put OR between values");
  }

  // a NEAR/5 b NEAR/5 c
  std::optional<Node> proximity(const TreeNode& tree, Scope& scope) {
    auto operand = exclusion(*tree.children.front(), scope);
    if (tree.children.size() == 1) return operand;
    const QueryToken& chain = token(*tree.children[1]);
    if (field_ != nullptr)
      fail(chain.source, typed(chain) + " inside " + std::string(field_->name) + ":( )",
           "inside a field write words, AND, OR and NOT only");
    Node node;
    const bool same =
        chain.proximity == PlaceOperator::Sentence || chain.proximity == PlaceOperator::Paragraph;
    node.kind = same ? NodeKind::Same : NodeKind::Near;
    node.distance = chain.distance;
    node.proximity = chain.proximity;
    add_operand(node, std::move(operand), chain);
    for (std::size_t i = 1; i < tree.children.size(); i += 2) {
      const QueryToken& op = token(*tree.children[i]);
      check_chain(query_, chain, op, i / 2 + 2);
      add_operand(node, exclusion(*tree.children[i + 1], scope), op);
    }
    node.source = {node.children.front().source.begin, node.children.back().source.end};
    return node;
  }

  void add_operand(Node& node, std::optional<Node> operand, const QueryToken& op) const {
    const std::string name = typed(op);
    if (!operand) {
      fail(op.source, "in: beside " + name,
           "put in: before or after the whole: in:notes a " + name + " b");
    }
    node.children.push_back(node.kind == NodeKind::Same
                                ? same_operand(query_, std::move(*operand), name)
                                : near_operand(query_, std::move(*operand), name));
  }

  // NOT a, -a; two of them undo each other.
  std::optional<Node> exclusion(const TreeNode& tree, Scope& scope) {
    const auto signs = tree.children.size() - 1;
    const TreeNode& inner = *tree.children.back();
    auto operand = primary(inner, scope);
    if (signs > 0 && !operand) {
      fail({token(inner).source.begin, last_token(inner).source.end},
           "in: cannot be excluded by itself",
           "say which words the part must not hold: -(in:notes word)");
    }
    if (signs % 2 == 0) return operand;
    std::vector<Node> child;
    child.push_back(std::move(*operand));
    Node node = branch(NodeKind::Not, std::move(child));
    node.source.begin = token(tree).source.begin;
    return node;
  }

  std::optional<Node> primary(const TreeNode& tree, Scope& scope) {
    if (tree.is_type<grammar::Group>()) return group(tree);
    if (tree.is_type<grammar::FieldClause>()) return field_clause(tree, scope);
    const QueryToken& leaf = token(tree);
    return field_ == nullptr ? plain_leaf(query_, leaf)
                             : field_leaf(query_, *field_, leaf, leaf.source, now_);
  }

  Node group(const TreeNode& tree) {
    Node node = alternatives(*tree.children.front());
    node.source = {token(tree).source.begin, last_token(tree).source.end};
    return node;
  }

  // name:value; nothing for in:, which is kept for the end of its group.
  std::optional<Node> field_clause(const TreeNode& tree, Scope& scope) {
    const QueryToken& name = token(tree);
    const Field& field = *name.field;
    const TreeNode& value = *tree.children.front();
    if (field_ != nullptr)
      fail(name.source, typed(name) + " inside " + std::string(field_->name) + ":( )",
           "close the parenthesis before the next field");
    const ByteRange whole{name.source.begin, last_token(tree).source.end};
    if (field.kind == FieldKind::Zone) {
      set_part(token(value), whole, scope);
      return std::nullopt;
    }
    if (!value.is_type<grammar::Group>())
      return field_leaf(query_, field, token(value), whole, now_);
    field_ = &field;
    Node node = group(value);
    field_ = nullptr;
    node.source.begin = name.source.begin;
    return node;
  }

  void set_part(const QueryToken& value, ByteRange source, Scope& scope) const {
    if (value.kind == QueryTokenKind::Open)
      fail(value.source, "in: with a group", "write in:body, in:notes, in:bib or in:title");
    const Part part = part_value(query_, value);
    if (scope.part && *scope.part != part) {
      fail(source, "two different in: in one group",
           "give each its own parentheses: (in:body a) OR (in:notes b)");
    }
    scope.part = part;
    scope.source = source;
  }

  [[noreturn]] void no_words_for(ByteRange place) const {
    fail(place, "in: with no words to look for",
         "write words beside it, such as in:notes malkasian");
  }

  // The part takes the words of its group; dates and fields stay outside it.
  Node restricted(Node node, const Scope& scope) const {
    if (!has_text(node)) no_words_for(scope.source);
    std::vector<Node> inside, outside;
    if (node.kind == NodeKind::And) {
      for (Node& child : node.children) {
        if (child.kind == NodeKind::Everything) continue;
        (has_text(child) ? inside : outside).push_back(std::move(child));
      }
    } else {
      inside.push_back(std::move(node));
    }
    std::vector<Node> child;
    child.push_back(conjunction_of(std::move(inside)));
    Node zone = branch(NodeKind::Zone, std::move(child));
    zone.part = *scope.part;
    outside.insert(outside.begin(), std::move(zone));
    return conjunction_of(std::move(outside));
  }

  std::string_view query_;
  Date now_;
  std::vector<QueryToken> tokens_;
  std::string letters_;
  const Field* field_ = nullptr;  // Whose parentheses we are in.
};

}  // namespace

Node parse_query(std::string_view query, const Date& now) {
  return TreeBuilder(query, now).build();
}

Node parse_any(std::string_view text) {
  std::vector<Node> words;
  for (const ByteRange run : split_blanks(text)) {
    const ByteRange core = trim_punctuation(text, run, false);
    if (core.size() == 0) continue;
    Node word;
    word.kind = NodeKind::Word;
    word.source = core;
    word.text = source_of(text, core);
    words.push_back(std::move(word));
  }
  if (words.empty()) return {};
  if (words.size() == 1) return std::move(words.front());
  return branch(NodeKind::Or, std::move(words));
}

}  // namespace dossier
