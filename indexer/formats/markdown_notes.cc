// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/markdown_notes.h"

#include <algorithm>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxLabel = 64;

struct Fence {
  char mark = 0;  ///< 0: outside fenced code.
  std::size_t length = 0;

  /// Follows one line; true while the line belongs to fenced code.
  bool step(std::string_view line) {
    const std::string_view text = trim(line);
    const char first = text.empty() ? '\0' : text[0];
    const std::size_t run =
        first == '`' || first == '~' ? std::min(text.find_first_not_of(first), text.size()) : 0;
    if (mark == 0) {
      if (run < 3) return false;
      mark = first;
      length = run;
    } else if (first == mark && run >= length && run == text.size()) {
      mark = 0;
    }
    return true;
  }
};

/// The label of a definition that `line` opens, and where its text begins.
std::string_view definition_label(std::string_view line, std::size_t& text_at) {
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent == std::string_view::npos || indent > 3) return {};
  const std::string_view label = note_label(line, indent);
  const std::size_t colon = indent + label.size() + 3;
  if (label.empty() || colon >= line.size() || line[colon] != ':') return {};
  text_at = colon + 1;
  return label;
}

bool opens_other_block(std::string_view line) {
  const std::string_view text = trim(line);
  return text.substr(0, 2) == "# " || text.substr(0, 3) == "## " || text.substr(0, 4) == "### " ||
         text.substr(0, 3) == "---" || text.substr(0, 3) == "```" || text.substr(0, 1) == ">";
}

}  // namespace

std::string_view note_label(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "[^") return {};
  const std::string_view rest = text.substr(at + 2, kMaxLabel + 1);
  const std::size_t end = rest.find_first_of("] \t\n[");
  if (end == std::string_view::npos || end == 0 || rest[end] != ']') return {};
  return rest.substr(0, end);
}

MarkdownParts split_notes(std::string_view text) {
  MarkdownParts parts;
  parts.body.reserve(text.size());
  Fence fence;
  bool in_note = false, blank = false;
  std::uint32_t number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    std::size_t begin = 0;
    const bool empty = trim(line).empty();
    const bool indented = line.substr(0, 4) == "    " || line.substr(0, 1) == "\t";
    const bool goes_on = in_note && (empty || (blank ? indented : !opens_other_block(line)));
    const std::string_view label =
        fence.mark == 0 ? definition_label(line, begin) : std::string_view{};
    if (!label.empty()) {
      parts.notes.push_back({std::string(label), std::string(trim(line.substr(begin))), number});
      in_note = true;
    } else if (goes_on) {
      parts.notes.back().text += empty ? "\n\n" : "\n";
      parts.notes.back().text += trim(line);
    } else {
      in_note = false;
      fence.step(line);
      parts.body += line;
    }
    blank = empty;
    parts.body += '\n';
  }
  return parts;
}

}  // namespace dossier
