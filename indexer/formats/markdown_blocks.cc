// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/markdown_blocks.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "indexer/formats/inline_markup.h"
#include "indexer/formats/markdown_notes.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr int kMaxNesting = 32;
constexpr std::size_t kMaxIndent = 128;
constexpr std::size_t kMaxDelimiters = 20000;  // In one paragraph.

using NodePtr = std::unique_ptr<cmark_node, void (*)(cmark_node*)>;
using IterPtr = std::unique_ptr<cmark_iter, void (*)(cmark_iter*)>;

/// Bytes of the container markers (quotes, bullets, numbers) in front of `line` beyond the deepest
/// nesting kept.
std::string_view without_deep_nesting(std::string_view line) {
  int depth = 0;
  std::size_t at = 0, kept = 0;
  while (at < line.size()) {
    const char c = line[at];
    const bool spaced = at + 1 >= line.size() || line[at + 1] == ' ' || line[at + 1] == '\t';
    if (c == '>' || ((c == '-' || c == '*' || c == '+' || c == '.' || c == ')') && spaced)) {
      ++depth;
    } else if (c != ' ' && c != '\t' && !is_digit(static_cast<unsigned char>(c))) {
      break;
    }
    ++at;
    if (depth <= kMaxNesting && at <= kMaxIndent) kept = at;
  }
  return line.substr(at > kMaxIndent || depth > kMaxNesting ? at - kept : 0);
}

std::string flatten_nesting(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += without_deep_nesting(text.substr(at, end - at));
    out += '\n';
    at = end + 1;
  }
  return out;
}

NodePtr parse(std::string_view text) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT), cmark_parser_free);
  for (const char* name : {"table", "strikethrough"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  const std::string flat = flatten_nesting(text);
  cmark_parser_feed(parser.get(), flat.data(), flat.size());
  return {cmark_parser_finish(parser.get()), cmark_node_free};
}

/// `html` without tags, comments, scripts and styles.
std::string strip_tags(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      out += html[at++];
      continue;
    }
    std::string_view close = ">";
    if (html.substr(at, 4) == "<!--") close = "-->";
    if (html.substr(at, 7) == "<script") close = "</script>";
    if (html.substr(at, 6) == "<style") close = "</style>";
    const std::size_t end = html.find(close, at);
    at = end == std::string_view::npos ? html.size() : end + close.size();
    out += ' ';
  }
  return out;
}

/// Collects the inline text of one block.
class InlineText {
 public:
  void start(BlockKind kind, int line) {
    block_ = Block{};
    block_.kind = kind;
    block_.line = static_cast<std::uint32_t>(std::max(line, 0));
    code_.clear();
    images_ = 0;
    only_image_ = true;
  }

  void visit(cmark_node* node, bool enter) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        add_text(literal(node));
        break;
      case CMARK_NODE_CODE: {
        const auto begin = size();
        add(literal(node));
        code_.push_back({begin, size()});
        break;
      }
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        add(" ");
        break;
      case CMARK_NODE_HTML_INLINE:
        tag(literal(node));
        break;
      case CMARK_NODE_LINK:
        link(node, enter);
        break;
      case CMARK_NODE_IMAGE:
        images_ += enter;
        in_image_ = enter;
        break;
      default:
        break;
    }
  }

  void separate_cells() {
    if (size() > 0) add(" | ");
  }

  /// The finished block, its note marks taken out.
  Block finish() {
    while (!block_.text.empty() && block_.text.back() == ' ') block_.text.pop_back();
    add_bare_links(block_);
    if (images_ > 0 && only_image_ && block_.kind == BlockKind::Paragraph)
      block_.kind = BlockKind::Caption;
    take_marks();
    return std::move(block_);
  }

 private:
  static std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view{} : std::string_view(text);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(block_.text.size()); }

  /// Appends with white space collapsed across calls.
  void add(std::string_view text) {
    if (text.empty()) return;
    const bool space_before = text.front() == ' ' || text.front() == '\n' || text.front() == '\t';
    const bool space_after = text.back() == ' ' || text.back() == '\n' || text.back() == '\t';
    const std::string clean = collapse_space(text);
    const auto space = [&] {
      if (!block_.text.empty() && block_.text.back() != ' ') block_.text += ' ';
    };
    if (space_before) space();
    block_.text += clean;
    if (space_after && !clean.empty()) space();
  }

  void add_text(std::string_view text) {
    if (!in_image_ && !trim(text).empty()) only_image_ = false;
    const bool digits =
        !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (in_superscript_ && digits && text.size() <= 4) {
      add(raised_digits(text));
    } else {
      add(text);
    }
  }

  void tag(std::string_view html) {
    if (html.substr(0, 4) == "<sup") in_superscript_ = true;
    if (html.substr(0, 5) == "</sup") in_superscript_ = false;
    if (html.substr(0, 3) == "<br") add(" ");
  }

  void link(cmark_node* node, bool enter) {
    const char* url = cmark_node_get_url(node);
    const std::string_view target = url == nullptr ? "" : url;
    if (enter) {
      link_begin_ = size();
    } else {
      const std::uint32_t end = size() - (size() > 0 && block_.text.back() == ' ');
      if (!target.empty() && target[0] != '#' && end > link_begin_)
        block_.links.push_back({{link_begin_, end}, std::string(target)});
    }
  }

  void take_marks() {
    const std::string_view text = block_.text;
    std::vector<MarkAt> marks;
    auto code = code_.begin();
    for (std::size_t at = text.find("[^"); at != std::string_view::npos;
         at = text.find("[^", at + 1)) {
      while (code != code_.end() && code->end <= at) ++code;
      if (code != code_.end() && at >= code->begin) continue;
      const std::string_view label = note_label(text, at);
      if (label.empty()) continue;
      marks.push_back(
          {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + label.size() + 3)},
           {std::string(label)}});
    }
    take_out_marks(block_, marks);
  }

  Block block_;
  std::vector<ByteRange> code_;
  std::uint32_t link_begin_ = 0;
  int images_ = 0;
  bool in_image_ = false, only_image_ = true, in_superscript_ = false;
};

