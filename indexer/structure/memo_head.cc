// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/memo_head.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/structure/front_lines.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kTop = 8;  // Blocks: a letterhead may stand above.
constexpr std::size_t kLine = 300;

enum class Label { From, To, Date, Subject };
constexpr std::size_t kLabels = 4;

struct Word {
  std::string_view text;  // As comparable() gives it.
  Label label;
};
constexpr Word kWords[] = {
    {"from", Label::From},
    {"de", Label::From},
    {"von", Label::From},
    {"od", Label::From},
    {"от", Label::From},
    {"от кого", Label::From},
    {"to", Label::To},
    {"cc", Label::To},
    {"through", Label::To},
    {"via", Label::To},
    {"a", Label::To},
    {"an", Label::To},
    {"para", Label::To},
    {"do", Label::To},
    {"кому", Label::To},
    {"date", Label::Date},
    {"datum", Label::Date},
    {"fecha", Label::Date},
    {"data", Label::Date},
    {"дата", Label::Date},
    {"subject", Label::Subject},
    {"re", Label::Subject},
    {"objet", Label::Subject},
    {"betreff", Label::Subject},
    {"betrifft", Label::Subject},
    {"asunto", Label::Subject},
    {"temat", Label::Subject},
    {"dotyczy", Label::Subject},
    {"тема", Label::Subject},
};

struct Line {
  Label label;
  std::string_view value;
};

std::optional<Line> parse_line(const Block& block) {
  const std::string_view text = block.text;
  const std::size_t colon = text.find(':');
  if ((block.kind != BlockKind::Paragraph && block.kind != BlockKind::Heading) ||
      text.size() > kLine || colon == std::string_view::npos || colon > 20)
    return std::nullopt;
  const std::string_view value = trim(text.substr(colon + 1));
  if (value.empty()) return std::nullopt;
  const std::string word = comparable(text.substr(0, colon));
  for (const Word& row : kWords)
    if (row.text == word) return Line{row.label, value};
  return std::nullopt;
}

/// "MEMORANDUM", on a line above the head.
bool names_the_form(const Block& block) {
  const std::string line = comparable(block.text);
  for (const std::string_view form :
       {"memorandum", "memo", "vermerk", "note", "notatka", "записка"})
    if (line == form) return true;
  return false;
}

/// "Ann Moss, River Institute": who writes, and where.
void read_sender(std::string_view value, Metadata& meta) {
  const std::size_t comma = value.find(", ");
  std::vector<std::string> names = parse_names(value);
  if (names.empty() && comma != std::string_view::npos) {
    names = parse_names(value.substr(0, comma));
    const std::string_view office = trim(value.substr(comma + 2));
    if (meta.outlet.empty() && !names.empty() && is_publisher_line(office)) meta.outlet = office;
  }
  if (meta.authors.empty()) meta.authors = std::move(names);
}

/// What `line` says, into the field it fills; false where it fills none.
bool read_line(const Line& line, Metadata& meta) {
  switch (line.label) {
    case Label::From:
      read_sender(line.value, meta);
      return !meta.authors.empty();
    case Label::Date: {
      const auto date = parse_date_line(line.value);
      if (!meta.date) meta.date = date;
      return date.has_value();
    }
    case Label::Subject:
      if (meta.title.empty()) meta.title = line.value;
      return meta.title == line.value;
    case Label::To:
      break;
  }
  return false;
}

}  // namespace

std::vector<Block> take_memo_head(std::vector<Block>& blocks, Metadata& meta) {
  const std::size_t top = std::min(blocks.size(), kTop);
  std::size_t begin = 0;
  while (begin < top && !parse_line(blocks[begin])) ++begin;
  std::vector<Line> lines;
  bool seen[kLabels] = {};
  for (std::size_t i = begin; i < std::min(blocks.size(), begin + kTop); ++i) {
    const auto line = parse_line(blocks[i]);
    if (!line) break;
    lines.push_back(*line);
    seen[static_cast<std::size_t>(line->label)] = true;
  }
  if (!seen[static_cast<std::size_t>(Label::From)] || std::count(seen, seen + kLabels, true) < 2)
    return {};

  std::vector<Block> front;
  std::vector<bool> taken(blocks.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    taken[begin + i] = true;
    if (!read_line(lines[i], meta)) front.push_back(blocks[begin + i]);
  }
  if (begin > 0 && names_the_form(blocks[begin - 1])) taken[begin - 1] = true;
  take_out_blocks(blocks, taken);
  return front;
}

}  // namespace dossier
