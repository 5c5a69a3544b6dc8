// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "indexer/structure/mark_scanner.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/page_breaks.h"
#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

/// Collects, once, which labels the text calls in each style.
class Calls {
 public:
  explicit Calls(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::Code) continue;
      collect(block.text, MarkStyle::Superscript, superscript_);
      collect(block.text, MarkStyle::Bracket, bracket_);
      collect(block.text, MarkStyle::Bare, bare_);
    }
  }
  bool bracket(const std::string& label) const { return bracket_.count(label) > 0; }
  bool any() const { return !superscript_.empty() || !bracket_.empty() || !bare_.empty(); }
  bool number(const std::string& label) const {
    return superscript_.count(label) > 0 || (superscript_.empty() && bare_.count(label) > 0);
  }

 private:
  static void collect(std::string_view text, MarkStyle style,
                      std::unordered_set<std::string>& into) {
    for (const MarkAt& mark : scan_marks(text, style))
      if (mark.bytes.begin > 0) into.insert(mark.labels.begin(), mark.labels.end());
  }
  std::unordered_set<std::string> superscript_, bracket_, bare_;
};

struct Labelled {
  std::string label;
  std::size_t text_at = 0;
};

/// "¹ text", "[1] text", "[^a]: text" at the head of a block.
std::optional<Labelled> superscript_label(std::string_view text, int expected) {
  const auto run = parse_superscript(text, 0);
  if (!run || run->bytes >= text.size()) return std::nullopt;
  if (text[run->bytes] != ' ' && number_of(run->label) != expected) return std::nullopt;
  return Labelled{run->label, run->bytes};
}

std::optional<Labelled> bracket_label(std::string_view text) {
  if (text.empty() || text[0] != '[') return std::nullopt;
  const std::size_t close = text.substr(0, 12).find(']');
  if (close == std::string_view::npos || close < 2 || close + 2 >= text.size()) return std::nullopt;
  const bool written = text[1] == '^' && text[close + 1] == ':';
  const std::string_view label = text.substr(written ? 2 : 1, close - (written ? 2 : 1));
  if (label.empty() || (!written && (number_of(label) < 0 || text[close + 1] != ' ')))
    return std::nullopt;
  return Labelled{std::string(label), close + (written ? 2 : 1)};
}

/// "12 text", "12. text".
std::optional<Labelled> number_label(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 3 || digits >= text.size()) return std::nullopt;
  std::size_t at = digits + (text[digits] == '.' || text[digits] == ')');
  if (at + 1 >= text.size() || text[at] != ' ') return std::nullopt;
  std::size_t look = at + 1;
  if (is_lower(next_char(text, look)) && at == digits) return std::nullopt;
  return Labelled{std::string(text.substr(0, digits)), at};
}

void make_note(Block& block, const Labelled& found) {
  block.kind = BlockKind::Note;
  block.label = found.label;
  std::size_t at = found.text_at;
  while (at < block.text.size() && block.text[at] == ' ') ++at;
  block.text.erase(0, at);
  const auto by = static_cast<std::uint32_t>(at);
  for (BlockLink& link : block.links)
    link.bytes = {link.bytes.begin - std::min(by, link.bytes.begin),
                  link.bytes.end - std::min(by, link.bytes.end)};
}

class NoteFinder {
 public:
  explicit NoteFinder(std::vector<Block>& blocks) : blocks_(blocks), calls_(blocks) {
    for (const Block& block : blocks) {
      written_ = written_ || block.kind == BlockKind::Note;
      const bool strong =
          block.kind == BlockKind::Note ||
          (block.kind == BlockKind::Paragraph && superscript_label(block.text, -1)) ||
          zone_of_heading(block.text) == Zone::Notes;
      defined_ = defined_ || strong;
    }
  }

  void find() {
    std::vector<Block> out;
    out.reserve(blocks_.size());
    for (Block& block : blocks_) {
      ++seen_;
      if (step(block, out)) out.push_back(std::move(block));
    }
    blocks_ = std::move(out);
  }

 private:
  /// False when `block` was taken into the note before it.
  bool step(Block& block, std::vector<Block>& out) {
    if (block.kind == BlockKind::Heading) {
      enter(zone_of_heading(block.text).value_or(Zone::Body));
      return true;
    }
    if (block.kind != BlockKind::Paragraph && block.kind != BlockKind::ListItem) return true;
    if (const auto zone = zone_of_heading(block.text)) {
      enter(*zone);
      return true;
    }
    if (const auto found = label_of(block)) {
      make_note(block, *found);
      const int number = number_of(found->label);
      if (number >= 0) expected_ = number + 1;
      in_list_ = section_ == Zone::Notes;
      return true;
    }
    if (!in_list_ || out.empty() || out.back().kind != BlockKind::Note) return true;
    if (heading_shape(block.text) || block.kind == BlockKind::ListItem) {
      in_list_ = false;
      section_ = Zone::Body;
      return true;
    }
    append_block(out.back(), block);
    return false;
  }

  void enter(Zone section) {
    section_ = section;
    in_list_ = false;
  }

  std::optional<Labelled> label_of(const Block& block) const {
    const std::string_view text = block.text;
    if (auto found = superscript_label(text, expected_)) return found;
    if (written_) return std::nullopt;
    const bool notes = section_ == Zone::Notes && (calls_.any() || seen_ * 2 > blocks_.size());
    if (auto found = bracket_label(text))
      if (notes || text[1] == '^' || calls_.bracket(found->label)) return found;
    std::optional<Labelled> numbered = number_label(text);
    if (block.kind == BlockKind::ListItem && number_of(block.label) >= 0)
      numbered = Labelled{block.label, 0};
    if (!numbered) return std::nullopt;
    const bool called = calls_.number(numbered->label) || calls_.bracket(numbered->label);
    if (notes || (section_ == Zone::Bibliography && called)) return numbered;
    const bool next = number_of(numbered->label) == expected_;
    if (!defined_ && next && calls_.number(numbered->label)) return numbered;
    return std::nullopt;
  }

  std::vector<Block>& blocks_;
  Calls calls_;
  Zone section_ = Zone::Body;
  bool defined_ = false;  ///< Some note is marked beyond doubt: numbers alone then make none.
  bool written_ = false;  ///< The format itself marks notes: then nothing else is one.
  bool in_list_ = false;
  std::size_t seen_ = 0;
  int expected_ = 1;
};

}  // namespace

void find_notes(std::vector<Block>& blocks) { NoteFinder(blocks).find(); }

}  // namespace dossier
