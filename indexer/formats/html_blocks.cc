// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_blocks.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/formats/html_cleaning.h"
#include "indexer/formats/inline_markup.h"
#include "indexer/formats/link_address.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::uint32_t kCell = 300;  // Letters: a cell with more is layout, not a table.

constexpr HtmlTag kRow[] = {HtmlTag::Tr};
constexpr HtmlTag kPre[] = {HtmlTag::Pre};
constexpr HtmlTag kQuote[] = {HtmlTag::Blockquote};
constexpr HtmlTag kItem[] = {HtmlTag::Li, HtmlTag::Dd, HtmlTag::Dt};

/// Gathers inline text: white space collapsed, links with their ranges, marks of notes.
class InlineText {
 public:
  InlineText(const HtmlTree& tree, const HtmlNotes& notes, const std::string& base)
      : tree_(tree), notes_(notes), base_(base) {}

  /// Adds nodes [begin, end) to `block`; nodes in `skipped` are left out but for marks.
  void add(std::uint32_t begin, std::uint32_t end, const std::vector<bool>& skipped, Block& block) {
    std::uint32_t link_end = 0;
    BlockLink link;
    const auto close_link = [&] {
      link.bytes.end = static_cast<std::uint32_t>(block.text.size());
      if (link.bytes.begin < link.bytes.end) block.links.push_back(std::move(link));
      link_end = 0;
    };
    open_link_around(begin, link, link_end, block);
    for (std::uint32_t i = begin; i < end; ++i) {
      if (link_end != 0 && i >= link_end) close_link();
      if (const auto call = notes_.calls.find(i);
          call != notes_.calls.end() && &skipped != &notes_.labels) {
        block.marks.push_back({call->second, static_cast<std::uint32_t>(block.text.size())});
        called_.insert(i);
        i = tree_[i].end - 1;
        continue;
      }
      if (skipped[i]) continue;
      const HtmlTag tag = tree_[i].tag;
      if (tag == HtmlTag::Text) {
        add_text(i, block);
      } else if (tag == HtmlTag::Br || is_block_tag(tag)) {
        space_ = true;
      } else if (tag == HtmlTag::A) {
        if (link_end != 0) close_link();
        open_link(i, link, link_end, block);
      }
    }
    if (link_end != 0) close_link();
  }

  /// The nodes that called notes so far.
  const std::unordered_set<std::uint32_t>& called() const { return called_; }

  void reset() { space_ = false; }
  void space() { space_ = true; }

 private:
  void open_link_around(std::uint32_t node, BlockLink& link, std::uint32_t& link_end,
                        const Block& block) const {
    for (std::uint32_t up = tree_[node].parent, steps = 0; up != 0 && steps < 8;
         up = tree_[up].parent, ++steps)
      if (tree_[up].tag == HtmlTag::A) return open_link(up, link, link_end, block);
  }

  void open_link(std::uint32_t node, BlockLink& link, std::uint32_t& link_end,
                 const Block& block) const {
    auto to = linked_to(tree_.attribute(node, HtmlAttribute::Href), base_);
    if (!to) return;
    link = {
        {static_cast<std::uint32_t>(block.text.size()), 0}, std::move(to->target), to->relative};
    link_end = tree_[node].end;
  }

  void add_text(std::uint32_t node, Block& block) {
    const std::string_view text = tree_.text(node);
    if (tree_[tree_[node].parent].tag == HtmlTag::Sup && !space_ && !block.text.empty() &&
        !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos) {
      block.text += raised_digits(text);
      return;
    }
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const auto byte = static_cast<unsigned char>(text[at]);
      const char32_t c = byte < 0x80 ? text[at++] : next_char(text, at);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0xA0 ||
          c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
          c == 0x202F) {
        space_ = true;
        continue;
      }
      if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060) continue;
      if (space_ && !block.text.empty()) block.text += ' ';
      space_ = false;
      block.text.append(text, begin, at - begin);
    }
  }

  const HtmlTree& tree_;
  const HtmlNotes& notes_;
  const std::string& base_;
  std::unordered_set<std::uint32_t> called_;
  bool space_ = false;
};

class BlockMaker {
 public:
  BlockMaker(const HtmlTree& tree, const HtmlContent& content, const HtmlNotes& notes,
             const std::string& base)
      : tree_(tree), content_(content), notes_(notes), text_(tree, notes, base) {}

