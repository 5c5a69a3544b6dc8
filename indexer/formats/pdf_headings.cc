// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_headings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "indexer/formats/pdf_captions.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr double kLarge = 1.1, kTitle = 1.2, kNotSmall = 0.93;
constexpr std::size_t kLongest = 220;      // Bytes.
constexpr std::size_t kLongSentence = 12;  // Words that, with a full stop, are no heading.
constexpr std::size_t kProse = 20;         // Words: no line of a title page has more.
constexpr int kMostLines = 4;

// Largest first; then bold before plain, upright before italic.
using Style = std::tuple<long, bool, bool>;
Style style_of(const PdfBlock& block) {
  return {-std::lround(block.size * 2), !block.bold, block.italic};
}

class HeadingMarker {
 public:
  HeadingMarker(std::vector<PdfBlock>& blocks, double body,
                const std::vector<PdfBookmark>& bookmarks)
      : blocks_(blocks), body_(body) {
    for (const PdfBookmark& bookmark : bookmarks)
      depths_.emplace(comparable(bookmark.title), bookmark.depth);
    depths_.erase("");
    std::size_t bold = 0;
    for (const PdfBlock& block : blocks) bold += block.bold;
    weight_tells_ = bold * 2 < blocks.size();
  }

  void mark() {
    find_title();
    std::vector<std::size_t> headings;
    std::map<Style, int> levels;
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (i != title_ && is_heading(i)) {
        headings.push_back(i);
        levels[style_of(blocks_[i])] = 0;
      }
    int level = 2;
    for (auto& [style, number] : levels) number = std::min(level++, 6);
    for (const std::size_t i : headings) {
      Block& block = blocks_[i].block;
      block.kind = BlockKind::Heading;
      const auto depth = depths_.find(comparable(block.text));
      block.level =
          depth == depths_.end() ? levels[style_of(blocks_[i])] : std::min(depth->second + 1, 6);
    }
    if (title_) {
      blocks_[*title_].block.kind = BlockKind::Heading;
      blocks_[*title_].block.level = 1;
    }
  }

 private:
  bool possible(const PdfBlock& block) const {
    const std::string& text = block.block.text;
    if (block.block.kind != BlockKind::Paragraph || text.size() > kLongest ||
        block.lines > kMostLines || is_caption(text) || lone_address(text))
      return false;
    if (ends_sentence(text) && text.back() != '?' && word_count(text) > kLongSentence) return false;
    for (std::size_t at = 0; at < text.size();)
      if (is_letter(next_char(text, at))) return true;
    return false;
  }

  /// The largest line of the first two pages, where none later is as large; one that is no name
  /// goes before a name ("The Long Winter" may be either).
  void find_title() {
    std::optional<std::size_t> best;
    double later = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const PdfBlock& block = blocks_[i];
      if (!possible(block) || block.size < kTitle * body_) continue;
      if (block.page > 1) {
        later = std::max(later, block.size);
      } else if (!dated(block) && (!best || larger(block, blocks_[*best]))) {
        best = i;
      }
    }
    if (best && blocks_[*best].size > later - 0.3) title_ = best;
    for (std::size_t i = title_ ? *title_ + 1 : 0; i < blocks_.size() && blocks_[i].page == 0;
         ++i) {
      if (word_count(blocks_[i].block.text) > kProse) break;
      if (names(blocks_[i]) && !names_) names_ = style_of(blocks_[i]);
      if (dated(blocks_[i]) || (names(blocks_[i]) && style_of(blocks_[i]) == *names_))
        front_.insert(i);
    }
  }

  static bool larger(const PdfBlock& a, const PdfBlock& b) {
    return names(a) == names(b) ? a.size > b.size + 0.3 : names(b);
  }
  static bool names(const PdfBlock& block) { return !parse_names(block.block.text).empty(); }
  static bool dated(const PdfBlock& block) {
    return parse_byline(block.block.text) || parse_date_line(block.block.text);
  }

  bool is_heading(std::size_t i) const {
    const PdfBlock& block = blocks_[i];
    const std::string& text = block.block.text;
    if (!possible(block) || front_.count(i) > 0) return false;
    if (block.size >= kLarge * body_) return true;
    if (block.size < kNotSmall * body_) return false;
    if (text.size() > 2 && depths_.count(comparable(text)) > 0) return true;
    if (block.bold && weight_tells_) return true;
    const bool line = block.lines == 1 && block.apart && heading_shape(text) &&
                      i + 1 < blocks_.size() && !starts_lower(blocks_[i + 1].block.text);
    return line && (all_caps(text) || block.italic);
  }

  std::vector<PdfBlock>& blocks_;
  double body_;
  std::unordered_map<std::string, int> depths_;  // Of bookmarks, by title.
  bool weight_tells_ = true;                     // Not everything is bold.
  std::optional<std::size_t> title_;
  std::optional<Style> names_;             // Of the authors' names below the title.
  std::unordered_set<std::size_t> front_;  // Names and dates there.
};

}  // namespace

void mark_headings(std::vector<PdfBlock>& blocks, double body,
                   const std::vector<PdfBookmark>& bookmarks) {
  HeadingMarker(blocks, body, bookmarks).mark();
}

}  // namespace dossier
