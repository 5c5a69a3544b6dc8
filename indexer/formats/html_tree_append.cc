// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_tree.h"

namespace dossier {

void HtmlTree::append(const HtmlTree& part,
                      const std::function<std::string(std::size_t node, HtmlAttribute name,
                                                      std::string_view value)>& value) {
  if (nodes_.empty()) {
    nodes_.emplace_back();
    nodes_[0].tag = HtmlTag::Html;
  }
  const auto first = static_cast<std::uint32_t>(nodes_.size());
  for (std::size_t i = 0; i < part.size(); ++i) {
    HtmlNode node = part[i];
    const auto text_at = static_cast<std::uint32_t>(pool_.size());
    pool_ += part.text(i);
    const auto attribute = static_cast<std::uint32_t>(attributes_.size());
    for (std::size_t at = node.first_attribute; at < node.first_attribute + node.attributes; ++at) {
      const Attribute& old = part.attributes_[at];
      const std::string said =
          value(i, old.name, std::string_view(part.pool_).substr(old.at, old.size));
      attributes_.push_back({old.name, static_cast<std::uint32_t>(pool_.size()),
                             static_cast<std::uint32_t>(said.size())});
      pool_ += said;
    }
    node.text_at = text_at;
    node.first_attribute = attribute;
    node.parent = i == 0 || node.parent == i ? 0 : node.parent + first;
    node.end += first;
    nodes_.push_back(node);
  }
  nodes_[0].end = static_cast<std::uint32_t>(nodes_.size());
  too_deep_ = too_deep_ || part.too_deep_;
}

}  // namespace dossier
