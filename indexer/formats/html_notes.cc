// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_notes.h"

#include <algorithm>
#include <string_view>

#include "indexer/structure/note_marks.h"
#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::uint32_t kMostNodes = 2000;
constexpr std::size_t kLongestNote = 6000;  // Bytes of text: what is longer is a section.

/// The label in "1", "[1]", "(a)", "*", "1.", or "".
std::string label_in(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 12) return "";
  for (const auto& [open, close] : {std::pair{'[', ']'}, {'(', ')'}})
    if (text.size() > 2 && text.front() == open && text.back() == close)
      text = trim(text.substr(1, text.size() - 2));
  if (text.substr(0, 5) == "note ") text.remove_prefix(5);
  while (!text.empty() && (text.back() == '.' || text.back() == ':' || text.back() == ')'))
    text.remove_suffix(1);
  if (text.empty()) return "";
  if (const auto raised = parse_superscript(text, 0); raised && raised->bytes == text.size())
    return raised->label;
  const bool number = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (number) return text.size() <= 4 ? std::string(text) : "";
  const bool roman = text.find_first_not_of("ivxlc") == std::string_view::npos && text.size() <= 6;
  const bool letter = text.size() == 1 && text[0] >= 'a' && text[0] <= 'z';
  const bool sign = text.find_first_not_of('*') == std::string_view::npos || text == "†" ||
                    text == "‡" || text == "§" || text == "¶";
  return roman || letter || sign ? std::string(text) : "";
}

bool names_note(std::string_view names) {
  for (const std::string_view word : {"note", "fn", "reference", "cite"})
    if (names.find(word) != std::string_view::npos) return true;
  return false;
}

/// "↩", "↑", "^": what leads from a note back to its call.
bool is_arrow(std::string_view text) {
  for (const std::string_view arrow : {"↩", "↑", "^", "⤴", "↵", "⏎", "←", "⬆", "▲"})
    if (text.find(arrow) != std::string_view::npos) return true;
  return false;
}

class NoteReader {
 public:
  explicit NoteReader(const HtmlTree& tree) : tree_(tree) {
    notes_.taken.resize(tree.size());
    notes_.labels.resize(tree.size());
  }

  HtmlNotes read() {
    collect();
    for (const std::uint32_t link : links_) consider(link);
    finish_notes();
    return std::move(notes_);
  }