  std::vector<Block> make() {
    const std::vector<HtmlPiece>& pieces = content_.pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::uint32_t row = table_row(i);
      Block block;
      text_.reset();
      if (row != 0) {
        block.kind = BlockKind::Table;
        for (bool first = true; i < pieces.size() && pieces[i].end <= tree_[row].end; ++i) {
          if (!first) block.text += " |", text_.space();
          first = false;
          text_.add(pieces[i].begin, pieces[i].end, content_.dropped, block);
        }
        --i;
      } else {
        set_kind(pieces[i], block);
        text_.add(pieces[i].begin, pieces[i].end, content_.dropped, block);
      }
      if (!block.text.empty()) blocks_.push_back(std::move(block));
    }
    call_above();
    for (const HtmlNote& note : notes_.notes) add_note(note);
    for (Block& block : blocks_) {
      tidy_links(block);
      if (block.kind != BlockKind::Code) add_bare_links(block);
    }
    return std::move(blocks_);
  }

 private:
  std::uint32_t find(const HtmlPiece& piece, const auto& tags) const {
    return around(tree_, piece.block, content_.container, tags);
  }

  /// The row that piece `i` opens, when all its pieces are short cells; else 0. A row with a long
  /// one lays out the page, and so do the pieces behind that one.
  std::uint32_t table_row(std::size_t i) {
    const std::uint32_t row = find(content_.pieces[i], kRow);
    if (row == 0 || layout_rows_.count(row) != 0) return 0;
    std::uint32_t cells = 0;
    for (; i < content_.pieces.size() && content_.pieces[i].end <= tree_[row].end; ++i, ++cells)
      if (content_.pieces[i].size > kCell) {
        layout_rows_.insert(row);
        return 0;
      }
    return cells >= 2 ? row : 0;
  }

  /// Notes called above the text, in a headline or byline, are called at its head.
  void call_above() {
    if (blocks_.empty()) return;
    std::vector<std::pair<std::uint32_t, std::string>> above;
    for (const auto& [node, label] : notes_.calls)
      if (node < content_.pieces.front().begin && text_.called().count(node) == 0)
        above.emplace_back(node, label);
    std::sort(above.rbegin(), above.rend());
    for (auto& [node, label] : above)
      blocks_.front().marks.insert(blocks_.front().marks.begin(), {std::move(label), 0});
  }

  void set_kind(const HtmlPiece& piece, Block& block) {
    if (piece.caption) {
      block.kind = BlockKind::Caption;
    } else if (const std::uint32_t heading = find(piece, kAllHeadings)) {
      block.kind = BlockKind::Heading;
      block.level = heading_level(tree_[heading].tag);
    } else if (find(piece, kPre) != 0) {
      block.kind = BlockKind::Code;
    } else if (find(piece, kItem) != 0) {
      block.kind = BlockKind::ListItem;
      block.label = number_in_list(find(piece, kItem));
    } else if (find(piece, kQuote) != 0) {
      block.kind = BlockKind::Quote;
    }
  }

  /// The number an item of <ol> is shown with, at its first piece; else "".
  std::string number_in_list(std::uint32_t item) {
    const std::uint32_t list = tree_[item].parent;
    if (tree_[list].tag != HtmlTag::Ol) return "";
    const auto [at, fresh] = lists_.try_emplace(list);
    if (fresh) {
      const std::string_view start = tree_.attribute(list, HtmlAttribute::Start);
      std::from_chars(start.data(), start.data() + start.size(), at->second.next);
    } else if (at->second.item == item) {
      return "";
    }
    at->second.item = item;
    return std::to_string(at->second.next++);
  }

  void add_note(const HtmlNote& note) {
    Block block;
    text_.reset();
    text_.add(note.begin, note.end, notes_.labels, block);
    block.kind = BlockKind::Note;
    block.label = note.label;
    block.marks.clear();
    drop_label_stop(block);
    if (!block.text.empty()) blocks_.push_back(std::move(block));
  }

  /// "1. Text": the stop belongs to the label, which is gone.
  static void drop_label_stop(Block& block) {
    if (block.text.size() < 3 || block.text[1] != ' ' ||
        std::string_view(".:)]").find(block.text[0]) == std::string_view::npos)
      return;
    block.text.erase(0, 2);
    for (BlockLink& link : block.links)
      link.bytes = {link.bytes.begin - std::min(2U, link.bytes.begin),
                    link.bytes.end - std::min(2U, link.bytes.end)};
  }

  /// A link begins behind the space that was put before it.
  static void tidy_links(Block& block) {
    for (BlockLink& link : block.links)
      while (link.bytes.begin < link.bytes.end && block.text[link.bytes.begin] == ' ')
        ++link.bytes.begin;
  }

  const HtmlTree& tree_;
  const HtmlContent& content_;
  const HtmlNotes& notes_;
  InlineText text_;
  struct Count {
    std::uint32_t item = 0;
    std::int64_t next = 1;
  };
  std::unordered_map<std::uint32_t, Count> lists_;  // Numbered lists, by node.
  std::unordered_set<std::uint32_t> layout_rows_;   // Rows of tables that only lay out the page.
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> html_blocks(const HtmlTree& tree, const HtmlContent& content,
                               const HtmlNotes& notes, const std::string& base) {
  return BlockMaker(tree, content, notes, base).make();
}

}  // namespace dossier
