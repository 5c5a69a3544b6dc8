// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/boilerplate.h"

#include <algorithm>
#include <string_view>

#include "indexer/structure/boilerplate_words.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

enum class Look : std::uint8_t {
  Article,  ///< Clear prose of an article, or a block that is never furniture: ends every run.
  Prose,    ///< Prose that addresses the reader or mentions a consent word: either may be.
  Line,     ///< A short line: heading, caption, byline, or a panel's label.
  Button,   ///< A menu, or a button that has nothing to do with consent.
  Label,    ///< A button of a consent panel.
  Weak,     ///< Goes with consent text if it stands in it.
  Strong,   ///< Consent, privacy or newsletter text.
};

constexpr std::size_t kShortLine = 9;    // Words.
constexpr std::size_t kClearProse = 18;  // Words.
constexpr std::size_t kBox = 30;         // Words: a newsletter box in the middle of an article.
constexpr std::size_t kGap = 2;          // Blocks of unsure look a run may pass over.
constexpr int kOverwhelming = 12;        // Weight that needs no company.

Look look_of(const Block& block) {
  if (block.kind == BlockKind::Note || block.kind == BlockKind::Table ||
      block.kind == BlockKind::Code || block.kind == BlockKind::Caption)
    return Look::Article;
  const PageWords words = page_words(block.text);
  const int size = static_cast<int>(words.words);
  if (is_menu(block.text)) return words.weight >= 3 ? Look::Label : Look::Button;
  if (is_button(block.text))
    return words.weight > 0 || words.words <= 1 ? Look::Label : Look::Button;
  const bool dense = words.weight * 12 >= size;
  if (words.terms >= 2 && words.weight >= 5 && words.address >= 1 && dense) return Look::Strong;
  if (words.weight >= kOverwhelming && words.address >= 1 && words.weight * 20 >= size)
    return Look::Strong;
  if (words.weight >= 2 && words.address >= 1 && words.weight * 25 >= size) return Look::Weak;
  if (words.words < kShortLine && !words.sentence)
    return words.weight >= 3 ? Look::Weak : Look::Line;
  const bool clear = words.words >= kClearProse && words.sentence && words.address == 0;
  if (clear) return Look::Article;
  return words.words < kShortLine && !words.sentence ? Look::Line : Look::Prose;
}

bool adjacent(const Block& block, const Block& next) {
  return block.line > 0 && next.line == block.line + 1;
}

bool consent(Look look) {
  return look == Look::Strong || look == Look::Weak || look == Look::Label;
}

class Page {
 public:
  explicit Page(std::vector<Block>& blocks) : blocks_(blocks), drop_(blocks.size()) {
    looks_.reserve(blocks.size());
    for (const Block& block : blocks) looks_.push_back(look_of(block));
    const auto article = std::find(looks_.begin(), looks_.end(), Look::Article);
    first_article_ = static_cast<std::size_t>(article - looks_.begin());
  }

  bool clean() {
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (looks_[i] == Look::Strong && !drop_[i]) i = drop_run(i);
    drop_single_lines();
    drop_related_lists();
    return apply();
  }

 private:
  std::size_t size() const { return blocks_.size(); }

  /// How far a run that holds block `i` reaches in one direction; unsure blocks are passed over
  /// only when consent text stands right behind them. Inclusive.
  std::size_t reach(std::size_t i, int step) const {
    const auto inside = [&](std::size_t at) {
      return at < size();
    };  // Also stops below 0: it wraps.
    std::size_t last = i;
    for (std::size_t gap = 0, at = i + static_cast<std::size_t>(step); inside(at);
         at += static_cast<std::size_t>(step)) {
      const Look look = looks_[at];
      if (look == Look::Article) break;
      if (consent(look) || (look == Look::Button && gap == 0)) {
        last = at;
        gap = 0;
        continue;
      }
      const std::size_t back = at - static_cast<std::size_t>(step);
      const bool same_group =
          step > 0 ? adjacent(blocks_[back], blocks_[at]) : adjacent(blocks_[at], blocks_[back]);
      if (gap == 0 && look == Look::Line && same_group) {
        last = at;
        continue;
      }
      // Above the article a line may be its title: only one may stand between.
      if (++gap > (at < first_article_ ? 1 : kGap)) break;
    }
    return last;
  }

