// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_content.h"

#include <algorithm>

#include "indexer/formats/html_cleaning.h"
#include "indexer/formats/html_hints.h"
#include "indexer/structure/boilerplate_words.h"
#include "indexer/structure/section_names.h"

namespace dossier {
namespace {

constexpr double kMost = 0.4;  // A part that holds more of the text is no furniture.
constexpr double kReference = 5, kShortLine = 2;
constexpr double kMostOfIt = 0.7, kSomeOfIt = 0.2;
constexpr std::uint32_t kConsentLine = 30;
constexpr std::uint32_t kEnough = 120;  // Letters left when comments go.

/// Good text of a piece: none for crumbs and lists of links.
double good_text(const HtmlPiece& piece) {
  const double text = piece.size - piece.linked;
  if (piece.linked * 2 > piece.size || piece.consent || piece.teaser) return 0;
  const bool prose = (piece.size >= 60 && (piece.sentence || piece.closes)) || piece.size >= 120 ||
                     (piece.sentence && piece.words >= 6);
  return prose ? text : 0;
}

double weight(const HtmlPiece& piece) {
  if (piece.consent || piece.teaser) return -static_cast<double>(std::min(piece.size, 200U));
  if (piece.reference) return kReference;
  if (const double good = good_text(piece); good > 0) return good;
  if (piece.linked * 2 > piece.size) return -10.0 - 0.3 * std::min<double>(piece.linked, 100);
  return -kShortLine;
}

class ContentFinder {
 public:
  ContentFinder(const HtmlTree& tree, const std::vector<bool>& taken,
                const std::vector<bool>& breaks)
      : tree_(tree), breaks_(breaks), dropped_(taken) {}

  HtmlContent find() {
    HtmlContent content;
    if (tree_.size() == 0) return content;
    std::vector<HtmlHint> hints(tree_.size());
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      hints[i] = html_hint(tree_, i);
      if (hints[i] == HtmlHint::Never) {
        drop(i);
        i = tree_[i].end - 1;
      }
    }
    cut();
    drop_furniture(hints);
    cut();
    content.container = heaviest(hints);
    for (const HtmlPiece& piece : pieces_)
      if (piece.begin >= content.container && piece.end <= tree_[content.container].end)
        content.pieces.push_back(piece);
    clean_pieces(tree_, dropped_, content.container, content.pieces);
    content.dropped = std::move(dropped_);
    return content;
  }

 private:
  void cut() {
    pieces_ = html_pieces(tree_, dropped_, breaks_);
    for (HtmlPiece& piece : pieces_) piece.consent = consent(piece);
    mark_references();
  }

