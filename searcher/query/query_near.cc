// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_near.h"

#include <algorithm>
#include <iterator>

namespace dossier {
namespace {

// Of ASCII, letters and digits alone; other scripts are left to the analyzer.
bool is_word_byte(char c) {
  return (c & 0x80) != 0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z');
}

bool is_single_position(const Node& node) {
  switch (node.kind) {
    case NodeKind::Word:
    case NodeKind::Prefix:
    case NodeKind::Entity:
      return true;
    // One quoted word is one term; any other quotation may become several.
    case NodeKind::Phrase:
      return std::all_of(node.text.begin(), node.text.end(), is_word_byte);
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
      return {"a phrase", "join single words, " + chain +
                              ", or name a person, group or place: group:\"two words\""};
    case NodeKind::And:
      return {"several words at once",
              "join them one by one, " + chain + ", or let it choose: (a OR b)"};
    case NodeKind::Not:
      return {"an exclusion", "exclude the whole, NOT (a " + op + " b), or add it with AND"};
    case NodeKind::Near:
      return {"another NEAR or ADJ", "write one chain, " + chain + ", or two pairs joined by AND"};
    case NodeKind::Zone:
      return {"a part with its own in:", "put in: beside the whole: in:notes a " + op + " b"};
    default:
      return {"a field or date", "join words or names, and add the field with AND"};
  }
}

[[noreturn]] void refuse(std::string_view query, const Node& node, const std::string& op) {
  const auto [what, remedy] = refusal(node.kind, op);
  throw_query_error(query, node.source, op + " cannot look near " + what, remedy);
}

}  // namespace

Node near_operand(std::string_view query, Node operand, const std::string& op) {
  if (operand.kind == NodeKind::Or) {
    flatten(operand);
    for (const Node& child : operand.children) {
      if (!is_single_position(child)) refuse(query, child, op);
    }
  } else if (!is_single_position(operand)) {
    refuse(query, operand, op);
  }
  return operand;
}

}  // namespace dossier
