// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/note_marks.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "indexer/structure/mark_scanner.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

/// Is the superscript behind `before` likelier an exponent: "10²", "5 km²"?
bool maybe_exponent(std::string_view before) {
  std::size_t at = before.size();
  if (at == 0) return true;
  char32_t c = previous_char(before, at);
  if (is_digit(c)) return true;
  std::size_t letters = 0;
  while (is_lower(c) && letters < 3) {
    ++letters;
    if (at == 0) break;
    c = previous_char(before, at);
  }
  return letters >= 1 && letters <= 2 && (c == ' ' || is_digit(c));
}

}  // namespace

void take_out_marks(Block& block, const std::vector<MarkAt>& marks) {
  if (marks.empty()) return;
  const std::string text = std::move(block.text);
  std::string out;
  out.reserve(text.size());
  std::vector<std::uint32_t> moved(text.size() + 1);  // Where each old byte now stands.
  std::vector<NoteMark> taken;
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t end) {
    for (; at < end; ++at) {
      moved[at] = static_cast<std::uint32_t>(out.size());
      if (text[at] != ' ' || (!out.empty() && out.back() != ' ')) out += text[at];
    }
  };
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const ByteRange range = marks[i].bytes;
    const std::string_view between = std::string_view(text).substr(at, range.begin - at);
    const bool list =
        i > 0 && between.size() <= 3 && between.find_first_not_of(",; ") == std::string_view::npos;
    const std::size_t kept = out.size();
    copy_to(range.begin);
    if (list) out.resize(kept);  // "¹,²": the comma belongs to the marks.
    const char after = range.end < text.size() ? text[range.end] : ' ';
    if (!out.empty() && out.back() == ' ' &&
        std::string_view(" .,;:)!?").find(after) != std::string_view::npos)
      out.pop_back();
    for (const std::string& label : marks[i].labels)
      taken.push_back({label, static_cast<std::uint32_t>(out.size())});
    for (at = range.begin; at < range.end; ++at) moved[at] = static_cast<std::uint32_t>(out.size());
    std::size_t look = out.size(), next = at;
    if (!out.empty() && at < text.size() && is_letter(previous_char(out, look)) &&
        is_letter(next_char(text, next)))
      out += ' ';
  }
  copy_to(text.size());
  while (!out.empty() && out.back() == ' ') out.pop_back();
  moved[text.size()] = static_cast<std::uint32_t>(out.size());
  const auto where = [&](std::uint32_t old) {
    return std::min(moved[std::min<std::size_t>(old, text.size())],
                    static_cast<std::uint32_t>(out.size()));
  };
  for (NoteMark& mark : block.marks) mark.offset = where(mark.offset);
  for (BlockLink& link : block.links) link.bytes = {where(link.bytes.begin), where(link.bytes.end)};
  for (NameTag& tag : block.tags) tag.bytes = {where(tag.bytes.begin), where(tag.bytes.end)};
  for (NoteMark& mark : taken) {
    mark.offset = std::min(mark.offset, static_cast<std::uint32_t>(out.size()));
    block.marks.push_back(std::move(mark));
  }
  std::stable_sort(block.marks.begin(), block.marks.end(),
                   [](const NoteMark& a, const NoteMark& b) { return a.offset < b.offset; });
  block.text = std::move(out);
}

void take_note_marks(std::vector<Block>& blocks, MarkRules rules) {
  std::unordered_set<std::string> notes;
  int firsts = 0;  // Chapters whose notes begin with 1.
  bool written = false;
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::Note) notes.insert(block.label);
    firsts += block.kind == BlockKind::Note && block.label == "1" ? 1 : 0;
    written = written || (block.kind != BlockKind::Note && !block.marks.empty());
  }
  if (notes.empty() || written) return;
  for (const MarkStyle style : {MarkStyle::Superscript, MarkStyle::Bracket, MarkStyle::Bare}) {
    int last = 0, chapters = 0;
    bool used = false;
    for (Block& block : blocks) {
      if (block.kind == BlockKind::Note || block.kind == BlockKind::Code) continue;
      std::vector<MarkAt> marks;
      for (MarkAt& mark : scan_marks(block.text, style, rules)) {
        const int number = number_of(mark.labels.front());
        const bool exponent =
            style == MarkStyle::Superscript && rules.on(MarkRule::Exponents) &&
            maybe_exponent(std::string_view(block.text).substr(0, mark.bytes.begin));
        const bool in_order = style == MarkStyle::Bare && rules.on(MarkRule::InOrder);
        const bool restart = number == 1 && last > 0 && chapters < firsts && !exponent &&
                             rules.on(MarkRule::Restarts);
        if ((exponent || in_order) && number != last + 1 && !restart) continue;
        if (mark.labels.size() == 1 && rules.on(MarkRule::RunOnMarks) &&
            mark.labels[0].size() == 2 && notes.count(mark.labels[0]) == 0)
          mark.labels = {mark.labels[0].substr(0, 1),
                         mark.labels[0].substr(1)};  // "¹²" for 1 and 2.
        const bool exist =
            std::all_of(mark.labels.begin(), mark.labels.end(),
                        [&](const std::string& label) { return notes.count(label) > 0; });
        if (!exist && rules.on(MarkRule::KnownNotes)) continue;
        chapters += number == 1 ? 1 : 0;
        last = number_of(mark.labels.back());
        marks.push_back(std::move(mark));
      }
      used = used || !marks.empty();
      take_out_marks(block, marks);
    }
    if (used) return;
  }
}

void take_out_blocks(std::vector<Block>& blocks, const std::vector<bool>& taken) {
  std::vector<NoteMark> homeless;
  std::size_t to = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (taken[i]) {
      for (NoteMark& mark : blocks[i].marks) homeless.push_back({std::move(mark.label), 0});
      continue;
    }
    if (to != i) blocks[to] = std::move(blocks[i]);
    Block& block = blocks[to++];
    if (homeless.empty() || block.kind == BlockKind::Note) continue;
    block.marks.insert(block.marks.begin(), homeless.begin(), homeless.end());
    homeless.clear();
  }
  blocks.resize(to);
}

}  // namespace dossier
