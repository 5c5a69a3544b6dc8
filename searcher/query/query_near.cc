// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_near.h"

#include <algorithm>
#include <iterator>

namespace dossier {
namespace {

// More operands would make the choice of a word for each a long search.

bool has_place(const Node& node) {
  switch (node.kind) {
    case NodeKind::Word:
    case NodeKind::Prefix:
    case NodeKind::Pattern:
    case NodeKind::Fuzzy:
    case NodeKind::Entity:
    case NodeKind::Spoken:
      return true;
    case NodeKind::Phrase:
      return node.distance == 0;
    default:
      return false;
  }
}

// ((a OR b) OR c) is one choice of three.
void flatten(Node& choice) {
  std::vector<Node> flat;
  for (Node& child : choice.children) {
    if (child.kind == NodeKind::Or) {
      flatten(child);
      std::move(child.children.begin(), child.children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(child));
    }
  }
  choice.children = std::move(flat);
}

struct Refusal {
  std::string what, remedy;
};

Refusal refusal(NodeKind kind, const std::string& op) {
  const std::string chain = "a " + op + " b " + op + " c";
  switch (kind) {
    case NodeKind::Phrase:
      return {"a loose phrase", "leave out ~, or join its words one by one: " + chain};
    case NodeKind::And:
      return {"several words at once",
              "join them one by one, " + chain + ", or let it choose: (a OR b)"};
    case NodeKind::Not:
      return {"an exclusion", "exclude the whole, NOT (a " + op + " b), or add it with AND"};
    case NodeKind::Near:
      return {"another NEAR or ADJ", "write one chain, " + chain + ", or two pairs joined by AND"};
    case NodeKind::Same:
      return {"SENT or PARA", "SENT and PARA may hold NEAR: (a NEAR/5 b) SENT c"};
    case NodeKind::Zone:
      return {"a part with its own in:", "put in: beside the whole: in:notes a " + op + " b"};
    default:
      return {"a field or date", "join words or names, and add the field with AND"};
  }
}

[[noreturn]] void refuse(std::string_view query, const Node& node, const std::string& op) {
  const auto [what, remedy] = refusal(node.kind, op);
  const bool near = op.starts_with("NEAR") || op.starts_with("ADJ");
  throw_query_error(query, node.source, op + (near ? " cannot look near " : " cannot join ") + what,
                    remedy);
}

bool stands_in_text(const Node& node) {
  if (node.kind == NodeKind::And || node.kind == NodeKind::Or)
    return std::all_of(node.children.begin(), node.children.end(), stands_in_text);
  return has_place(node) || node.kind == NodeKind::Phrase || node.kind == NodeKind::Near ||
         node.kind == NodeKind::Same;
}

// The first part of an operand that SENT and PARA cannot look for.
const Node& offender(const Node& node) {
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::Not) return child;  // Beside it may stand Everything.
  }
  for (const Node& child : node.children) {
    if (!stands_in_text(child)) return offender(child);
  }
  return node;
}

}  // namespace

Node near_operand(std::string_view query, Node operand, const std::string& op) {
  if (operand.kind == NodeKind::Or) {
    flatten(operand);
    for (const Node& child : operand.children) {
      if (!has_place(child)) refuse(query, child, op);
    }
  } else if (!has_place(operand)) {
    refuse(query, operand, op);
  }
  return operand;
}

Node same_operand(std::string_view query, Node operand, const std::string& op) {
  if (!stands_in_text(operand)) {
    const bool group = operand.kind == NodeKind::And || operand.kind == NodeKind::Or;
    refuse(query, group ? offender(operand) : operand, op);
  }
  return operand;
}

void check_chain(std::string_view query, const QueryToken& first, const QueryToken& op,
                 std::size_t count) {
  const auto same = [](PlaceOperator p) {
    return p == PlaceOperator::Sentence || p == PlaceOperator::Paragraph;
  };
  if (op.proximity != first.proximity && (same(op.proximity) || same(first.proximity))) {
    throw_query_error(query, op.source, "different operators of place side by side",
                      "say with parentheses which comes first: (a NEAR/5 b) SENT c");
  }
  if (op.distance != first.distance || op.proximity != first.proximity) {
    throw_query_error(
        query, op.source, "a chain of NEAR or ADJ with different distances or order",
        "use one distance throughout, or two pairs joined by AND: (a NEAR/5 b) (b ADJ/2 c)");
  }
  if (count > kMostNearOperands && !same(op.proximity)) {
    throw_query_error(query, op.source, "more than eight words in a chain of NEAR or ADJ",
                      "leave some out, or join two chains by AND");
  }
}

}  // namespace dossier