/// Walks the tree once, without recursion.
class BlockBuilder {
 public:
  explicit BlockBuilder(std::uint32_t first_line) : first_line_(first_line) {}

  std::vector<Block> build(cmark_node* root) {
    const IterPtr iter(cmark_iter_new(root), cmark_iter_free);
    for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;)
      visit(cmark_iter_get_node(iter.get()), event == CMARK_EVENT_ENTER);
    return std::move(blocks_);
  }

 private:
  void visit(cmark_node* node, bool enter) {
    const std::string_view extension = cmark_node_get_type_string(node);
    if (extension == "table_cell" && enter) text_.separate_cells();
    if (extension == "table_row" || extension == "table_header") return row(node, enter);
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE:
        quotes_ += enter ? 1 : -1;
        break;
      case CMARK_NODE_LIST:
        if (enter && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
          cmark_node_set_user_data(
              node,
              reinterpret_cast<void*>(static_cast<std::intptr_t>(cmark_node_get_list_start(node))));
        break;
      case CMARK_NODE_ITEM:
        item(node, enter);
        break;
      case CMARK_NODE_HEADING:
      case CMARK_NODE_PARAGRAPH:
        paragraph(node, enter);
        break;
      case CMARK_NODE_CODE_BLOCK:
        literal_block(node, BlockKind::Code, cmark_node_get_literal(node));
        break;
      case CMARK_NODE_HTML_BLOCK:
        literal_block(node, BlockKind::Paragraph, strip_tags(cmark_node_get_literal(node)).c_str());
        break;
      default:
        text_.visit(node, enter);
    }
  }

  /// The first paragraph of an item carries its number as label; a number alone in its list is
  /// text.
  void item(cmark_node* node, bool enter) {
    item_open_ = enter;
    item_label_.clear();
    item_number_ = false;
    cmark_node* list = cmark_node_parent(node);
    if (!enter || list == nullptr || cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) return;
    const auto number = reinterpret_cast<std::intptr_t>(cmark_node_get_user_data(list));
    cmark_node_set_user_data(list, reinterpret_cast<void*>(number + 1));
    item_label_ = std::to_string(number);
    item_number_ = number >= 1000 ||
                   (cmark_node_next(node) == nullptr && cmark_node_previous(node) == nullptr);
  }

  void paragraph(cmark_node* node, bool enter) {
    const bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    if (enter) {
      const BlockKind kind = heading      ? BlockKind::Heading
                             : item_open_ ? BlockKind::ListItem
                             : quotes_    ? BlockKind::Quote
                                          : BlockKind::Paragraph;
      text_.start(kind, cmark_node_get_start_line(node));
      return;
    }
    Block block = text_.finish();
    if (heading) block.level = cmark_node_get_heading_level(node);
    if (item_open_ && !heading) {
      if (item_number_) {
        shift(block, item_label_ + ". ");
        block.kind = BlockKind::Paragraph;
      } else {
        block.label = item_label_;
      }
      item_open_ = false;
    }
    push(std::move(block));
  }

  static void shift(Block& block, const std::string& prefix) {
    block.text.insert(0, prefix);
    const auto by = static_cast<std::uint32_t>(prefix.size());
    for (NoteMark& mark : block.marks) mark.offset += by;
    for (BlockLink& link : block.links) link.bytes = {link.bytes.begin + by, link.bytes.end + by};
  }

  void row(cmark_node* node, bool enter) {
    if (enter) {
      text_.start(BlockKind::Table, cmark_node_get_start_line(node));
    } else {
      push(text_.finish());
    }
  }

  void literal_block(cmark_node* node, BlockKind kind, const char* text) {
    text_.start(kind, cmark_node_get_start_line(node));
    Block block = text_.finish();
    block.kind = kind;
    block.text = collapse_space(text == nullptr ? "" : text);
    push(std::move(block));
  }

  void push(Block block) {
    if (block.text.empty() && block.marks.empty()) return;
    if (block.line > 0) block.line += first_line_ - 1;
    blocks_.push_back(std::move(block));
  }

  std::uint32_t first_line_;
  std::vector<Block> blocks_;
  InlineText text_;
  int quotes_ = 0;
  bool item_open_ = false, item_number_ = false;
  std::string item_label_;
};

}  // namespace

bool hostile_markdown(std::string_view text) {
  static constexpr auto kCounts = [] {  // What is neither a delimiter nor the end of a line: most.
    std::array<bool, 256> table{};
    for (const unsigned char c : {'[', ']', '*', '_', '`', '<', '!', '|', '&', '~', '\n'})
      table[c] = true;
    return table;
  }();
  std::size_t delimiters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    while (at < text.size() && !kCounts[static_cast<unsigned char>(text[at])]) ++at;
    if (at == text.size()) break;
    if (text[at] != '\n') {
      if (++delimiters > kMaxDelimiters) return true;
    } else if (at > 0 && text[at - 1] == '\n') {
      delimiters = 0;
    }
  }
  return false;
}

std::vector<Block> markdown_blocks(std::string_view text, std::uint32_t first_line) {
  const NodePtr root = parse(text);
  return BlockBuilder(first_line).build(root.get());
}

}  // namespace dossier