  /// Below a heading such as References or Notes, lists of links are text: up to the next heading,
  /// within the element that holds the heading and something more.
  void mark_references() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::uint32_t heading = around(tree_, pieces_[i].block, 0, kAllHeadings);
      if (heading == 0 || pieces_[i].words > 6) continue;
      const auto zone = zone_of_heading(piece_text(tree_, dropped_, pieces_[i]));
      if (zone != Zone::Bibliography && zone != Zone::Notes) continue;
      std::size_t next = i + 1;
      if (next >= pieces_.size()) break;
      std::uint32_t scope = tree_[heading].parent;
      while (tree_[scope].end <= pieces_[next].begin) scope = tree_[scope].parent;
      pieces_[i].reference = true;
      for (; next < pieces_.size() && pieces_[next].begin < tree_[scope].end &&
             around(tree_, pieces_[next].block, 0, kAllHeadings) == 0;
           ++next)
        pieces_[next].reference = true;
    }
  }

  /// Words of consent, dense, that address the reader: an article about cookies does not.
  bool consent(const HtmlPiece& piece) const {
    if (piece.size < kConsentLine) return false;
    const std::string text = piece_text(tree_, dropped_, piece);
    const PageWords words = page_words(text);
    return words.terms >= 2 && words.weight >= 5 && words.address >= 1 &&
           words.weight * 12 >= static_cast<int>(words.words);
  }

  void drop(std::size_t node) {
    std::fill(dropped_.begin() + static_cast<std::ptrdiff_t>(node),
              dropped_.begin() + static_cast<std::ptrdiff_t>(tree_[node].end), true);
  }

  /// Sums of `value` over all pieces that begin before each node.
  template <class Value>
  std::vector<double> sums(Value value) const {
    std::vector<double> before(tree_.size() + 1);
    for (const HtmlPiece& piece : pieces_) before[piece.begin + 1] += value(piece);
    for (std::size_t i = 1; i < before.size(); ++i) before[i] += before[i - 1];
    return before;
  }

  void drop_furniture(const std::vector<HtmlHint>& hints) {
    const std::vector<double> good = sums(good_text);
    double left = good.back();
    const double total = left;
    std::vector<std::uint32_t> posts(tree_.size() + 1);  // Quoted from social media.
    for (std::size_t i = 0; i < tree_.size(); ++i)
      posts[i + 1] = posts[i] + is_quoted_post(tree_, i);
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      const HtmlHint hint = hints[i];
      if (dropped_[i] || hint == HtmlHint::None || hint == HtmlHint::Body) continue;
      if (hint == HtmlHint::Aside && posts[tree_[i].end] > posts[i]) continue;
      const double held = good[tree_[i].end] - good[i];
      const bool most = hint == HtmlHint::Comments ? left - held < kEnough : held > kMost * total;
      if (most && held > 0) continue;
      left -= held;
      drop(i);
      i = tree_[i].end - 1;
    }
  }

  /// How much more the text of each element counts for what the page says of it.
  std::vector<double> trust_in(const std::vector<HtmlHint>& hints) const {
    std::vector<double> trust(tree_.size(), 1);
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      double own = 1;
      if (tree_[i].tag == HtmlTag::Article || tree_[i].tag == HtmlTag::Main) own = 1.5;
      if (hints[i] == HtmlHint::Body) own = 2;
      if (tree_.attribute(i, HtmlAttribute::Itemprop) == "articleBody") own = 3;
      trust[i] = std::max(own, trust[tree_[i].parent]);
    }
    return trust;
  }

  /// The element whose pieces weigh most; the innermost of equals.
  std::uint32_t heaviest(const std::vector<HtmlHint>& hints) const {
    const std::vector<double> trust = trust_in(hints);
    const std::vector<double> weights = sums([&](const HtmlPiece& piece) {
      const double value = weight(piece);
      return value > 0 ? value * trust[piece.block] : value;
    });
    const std::vector<double> good = sums(good_text);
    std::uint32_t best = 0;
    double most = std::max(weights[tree_[0].end] - weights[0], 1.0);  // Else all of the page.
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (dropped_[i] || tree_[i].tag == HtmlTag::Text) continue;
      const double held = weights[tree_[i].end] - weights[i];
      if (held >= most) {
        most = held;
        best = i;
      }
    }
    // Inside it, what calls itself the text of the article, if it holds most of it; the one element
    // marked as such, if it holds some.
    const double all = good[tree_[best].end] - good[best];
    const auto share = [&](std::uint32_t i) { return good[tree_[i].end] - good[i]; };
    std::uint32_t marked = 0, others = 0;
    for (std::uint32_t i = best; i < tree_[best].end; ++i) {
      if (dropped_[i] || hints[i] != HtmlHint::Body) continue;
      if (share(i) >= kMostOfIt * all) return i;
      if (tree_.attribute(i, HtmlAttribute::Itemprop) != "articleBody" || share(i) <= 0) continue;
      marked != 0 ? ++others : marked = i;
      i = tree_[i].end - 1;
    }
    if (marked != 0 && others == 0 && share(marked) >= kSomeOfIt * all) return marked;
    return best;
  }

  const HtmlTree& tree_;
  const std::vector<bool>& breaks_;
  std::vector<bool> dropped_;
  std::vector<HtmlPiece> pieces_;
};

}  // namespace

HtmlContent html_content(const HtmlTree& tree, const std::vector<bool>& taken,
                         const std::vector<bool>& breaks) {
  return ContentFinder(tree, taken, breaks).find();
}

}  // namespace dossier
