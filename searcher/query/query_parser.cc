// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "searcher/query/query.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/query_near.h"
#include "searcher/query/query_values.h"

namespace dossier {
namespace {

constexpr int kMaxNesting = 100;

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
    case NodeKind::Entity:
    case NodeKind::Near:
      return true;
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Not:
      return std::any_of(node.children.begin(), node.children.end(), has_text);
    case NodeKind::Everything:
    case NodeKind::Field:
    case NodeKind::Date:
    case NodeKind::Zone:
      return false;
  }
  return false;
}

// A parenthesised group, or the whole query: what its in: applies to.
struct Group {
  std::optional<Zone> zone;
  ByteRange zone_source;
};

class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query), tokens_(lex_query(query)) {}

  Node parse() {
    if (peek().kind == QueryTokenKind::End) return {};
    Node node = alternatives();
    if (peek().kind == QueryTokenKind::Close) unopened();
    return node;
  }

 private:
  const QueryToken& peek() const { return tokens_[at_]; }
  const QueryToken& next() { return tokens_[at_++]; }

  [[noreturn]] void fail(ByteRange place, const std::string& message,
                         const std::string& remedy) const {
    throw_query_error(query_, place, message, remedy);
  }

  [[noreturn]] void unopened() const {
    fail(peek().source, "a closing parenthesis without its opening one",
         "leave it out, or put \"(\" where the group begins");
  }

  std::string typed(const QueryToken& token) const {
    return std::string(source_of(query_, token.source));
  }

  static bool begins_operand(QueryTokenKind kind) {
    switch (kind) {
      case QueryTokenKind::Word:
      case QueryTokenKind::Quoted:
      case QueryTokenKind::Field:
      case QueryTokenKind::Open:
      case QueryTokenKind::Minus:
      case QueryTokenKind::Not:
        return true;
      default:
        return false;
    }
  }

  // Something to look for must follow; `before` is the operator that needs it, if there is one.
  void expect_operand(const QueryToken* before) const {
    if (begins_operand(peek().kind)) return;
    if (before == nullptr && peek().kind == QueryTokenKind::Close) unopened();
    const bool after = before != nullptr;
    const std::string name = typed(after ? *before : peek());
    fail(after ? before->source : peek().source,
         name + " has nothing " + (after ? "after" : "before") + " it",
         "write something to look for " + std::string(after ? "after" : "before") + " " + name +
             "; to search for the word itself, write it in small letters");
  }

  // a OR b OR c, and what the in: of this group applies to.
  Node alternatives() {
    Group group;
    std::vector<Node> parts;
    const QueryToken* before = nullptr;
    bool empty_part = false;
    do {
      auto part = conjunction(group, before);
      empty_part = empty_part || !part;
      if (part) parts.push_back(std::move(*part));
      before = &peek();
    } while (take(QueryTokenKind::Or));
    if (empty_part) no_words_for(group.zone_source);
    Node node =
        parts.size() == 1 ? std::move(parts.front()) : branch(NodeKind::Or, std::move(parts));
    return group.zone ? restricted(std::move(node), group) : node;
  }

  bool take(QueryTokenKind kind) {
    if (peek().kind != kind) return false;
    ++at_;
    return true;
  }

  // a b AND c: none where there is only an in:.
  std::optional<Node> conjunction(Group& group, const QueryToken* before) {
    std::vector<Node> parts;
    do {
      expect_operand(before);
      if (auto part = proximity(group)) parts.push_back(std::move(*part));
      before = &peek();
      if (!take(QueryTokenKind::And)) before = nullptr;
      if (before == nullptr && begins_operand(peek().kind)) check_implicit_and();
    } while (before != nullptr || begins_operand(peek().kind));
    if (parts.empty()) return std::nullopt;
    return conjunction_of(std::move(parts));
  }

  // group:(Haqqani network) is one name, kind:(paper news) no document: AND fits neither.
  void check_implicit_and() const {
    if (field_ == nullptr || field_->kind == FieldKind::Words) return;
    const std::string name(field_->name);
    fail(peek().source, "values of " + name + ": side by side",
         field_->kind == FieldKind::Entity ? "put a name of several words in quotes, " + name +
                                                 ":\"two words\", or OR between names"
                                           : "put OR between values");
  }

  // a NEAR/5 b NEAR/5 c
  std::optional<Node> proximity(Group& group) {
    auto first = negation(group);
    if (peek().kind != QueryTokenKind::Near) return first;
    const QueryToken& chain = peek();
    if (field_ != nullptr)
      fail(chain.source, typed(chain) + " inside " + std::string(field_->name) + ":( )",
           "inside a field write words, AND, OR and NOT only");
    Node near;
    near.kind = NodeKind::Near;
    near.distance = chain.distance;
    near.ordered = chain.ordered;
    add_near_operand(near, std::move(first), chain);
    while (peek().kind == QueryTokenKind::Near) {
      const QueryToken& op = next();
      if (op.distance != chain.distance || op.ordered != chain.ordered) {
        fail(op.source, "a chain of NEAR or ADJ with different distances or order",
             "use one distance throughout, or two pairs joined by AND: (a NEAR/5 b) (b ADJ/2 c)");
      }
      expect_operand(&op);
      add_near_operand(near, negation(group), op);
    }
    near.source = {near.children.front().source.begin, near.children.back().source.end};
    return near;
  }

  void add_near_operand(Node& near, std::optional<Node> operand, const QueryToken& op) const {
    const std::string name = typed(op);
    if (!operand) {
      fail(op.source, "in: beside " + name,
           "put in: before or after the whole: in:notes a " + name + " b");
    }
    near.children.push_back(near_operand(query_, std::move(*operand), name));
  }

  // NOT a, -a; two of them undo each other.
  std::optional<Node> negation(Group& group) {
    const QueryToken* sign = nullptr;
    const std::uint32_t begin = peek().source.begin;
    bool negative = false;
    while (peek().kind == QueryTokenKind::Not || peek().kind == QueryTokenKind::Minus) {
      sign = &next();
      negative = !negative;
      expect_operand(sign);
    }
    const std::uint32_t place = peek().source.begin;
    auto operand = primary(group);
    if (sign != nullptr && !operand) {
      fail({place, tokens_[at_ - 1].source.end}, "in: cannot be excluded by itself",
           "say which words the part must not hold: -(in:notes word)");
    }
    if (!negative) return operand;
    std::vector<Node> child;
    child.push_back(std::move(*operand));
    Node node = branch(NodeKind::Not, std::move(child));
    node.source.begin = begin;
    return node;
  }

  std::optional<Node> primary(Group& group) {
    if (peek().kind == QueryTokenKind::Open) return parenthesised();
    const QueryToken& token = next();
    if (token.kind == QueryTokenKind::Field) return field_clause(token, group);
    return field_ == nullptr ? plain_leaf(query_, token)
                             : field_leaf(query_, *field_, token, token.source);
  }

  Node parenthesised() {
    const QueryToken& open = next();
    if (peek().kind == QueryTokenKind::Close) {
      fail({open.source.begin, peek().source.end}, "nothing between the parentheses",
           "write something to look for inside, or leave them out");
    }
    if (++depth_ > kMaxNesting) {
      fail(open.source, "more than 100 parentheses inside one another",
           "leave out those that are not needed");
    }
    const bool closed = peek().kind != QueryTokenKind::End;
    std::optional<Node> node;
    if (closed) node = alternatives();
    if (peek().kind != QueryTokenKind::Close) {
      fail(open.source, "an opening parenthesis without its closing one",
           "put \")\" where the group ends, or leave this one out");
    }
    node->source = {open.source.begin, next().source.end};
    --depth_;
    return std::move(*node);
  }

  // name:value; nothing for in:, which is kept for the end of its group.
  std::optional<Node> field_clause(const QueryToken& token, Group& group) {
    const Field& field = *token.field;
    if (field_ != nullptr)
      fail(token.source, typed(token) + " inside " + std::string(field_->name) + ":( )",
           "close the parenthesis before the next field");
    if (field.kind == FieldKind::Zone) {
      zone_clause(token, group);
      return std::nullopt;
    }
    const ByteRange whole{token.source.begin, peek().source.end};
    if (peek().kind != QueryTokenKind::Open) return field_leaf(query_, field, next(), whole);
    field_ = &field;
    Node node = parenthesised();
    field_ = nullptr;
    node.source.begin = token.source.begin;
    return node;
  }

  void zone_clause(const QueryToken& token, Group& group) {
    const QueryToken& value = next();
    if (value.kind == QueryTokenKind::Open)
      fail(value.source, "in: with a group", "write in:body, in:notes or in:bib");
    const Zone zone = zone_value(query_, value);
    const ByteRange source{token.source.begin, value.source.end};
    if (group.zone && *group.zone != zone) {
      fail(source, "two different in: in one group",
           "give each its own parentheses: (in:body a) OR (in:notes b)");
    }
    group.zone = zone;
    group.zone_source = source;
  }

  [[noreturn]] void no_words_for(ByteRange place) const {
    fail(place, "in: with no words to look for",
         "write words beside it, such as in:notes malkasian");
  }

  // The zone takes the words of its group; dates and fields stay outside it.
  Node restricted(Node node, const Group& group) const {
    if (!has_text(node)) no_words_for(group.zone_source);
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
    zone.zone = *group.zone;
    outside.insert(outside.begin(), std::move(zone));
    return conjunction_of(std::move(outside));
  }

  std::string_view query_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  const Field* field_ = nullptr;  // Whose parentheses we are in.
};

}  // namespace

Node parse_query(std::string_view query) { return Parser(query).parse(); }

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
