// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_marks.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

#include "indexer/formats/inline_markup.h"
#include "indexer/structure/mark_scanner.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

/// Could the raised figure at `at` be an exponent: "10²", "5 km²"?
bool exponent_place(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t look = at;
  const char32_t before = previous_char(text, look);
  if (is_digit(before)) return true;
  std::size_t letters = 0;
  for (look = at; look > 0 && letters < 3; ++letters) {
    const char32_t c = previous_char(text, look);
    if (c == ' ' || is_digit(c)) return letters > 0;
    if (!is_lower(c)) return false;
  }
  return false;
}

/// "12. text", "[12] text" or a raised "12 text", at the head of an endnote.
struct Entry {
  std::string label;
  std::size_t text = 0;
};

Entry entry_of(const PdfBlock& block) {
  const std::string& text = block.block.text;
  if (block.block.kind == BlockKind::ListItem) return {block.block.label, 0};
  if (!block.marks.empty() && block.marks[0].at.bytes.begin == 0)
    return {block.marks[0].at.labels[0], block.marks[0].at.bytes.end};
  const bool bracket = !text.empty() && text[0] == '[';
  std::size_t end = std::min(text.find_first_not_of("0123456789", bracket), text.size());
  if (end == bracket || end - bracket > 3) return {};
  const std::string label = text.substr(bracket, end - bracket);
  while (end < text.size() && std::string_view(".)]").find(text[end]) != std::string::npos) ++end;
  return {label, end < text.size() && text[end] == ' ' ? end : 0};
}

class MarkTier {
 public:
  MarkTier(std::vector<PdfBlock>& blocks, std::vector<PdfNote>& notes)
      : blocks_(blocks), notes_(notes) {}

  std::vector<Block> tie() {
    take_endnotes();
    for (std::size_t i = 0; i < notes_.size(); ++i)
      if (!notes_[i].label.empty()) {
        waiting_[notes_[i].label].push_back(i);
        ++count_[notes_[i].label];
      }
    std::vector<Block> out;
    for (PdfBlock& block : blocks_) {
      if (block.block.kind == BlockKind::Note) continue;
      take_marks(block);
      block.block.text = collapse_space(block.block.text);
      block.block.links = find_links(block.block.text);
      out.push_back(std::move(block.block));
    }
    for (PdfNote& note : notes_) {
      Block block;
      block.kind = BlockKind::Note;
      block.label = std::move(note.label);
      block.text = collapse_space(note.text);
      block.links = find_links(block.text);
      if (!block.text.empty()) out.push_back(std::move(block));
    }
    return out;
  }

 private:
  void take_endnotes() {
    std::unordered_set<std::string> called;
    bool inside = false;
    int expected = 1;
    for (PdfBlock& block : blocks_) {
      if (block.block.kind == BlockKind::Heading || zone_of_heading(block.block.text)) {
        inside = zone_of_heading(block.block.text) == Zone::Notes;
        continue;
      }
      if (!inside) {
        for (const PdfMark& mark : block.marks)
          called.insert(mark.at.labels.begin(), mark.at.labels.end());
        continue;
      }
      take_endnote(block, called, expected);
    }
  }

  void take_endnote(PdfBlock& block, const std::unordered_set<std::string>& called, int& expected) {
    const Entry entry = entry_of(block);
    const int number = number_of(entry.label);
    const bool counts = number == expected || number == 1;
    if (number > 0 && counts && called.count(entry.label) > 0) {
      expected = number + 1;
      notes_.push_back({entry.label, std::string(trim(block.block.text.substr(entry.text))),
                        block.page, block.size});
      endnotes_.insert(notes_.size() - 1);
      block.block.kind = BlockKind::Note;
    } else if (!endnotes_.empty() && block.block.kind == BlockKind::Paragraph &&
               !heading_shape(block.block.text)) {
      notes_.back().text += " " + block.block.text;
      block.block.kind = BlockKind::Note;
    }
  }

  /// The first note of this label still to be called that a mark on `page` can mean.
  bool take_note(const std::string& label, int page) {
    const auto found = waiting_.find(label);
    if (found == waiting_.end() || found->second.empty()) return false;
    auto& list = found->second;
    const auto note = std::find_if(list.begin(), list.end(), [&](std::size_t i) {
      const int later = notes_[i].page - page;
      return endnotes_.count(i) > 0 || (later >= 0 && later <= 1);
    });
    if (note != list.end()) {
      list.erase(note);
      return true;
    }
    // The only note of its label may stand anywhere behind, as endnotes without a heading do.
    if (count_[label] > 1 || notes_[list.front()].page < page) return false;
    list.clear();
    return true;
  }

  /// Marks set side by side without a sign between them are one raised word: "34" of the notes 3
  /// and 4, where no note 34 waits and 3 is the next to be called.
  std::vector<std::string> run_together(const std::string& label) const {
    std::vector<std::string> labels;
    std::string so_far;
    for (int next = last_ + 1; so_far.size() < label.size(); ++next) {
      labels.push_back(std::to_string(next));
      so_far += labels.back();
    }
    const auto waiting = waiting_.find(label);
    const bool waits = waiting != waiting_.end() && !waiting->second.empty();
    if (waits || labels.size() < 2 || so_far != label) return {label};
    return labels;
  }

  void take_marks(PdfBlock& block) {
    std::vector<MarkAt> marks;
    for (PdfMark& mark : block.marks) {
      if (mark.at.labels.size() == 1 && number_of(mark.at.labels.front()) > 0)
        mark.at.labels = run_together(mark.at.labels.front());
      const int number = number_of(mark.at.labels.front());
      if (number > 0 && number != last_ + 1 &&
          exponent_place(block.block.text, mark.at.bytes.begin))
        continue;
      std::vector<std::string> labels;
      for (std::string& label : mark.at.labels)
        if (take_note(label, mark.page)) labels.push_back(std::move(label));
      if (labels.empty()) continue;
      if (number > 0) last_ = number_of(labels.back());
      marks.push_back({mark.at.bytes, std::move(labels)});
    }
    take_out_marks(block.block, marks);
  }

  std::vector<PdfBlock>& blocks_;
  std::vector<PdfNote>& notes_;
  std::unordered_set<std::size_t> endnotes_;                 // Of notes_.
  std::map<std::string, std::vector<std::size_t>> waiting_;  // Notes not yet called, by label.
  std::map<std::string, int> count_;                         // Notes of each label.
  int last_ = 0;
};

}  // namespace

std::vector<Block> tie_marks(std::vector<PdfBlock> blocks, std::vector<PdfNote> notes) {
  return MarkTier(blocks, notes).tie();
}

}  // namespace dossier