  /// Drops the run around the strong block `i` if it is one; returns its last block.
  std::size_t drop_run(std::size_t i) {
    std::size_t end = reach(i, 1);
    const std::size_t begin = reach(i, -1);
    std::size_t strong = 0, company = 0;
    for (std::size_t at = begin; at <= end; ++at) {
      strong += looks_[at] == Look::Strong;
      company += looks_[at] == Look::Label || looks_[at] == Look::Button;
    }
    const PageWords words = page_words(blocks_[i].text);
    const bool box = words.words <= kBox;
    if (strong < 2 && company == 0 && words.weight < kOverwhelming && !box) return end;
    if (strong >= 1 && only_short_left(end + 1)) end = size() - 1;
    std::fill(drop_.begin() + static_cast<std::ptrdiff_t>(begin),
              drop_.begin() + static_cast<std::ptrdiff_t>(end) + 1, true);
    return end;
  }

  /// Nothing but a few lines and unsure text is left behind a run: panel text to the end of the
  /// file.
  bool only_short_left(std::size_t at) const {
    if (at >= size() || at < first_article_ || size() - at > 2 * kGap) return false;
    return std::all_of(looks_.begin() + static_cast<std::ptrdiff_t>(at), looks_.end(),
                       [](Look look) { return look != Look::Article; }) &&
           std::all_of(blocks_.begin() + static_cast<std::ptrdiff_t>(at), blocks_.end(),
                       [](const Block& block) {
                         return block.kind == BlockKind::Paragraph &&
                                word_count(block.text) <= kBox;
                       });
  }

  bool furniture(std::size_t i) const {
    return i >= size() || drop_[i] || looks_[i] == Look::Button || looks_[i] == Look::Label;
  }

  /// Buttons and menus outside runs. A label that could be a section's heading needs company.
  void drop_single_lines() {
    for (std::size_t i = 0; i < size(); ++i) {
      if (drop_[i] || (looks_[i] != Look::Button && looks_[i] != Look::Label)) continue;
      const bool heading =
          blocks_[i].kind == BlockKind::Heading ||
          (i + 1 < size() && looks_[i + 1] == Look::Article && word_count(blocks_[i].text) <= 3);
      const bool sure = is_menu(blocks_[i].text) || sure_button(blocks_[i].text);
      const bool company = (i > 0 && furniture(i - 1)) || (i + 1 < size() && furniture(i + 1));
      if (sure || (company && !heading)) drop_[i] = true;
    }
  }

  static bool sure_button(std::string_view text) {
    if (text.size() <= 3) return true;
    const std::string line = comparable(text);
    for (const std::string_view lead :
         {"share ", "advert", "accept ", "allow all", "skip to", "sign up", "subscribe",
          "continue reading", "story continues", "article continues", "get the", "read more",
          "sponsored", "agree", "reject", "manage c", "cookie"})
      if (line.compare(0, lead.size(), lead) == 0) return true;
    return false;
  }

  /// "Related stories" and the headlines right below it; "READ ALSO: ..." in one line.
  void drop_related_lists() {
    for (std::size_t i = 0; i < size(); ++i) {
      if (drop_[i] || looks_[i] == Look::Article || blocks_[i].kind != BlockKind::Paragraph)
        continue;
      const std::size_t colon = blocks_[i].text.find(':');
      const bool with_link = colon != std::string::npos && colon < 30 &&
                             !ends_sentence(blocks_[i].text) &&
                             is_related_head(std::string_view(blocks_[i].text).substr(0, colon));
      if (!with_link && !is_related_head(blocks_[i].text)) continue;
      const bool list = i + 1 < size() && adjacent(blocks_[i], blocks_[i + 1]);
      if (!with_link && !list && !(i + 1 < size() && furniture(i + 1)) && i + 1 < size()) continue;
      drop_[i] = true;
      for (std::size_t at = i + 1;
           !with_link && at < size() && adjacent(blocks_[at - 1], blocks_[at]) &&
           !ends_sentence(blocks_[at].text) && word_count(blocks_[at].text) <= 20;
           ++at)
        drop_[at] = true;
    }
  }

  /// Removes what is marked, unless next to nothing would be left.
  bool apply() {
    if (std::find(drop_.begin(), drop_.end(), true) == drop_.end()) return false;
    std::size_t kept = 0, dropped = 0;
    for (std::size_t i = 0; i < size(); ++i)
      (drop_[i] ? dropped : kept) += word_count(blocks_[i].text);
    if (dropped == 0 || (kept < 20 && dropped > 10 * kept)) return false;
    std::size_t to = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (drop_[i]) continue;
      if (to != i) blocks_[to] = std::move(blocks_[i]);
      ++to;
    }
    blocks_.resize(to);
    return true;
  }

  std::vector<Block>& blocks_;
  std::vector<Look> looks_;
  std::vector<bool> drop_;
  std::size_t first_article_ = 0;
};

}  // namespace

WebPage drop_boilerplate(std::vector<Block>& blocks) { return {Page(blocks).clean()}; }

}  // namespace dossier
