// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/saved_query.h"

#include <algorithm>
#include <vector>

namespace dossier {
namespace {

void move_to(Node& node, ByteRange source) {
  node.source = source;
  for (auto& child : node.children) move_to(child, source);
}

class Expander {
 public:
  Expander(std::string_view query, const SavedQueries& saved) : query_(query), saved_(saved) {}

  void expand(Node& node) {
    if (node.kind == NodeKind::Field && node.field == "query") {
      put_saved(node);
    } else {
      for (auto& child : node.children) expand(child);
    }
  }

 private:
  void put_saved(Node& node) {
    const auto name = node.text;
    const auto source = node.source;
    if (std::find(open_.begin(), open_.end(), name) != open_.end()) {
      throw_query_error(query_, source, "the saved query " + name + " leads back to itself",
                        "save one of them anew: dossier save " + open_.back() + " QUERY");
    }
    const auto text = saved_ ? saved_(name) : std::nullopt;
    if (!text) {
      throw_query_error(query_, source, "no query is saved as \"" + name + "\"",
                        "dossier saved lists those there are");
    }
    open_.push_back(name);
    node = parse(name, *text, source);
    move_to(node, source);
    expand(node);
    open_.pop_back();
  }

  Node parse(const std::string& name, const std::string& text, ByteRange source) const {
    try {
      return parse_query(text);
    } catch (const Error& error) {
      throw_query_error(query_, source, "the saved query " + name + ": " + error.what(),
                        "it is: " + text);
    }
  }

  std::string_view query_;
  const SavedQueries& saved_;
  std::vector<std::string> open_;
};

}  // namespace

Node with_saved(Node tree, std::string_view query, const SavedQueries& saved) {
  Expander(query, saved).expand(tree);
  return tree;
}

}  // namespace dossier
