// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/graph_formats.h"

#include <fmt/format.h>

#include <string_view>

namespace dossier {
namespace {

constexpr std::size_t kLabelBytes = 60;  // Of a title in a drawing, about.

// XML 1.0 knows no control characters but three.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + '"';
}

std::string label(const GraphNode& node) {
  std::string text = node.title.empty() ? node.id : node.title;
  if (text.size() > kLabelBytes) {
    const auto blank = text.rfind(' ', kLabelBytes);
    if (blank != std::string::npos) text = text.substr(0, blank) + " …";
  }
  return node.date.empty() ? text : fmt::format("{} ({})", text, node.date.substr(0, 4));
}

}  // namespace

std::string graphml(const GraphAnswer& answer) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const auto* name : {"title", "date", "kind", "work"})
    out += fmt::format("  <key id=\"{0}\" for=\"node\" attr.name=\"{0}\" attr.type=\"string\"/>\n",
                       name);
  out +=
      "  <key id=\"held\" for=\"node\" attr.name=\"held\" attr.type=\"boolean\"/>\n"
      "  <key id=\"confidence\" for=\"edge\" attr.name=\"confidence\" attr.type=\"string\"/>\n"
      "  <key id=\"citations\" for=\"edge\" attr.name=\"citations\" attr.type=\"int\"/>\n"
      "  <graph edgedefault=\"directed\">\n";
  for (std::size_t i = 0; i < answer.nodes.size(); ++i) {
    const auto& node = answer.nodes[i];
    out += fmt::format(
        "    <node id=\"n{}\"><data key=\"work\">{}</data><data key=\"title\">{}</data>"
        "<data key=\"date\">{}</data><data key=\"kind\">{}</data><data "
        "key=\"held\">{}</data></node>\n",
        i, xml(node.id), xml(node.title), xml(node.date), xml(node.kind), node.held);
  }
  for (const auto& edge : answer.edges) {
    out += fmt::format(
        "    <edge source=\"n{}\" target=\"n{}\"><data key=\"confidence\">{}</data>"
        "<data key=\"citations\">{}</data></edge>\n",
        edge.from, edge.to, confidence_name(edge.confidence), edge.citations);
  }
  return out + "  </graph>\n</graphml>\n";
}

std::string dot(const GraphAnswer& answer) {
  std::string out = "digraph citations {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n";
  for (std::size_t i = 0; i < answer.nodes.size(); ++i) {
    const auto& node = answer.nodes[i];
    out += fmt::format("  n{} [label={}, shape={}];\n", i, quoted(label(node)),
                       node.held ? "box" : "plaintext");
  }
  for (const auto& edge : answer.edges) {
    out += fmt::format("  n{} -> n{}{};\n", edge.from, edge.to,
                       edge.confidence < Confidence::High ? " [style=dashed]" : "");
  }
  return out + "}\n";
}

}  // namespace dossier
