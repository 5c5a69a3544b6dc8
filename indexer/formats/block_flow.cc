// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/block_flow.h"

#include <algorithm>
#include <utility>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::u32string_view kClosing = U".,;:!?)]”";  // After these and a mark, a word is apart.

bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }
bool is_closing(char32_t c) { return kClosing.find(c) != std::u32string_view::npos; }

}  // namespace

void BlockFlow::block(BlockKind kind, int level, std::size_t line) {
  finish();
  // A quotation of paragraphs is no part of a line.
  std::fill(quotes_.begin(), quotes_.end(), Quote::InText);
  block_.kind = kind;
  block_.level = level;
  block_.line = static_cast<std::uint32_t>(line);
}

void BlockFlow::finish() {
  if (block_.text.empty()) {
    // A mark that stands by itself belongs to what is before it.
    for (NoteMark& mark : block_.marks) {
      if (blocks_.empty()) {
        waiting_.push_back({std::move(mark.label), 0});
      } else {
        const auto end = static_cast<std::uint32_t>(blocks_.back().text.size());
        blocks_.back().marks.push_back({std::move(mark.label), end});
      }
    }
  } else {
    block_.marks.insert(block_.marks.begin(), waiting_.begin(), waiting_.end());
    waiting_.clear();
    blocks_.push_back(std::move(block_));
  }
  ++taken_;
  block_ = Block{};
  space_ = marked_ = false;
}

void BlockFlow::write_quotes(char32_t next) {
  for (Quote& quote : quotes_) {
    if (quote != Quote::Pending) continue;
    std::size_t at = block_.text.size();
    const bool in_text =
        is_open_quote(next) || (at > 0 && is_open_quote(previous_char(block_.text, at)));
    quote = in_text ? Quote::InText : Quote::Written;
    if (!in_text) block_.text += "“";
  }
}

void BlockFlow::close_quote() {
  if (quotes_.empty()) return;
  if (quotes_.back() == Quote::Written) {
    if (!block_.text.empty()) block_.text += "”";
    marked_ = false;
  }
  quotes_.pop_back();
}

void BlockFlow::before(char32_t next) {
  if (block_.text.empty()) {
    space_ = marked_ = false;
    return;
  }
  if (marked_) {
    std::size_t at = block_.text.size();
    const char32_t last = previous_char(block_.text, at);
    if (is_closing(next)) space_ = false;
    if (is_word(next) && (is_word(last) || is_closing(last))) space_ = true;
  }
  if (space_) block_.text += ' ';
  space_ = marked_ = false;
}

void BlockFlow::text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] > ' ' && text[end] < 0x7F) ++end;
    if (end > at) {
      before(static_cast<char32_t>(text[at]));
      if (!quotes_.empty()) write_quotes(static_cast<char32_t>(text[at]));
      block_.text += text.substr(at, end - at);
      at = end;
      continue;
    }
    const char32_t c = next_char(text, end);
    if (is_space(c)) {
      space_ = true;
    } else if (!is_invisible(c)) {
      before(c);
      if (!quotes_.empty()) write_quotes(c);
      block_.text += text.substr(at, end - at);
    }
    at = end;
  }
}

void BlockFlow::separate_cells() {
  if (block_.text.empty()) return;
  text(" | ");
  space_ = true;
}

void BlockFlow::mark(std::string label) {
  block_.marks.push_back({std::move(label), static_cast<std::uint32_t>(block_.text.size())});
  marked_ = true;
}

BlockFlow::Place BlockFlow::here() const {
  const std::size_t space = space_ && !block_.text.empty() ? 1 : 0;
  return {taken_, static_cast<std::uint32_t>(block_.text.size() + space)};
}

std::optional<ByteRange> BlockFlow::since(Place from) const {
  if (from.block != taken_) return std::nullopt;
  const auto end = static_cast<std::uint32_t>(block_.text.size());
  std::uint32_t begin = std::min(from.offset, end);
  while (begin < end && block_.text[begin] == ' ') ++begin;
  return ByteRange{begin, end};
}

std::string_view BlockFlow::words(ByteRange bytes) const {
  return std::string_view(block_.text).substr(bytes.begin, bytes.size());
}

void BlockFlow::link(ByteRange bytes, std::string target, bool relative) {
  block_.links.push_back({bytes, std::move(target), relative});
}

void BlockFlow::tag(NameTag tag) { block_.tags.push_back(std::move(tag)); }

std::vector<Block> BlockFlow::take() {
  finish();
  return std::exchange(blocks_, {});
}

std::optional<Block> BlockFlow::take_last() {
  if (block_.text.empty()) return std::nullopt;
  finish();
  Block last = std::move(blocks_.back());
  blocks_.pop_back();
  return last;
}

}  // namespace dossier
