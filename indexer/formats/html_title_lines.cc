// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_title_lines.h"

#include <algorithm>
#include <string>

#include "indexer/formats/html_hints.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/masthead.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kTop = 400;    // Nodes above the first paragraph where there is no headline.
constexpr std::uint32_t kLine = 25;  // Words.
constexpr std::size_t kTopBlocks = 6;

/// The node of the last <h1> above `first`, or some way above.
std::size_t headline(const HtmlTree& tree, std::size_t first) {
  for (std::size_t i = first; i-- > 0;)
    if (tree[i].tag == HtmlTag::H1) return i;
  return first - std::min(first, kTop);
}

std::optional<Date> date_of_line(const std::string& text) {
  if (const auto date = parse_date_line(text)) return date;
  const auto found = find_date(text);
  return found ? std::optional(found->date) : std::nullopt;
}

/// A line of nothing but the day of the piece.
bool takes_day(const Block& block, Metadata& meta) {
  if (block.kind != BlockKind::Paragraph) return false;
  const auto date = parse_date_line(block.text);
  if (!date || date->day == 0) return false;
  if (!meta.date) meta.date = date;
  return *meta.date == *date;
}

}  // namespace

void read_title_lines(const HtmlTree& tree, const HtmlContent& content, Metadata& meta) {
  if (!content.pieces.empty() && (meta.authors.empty() || !meta.date)) {
    const std::size_t first = content.pieces.front().begin;
    std::vector<bool> dropped(tree.size(), true);
    for (std::size_t i = headline(tree, first); i < first; ++i) {
      if (html_hint(tree, i) == HtmlHint::Never) {
        i = tree[i].end - 1;
      } else {
        dropped[i] = false;
      }
    }
    for (const HtmlPiece& piece : html_pieces(tree, dropped, std::vector<bool>(tree.size()))) {
      if (piece.words > kLine) continue;
      const std::string text = piece_text(tree, dropped, piece);
      if (const auto byline = parse_byline(text); byline && meta.authors.empty())
        meta.authors = byline->authors;
      if (!meta.date) meta.date = date_of_line(text);
    }
  }
  if (!meta.date) meta.date = date_of_address(meta.url);
}

void drop_title_lines(std::vector<Block>& blocks, Metadata& meta) {
  const std::string title = comparable(meta.title);
  const auto known = [&](const Block& block) {
    if (block.text.size() > 400 || block.kind == BlockKind::Caption ||
        block.kind == BlockKind::Note)
      return false;
    if (!title.empty() && comparable(block.text) == title) return true;
    return std::find(meta.authors.begin(), meta.authors.end(), block.text) != meta.authors.end();
  };
  std::vector<bool> taken(blocks.size());
  bool above = true;  // The text has not begun yet.
  for (std::size_t i = 0; i < std::min(blocks.size(), kTopBlocks); ++i) {
    above = above && word_count(blocks[i].text) <= kLine;
    taken[i] = known(blocks[i]) || (above && takes_day(blocks[i], meta));
  }
  take_out_blocks(blocks, taken);
}

}  // namespace dossier
