// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_pieces.h"

#include <algorithm>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

bool ideograph(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF);
}

class PieceCutter {
 public:
  PieceCutter(const HtmlTree& tree, const std::vector<bool>& dropped,
              const std::vector<bool>& breaks)
      : tree_(tree), dropped_(dropped), breaks_(breaks), block_(tree.size()), link_(tree.size()) {}

  std::vector<HtmlPiece> cut() {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      const HtmlNode& node = tree_[i];
      const bool block = is_block_tag(node.tag);
      block_[i] = static_cast<std::uint32_t>(block ? i : block_[node.parent]);
      const bool link = node.tag == HtmlTag::A && tree_.has_attribute(i, HtmlAttribute::Href);
      link_[i] = link ? static_cast<std::uint32_t>(i) + 1 : link_[node.parent];
      if (dropped_[i]) {
        if (block) finish(i);
        continue;
      }
      if (block || breaks_[i]) finish(i);
      if (node.tag == HtmlTag::Br) {
        if (++line_breaks_ >= 2) finish(i);
      } else if (node.tag == HtmlTag::Text) {
        add(i);
      }
    }
    finish(tree_.size());
    return std::move(pieces_);
  }

 private:
  void add(std::size_t i) {
    const std::string_view text = tree_.text(i);
    if (trim(text).empty()) return;
    line_breaks_ = 0;
    if (open_ && piece_.block != block_[i]) finish(i);
    if (!open_) {
      piece_ = {};
      piece_.begin = static_cast<std::uint32_t>(i);
      piece_.block = block_[i];
      piece_.link_first = link_[i] != 0;
      open_ = true;
      last_link_ = 0;
      tail_ = {};
    }
    tail_ = text;
    count(text, link_[i]);
  }

  void count(std::string_view text, std::uint32_t link) {
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      const char32_t c = byte < 0x80 ? text[at++] : next_char(text, at);
      const bool letter = byte < 0x80 ? (byte >= '0' && byte <= '9') ||
                                            ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z')
                                      : is_letter(c);
      if (!letter) {
        if (c == ',' || c == '.' || c == 0x3002 || c == 0xFF0C) piece_.closes = true;
        in_word = in_word && c != ' ' && c != '\n' && c != '\t';
        continue;
      }
      const std::uint32_t width = ideograph(c) ? 2 : 1;
      piece_.size += width;
      if (link != 0) piece_.linked += width;
      piece_.words += !in_word;
      in_word = true;
    }
    if (link != 0 && link != last_link_) ++piece_.links;
    last_link_ = link;
  }

  /// The piece reaches up to node `end` at most: a note may be called behind its last word.
  void finish(std::size_t end) {
    line_breaks_ = 0;
    if (!open_) return;
    open_ = false;
    piece_.end = std::min(static_cast<std::uint32_t>(end), tree_[piece_.block].end);
    const std::string tail = collapse_space(tail_);
    piece_.sentence = ends_sentence(tail);
    const auto ends = [&](std::string_view with) {
      return tail.size() >= with.size() &&
             tail.compare(tail.size() - with.size(), with.size(), with) == 0;
    };
    piece_.teaser = piece_.link_first && piece_.linked * 8 > piece_.size &&
                    (ends("...") || ends("…") || ends("[…]") || ends("[...]"));
    if (piece_.size > 0) pieces_.push_back(piece_);
  }

  const HtmlTree& tree_;
  const std::vector<bool>& dropped_;
  const std::vector<bool>& breaks_;
  std::vector<std::uint32_t> block_, link_;  // Of each node: the block and the link around it.
  std::vector<HtmlPiece> pieces_;
  HtmlPiece piece_;
  std::string_view tail_;
  std::uint32_t last_link_ = 0;
  int line_breaks_ = 0;
  bool open_ = false;
};

}  // namespace

std::vector<HtmlPiece> html_pieces(const HtmlTree& tree, const std::vector<bool>& dropped,
                                   const std::vector<bool>& breaks) {
  return PieceCutter(tree, dropped, breaks).cut();
}

std::string piece_text(const HtmlTree& tree, const std::vector<bool>& dropped,
                       const HtmlPiece& piece) {
  std::string text;
  for (std::size_t i = piece.begin; i < piece.end; ++i) {
    if (dropped[i]) continue;
    if (tree[i].tag == HtmlTag::Text) text += tree.text(i);
    if (tree[i].tag == HtmlTag::Br) text += ' ';
  }
  return collapse_space(text);
}

}  // namespace dossier