 private:
  void collect() {
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      for (const HtmlAttribute name : {HtmlAttribute::Id, HtmlAttribute::Name}) {
        if (name == HtmlAttribute::Name && tree_[i].tag != HtmlTag::A) continue;
        if (const auto id = tree_.attribute(i, name); !id.empty()) places_.emplace(id, i);
      }
      if (tree_[i].tag == HtmlTag::A && !fragment(i).empty()) links_.push_back(i);
    }
  }

  /// The id in this page a link leads to; also where the page's own address stands before it.
  std::string_view fragment(std::uint32_t link) const {
    const std::string_view href = tree_.attribute(link, HtmlAttribute::Href);
    const std::size_t hash = href.find('#');
    return hash == std::string_view::npos ||
                   href.substr(0, hash).find("://") != std::string_view::npos
               ? std::string_view()
               : href.substr(hash + 1);
  }

  /// The block that a target stands for: itself, or the one around an anchor.
  std::uint32_t note_block(std::uint32_t target) const {
    while (target != 0 && !is_block_tag(tree_[target].tag)) target = tree_[target].parent;
    // A label in a cell or term of its own: the row is the note.
    if (tree_[target].tag == HtmlTag::Td) return tree_[target].parent;
    return target;
  }

  std::size_t text_size(std::uint32_t node) const {
    std::size_t size = 0;
    for (std::size_t i = node; i < tree_[node].end && size <= kLongestNote; ++i)
      if (tree_[i].tag == HtmlTag::Text) size += tree_[i].text_size;
    return size;
  }

  bool inside(std::uint32_t node, std::uint32_t of) const {
    return node >= of && node < tree_[of].end;
  }

  /// The raised element around a link, with nothing but it inside; else the link.
  std::uint32_t call_node(std::uint32_t link) const {
    const std::uint32_t parent = tree_[link].parent;
    return tree_[parent].tag == HtmlTag::Sup &&
                   tree_[parent].end - parent <= tree_[link].end - link + 4
               ? parent
               : link;
  }

  bool is_raised(std::uint32_t link) const {
    for (std::uint32_t i = link; i < tree_[link].end; ++i)
      if (tree_[i].tag == HtmlTag::Sup) return true;
    for (std::uint32_t node = link, steps = 0; steps < 3; ++steps, node = tree_[node].parent)
      if (tree_[node].tag == HtmlTag::Sup) return true;
    return false;
  }

  bool says_note(std::uint32_t node) const {
    const std::string_view role = tree_.attribute(node, HtmlAttribute::Role);
    return role == "doc-noteref" || tree_.attribute(node, HtmlAttribute::EpubType) == "noteref" ||
           names_note(tree_.attribute(node, HtmlAttribute::Class)) ||
           names_note(tree_.attribute(node, HtmlAttribute::Id));
  }

  void consider(std::uint32_t link) {
    if (notes_.taken[link]) return;
    const std::string text = tree_[link].end - link > 12 ? "" : tree_.all_text(link);
    const std::string label = label_in(text);
    if (label.empty()) return;
    const auto found = places_.find(fragment(link));
    if (found == places_.end() || found->second <= link || inside(link, found->second)) return;
    const std::uint32_t block = note_block(found->second);
    if (block == 0 || block <= link || inside(link, block) || tree_[block].tag == HtmlTag::Body)
      return;
    const bool known = blocks_.count(found->second) > 0;
    if (!known) {
      if (tree_[block].end - block > kMostNodes || text_size(block) > kLongestNote ||
          text_size(block) == 0)
        return;
      const std::string opening = tree_.all_text(block).substr(0, label.size() + 2);
      const bool same_label = opening.find(label) != std::string::npos;
      if (!is_raised(link) && !says_note(link) && !same_label && !leads_back(block, link)) return;
      blocks_.emplace(found->second, label);
    }
    const std::uint32_t call = call_node(link);
    notes_.calls.emplace(call, label);
    take(call, tree_[call].end, notes_.taken);
  }

  bool leads_back(std::uint32_t block, std::uint32_t link) const {
    for (std::uint32_t i = block; i < tree_[block].end; ++i) {
      if (tree_[i].tag != HtmlTag::A) continue;
      const auto place = places_.find(fragment(i));
      if (place != places_.end() && place->second <= link && place->second + 8 > link) return true;
    }
    return false;
  }

  bool blank(std::uint32_t node) const {
    return tree_[node].tag == HtmlTag::Text && trim(tree_.text(node)).empty();
  }

  /// <dt>[1]</dt><dd>Text</dd>: the label's term and what defines it.
  std::uint32_t end_of_definition(std::uint32_t term) const {
    std::uint32_t end = tree_[term].end;
    for (std::uint32_t i = end; i < tree_[tree_[term].parent].end; i = tree_[i].end) {
      if (blank(i)) continue;
      if (tree_[i].tag != HtmlTag::Dd) break;
      end = tree_[i].end;
    }
    return end;
  }

  /// Where a note that begins with `block` ends: behind the paragraphs that follow it in an element
  /// of its own, or before `next`, the block of the next note, if that stands beside it.
  std::uint32_t note_end(std::uint32_t block, std::uint32_t next) const {
    std::uint32_t end = tree_[block].end;
    if (tree_[block].tag == HtmlTag::Dt) return end_of_definition(block);
    if (tree_[block].tag != HtmlTag::P) return end;
    const std::uint32_t parent = tree_[block].parent;
    const HtmlTag around = tree_[parent].tag;
    const bool own = (around == HtmlTag::Div || around == HtmlTag::Li || around == HtmlTag::Aside ||
                      around == HtmlTag::Dd || around == HtmlTag::Td) &&
                     (parent + 1 == block || (parent + 2 == block && blank(parent + 1)));
    std::uint32_t limit = end;
    if (own) limit = tree_[parent].end;
    if (next > block && (next < limit || tree_[next].parent == parent)) limit = next;
    std::size_t size = text_size(block);
    for (std::uint32_t i = end; i < limit; i = tree_[i].end) {
      if (blank(i)) continue;
      const HtmlTag tag = tree_[i].tag;
      size += text_size(i);
      if ((tag != HtmlTag::P && tag != HtmlTag::Blockquote) || size > kLongestNote) break;
      end = tree_[i].end;
    }
    return end;
  }

  static void take(std::uint32_t begin, std::uint32_t end, std::vector<bool>& nodes) {
    std::fill(nodes.begin() + begin, nodes.begin() + end, true);
  }

  /// Where each note's text begins and ends: its block, or as far as the next note in that block.
  void finish_notes() {
    std::vector<std::pair<std::uint32_t, std::string>> targets(blocks_.begin(), blocks_.end());
    std::sort(targets.begin(), targets.end());
    std::uint32_t end = 0;  // Of the note before.
    for (std::size_t i = 0; i < targets.size(); ++i) {
      const std::uint32_t block = note_block(targets[i].first);
      HtmlNote note;
      note.label = targets[i].second;
      note.begin = std::max(block, end);
      const std::uint32_t next = i + 1 < targets.size() ? note_block(targets[i + 1].first) : 0;
      note.end = note_end(block, next);
      if (next == block) note.end = std::max(note.begin, targets[i + 1].first);
      if (note.begin >= note.end) continue;
      end = note.end;
      if (tree_[block].tag == HtmlTag::Dt && text_size(block) <= 16)
        take(block, tree_[block].end, notes_.labels);
      take_labels(note);
      take(note.begin, note.end, notes_.taken);
      notes_.notes.push_back(std::move(note));
    }
  }

  /// Links back, and the label the note's text opens with.
  void take_labels(const HtmlNote& note) {
    bool opening = true;
    for (std::uint32_t i = note.begin; i < note.end; ++i) {
      if (tree_[i].tag == HtmlTag::A && !fragment(i).empty()) {
        const std::string text = tree_.all_text(i);
        const bool arrow = text.size() <= 12 && is_arrow(text);
        if (arrow || label_in(text) == note.label || label_in(text).size() == 1 ||
            tree_.attribute(i, HtmlAttribute::Role) == "doc-backlink") {
          take(i, tree_[i].end, notes_.labels);
          i = tree_[i].end - 1;
          continue;
        }
      }
      if (!opening) continue;
      if (tree_[i].tag == HtmlTag::Sup && label_in(tree_.all_text(i)) == note.label)
        take(i, tree_[i].end, notes_.labels);
      if (tree_[i].tag == HtmlTag::Text && !trim(tree_.text(i)).empty()) {
        if (label_in(tree_.text(i)) == note.label) notes_.labels[i] = true;
        opening = false;
      }
    }
  }

  const HtmlTree& tree_;
  HtmlNotes notes_;
  std::unordered_map<std::string_view, std::uint32_t> places_;  // By id, the first.
  std::vector<std::uint32_t> links_;                            // Within the page.
  std::unordered_map<std::uint32_t, std::string> blocks_;       // Targets of calls, label.
};

}  // namespace

HtmlNotes find_html_notes(const HtmlTree& tree) { return NoteReader(tree).read(); }

void find_unlinked_notes(const HtmlNotes& linked, std::vector<Block>& blocks) {
  const bool section = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::Heading && zone_of_heading(block.text) == Zone::Notes;
  });
  if (!linked.notes.empty() || !section) return;
  find_notes(blocks);
  take_note_marks(blocks);
}

}  // namespace dossier
