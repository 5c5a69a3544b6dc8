// SPDX-License-Identifier: GPL-2.0-or-later
// A query: a tree that keeps to what query.h says of every tree, or an Error with a caret.
#include "searcher/query/query.h"
#include "searcher/query/query_hints.h"
#include "sound.h"

using dossier::Node;
using dossier::NodeKind;
using dossier::testing::must;

namespace {

bool may_stand_in_near(const Node& node) {
  if (node.kind == NodeKind::Or) {
    for (const Node& child : node.children)
      if (!may_stand_in_near(child)) return false;
    return true;
  }
  return node.kind == NodeKind::Word || node.kind == NodeKind::Prefix ||
         node.kind == NodeKind::Pattern || node.kind == NodeKind::Fuzzy ||
         node.kind == NodeKind::Entity || node.kind == NodeKind::Spoken ||
         (node.kind == NodeKind::Phrase && node.distance == 0);
}

void check_children(const Node& node) {
  const std::size_t count = node.children.size();
  switch (node.kind) {
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Near:
    case NodeKind::Same:
      must(count >= 2, "and, or and near have two children or more");
      break;
    case NodeKind::Not:
    case NodeKind::Zone:
      must(count == 1, "not and zone have one child");
      break;
    default:
      must(count == 0, "a leaf has no children");
  }
}

void check(const Node& node, std::string_view query, NodeKind parent, int depth) {
  must(depth <= 400, "the tree is not deep");
  must(node.source.begin <= node.source.end && node.source.end <= query.size(),
       "a node stands in the query");
  check_children(node);
  if (node.kind == NodeKind::Not) must(parent == NodeKind::And, "a not stands in an and");
  if (node.exact)
    must(node.kind == NodeKind::Phrase || node.kind == NodeKind::Entity,
         "a name or words are exact");
  if (node.below) must(node.kind == NodeKind::Entity, "a name takes in what is below");
  if (node.kind == NodeKind::Date) {
    must(node.from || node.to || node.undated, "a date has an end");
  }
  bool positive = node.kind != NodeKind::And;
  for (const Node& child : node.children) {
    positive = positive || child.kind != NodeKind::Not;
    if (node.kind == NodeKind::Near) must(may_stand_in_near(child), "near holds words");
    check(child, query, node.kind, depth + 1);
  }
  must(positive, "an and has a child that is not a not");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  try {
    const Node tree = dossier::parse_query(query);
    check(tree, query, NodeKind::Everything, 0);
    must(!dossier::to_string(tree).empty(), "a tree has a form");
    dossier::query_hints(query);
  } catch (const dossier::Error& error) {
    must(error.status() == dossier::kExitError, "a bad query ends with status 2");
    must(error.hint().find('^') != std::string::npos, "the hint has a caret");
  }
  check(dossier::parse_any(query), query, NodeKind::Everything, 0);
  return 0;
}
