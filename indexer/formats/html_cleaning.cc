// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_cleaning.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/formats/html_article_ends.h"
#include "indexer/formats/html_hints.h"
#include "indexer/structure/boilerplate_words.h"
#include "indexer/structure/captions.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::uint32_t kLine = 60;         // Letters: less is a line, unless it is a sentence.
constexpr std::uint32_t kShortHeading = 8;  // Words.
constexpr std::uint32_t kLinkLine = 200;

constexpr HtmlTag kLists[] = {HtmlTag::Ul, HtmlTag::Ol, HtmlTag::Dl};
constexpr HtmlTag kQuotes[] = {HtmlTag::Blockquote};
constexpr HtmlTag kCells[] = {HtmlTag::Td, HtmlTag::Th};

/// How lines begin that lead to other pieces or ask for something.
constexpr std::string_view kLeads[] = {"read more",
                                       "read also",
                                       "also read",
                                       "see also",
                                       "related",
                                       "more:",
                                       "more from",
                                       "watch:",
                                       "watch now",
                                       "listen:",
                                       "click here",
                                       "follow us",
                                       "follow @",
                                       "sign up",
                                       "subscribe",
                                       "share this",
                                       "advertisement",
                                       "story continues",
                                       "article continues",
                                       "photo:",
                                       "photos:",
                                       "image:",
                                       "image credit",
                                       "photo credit",
                                       "photo by",
                                       "tags:",
                                       "filed under",
                                       "posted in",
                                       "topics:",
                                       "categories:",
                                       "download the",
                                       "get the latest",
                                       "don't miss",
                                       "you may also",
                                       "you might also",
                                       "recommended",
                                       "trending",
                                       "this article originally",
                                       "copyright ©",
                                       "© ",
                                       "all rights reserved",
                                       "loading",
                                       "please enable",
                                       "this slideshow",
                                       "post comment",
                                       "leggi anche",
                                       "lesen sie auch",
                                       "lire aussi",
                                       "à lire aussi",
                                       "lea también",
                                       "czytaj także",
                                       "czytaj też",
                                       "zobacz także",
                                       "читайте также"};

/// How lines begin below the last paragraph.
constexpr std::string_view kEndings[] = {
    "follow ",      "email ",    "e-mail ",       "contact ",     "reporting by",  "listen to ",
    "watch ",       "read more", "get access",    "sign up",      "subscribe",     "like this ",
    "enjoyed this", "join ",     "have a tip",    "have a story", "got a tip",     "send tips",
    "write to ",    "need more", "share this",    "download ",    "find us",       "visit our",
    "support ",     "for more ", "(reporting by", "editing by",   "our standards", "to get the"};

/// "Image 2 of 5", "2 of 5".
bool counts_slides(std::string_view text) {
  std::vector<std::string_view> words = split_words(text);
  if (words.size() == 4) words.erase(words.begin());
  const auto number = [](std::string_view word) {
    return word.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return words.size() == 3 && number(words[0]) && number(words[2]) &&
         (words[1] == "of" || words[1] == "/");
}

std::string small(std::string_view text) {
  std::string out(text.substr(0, 60));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

class Cleaner {
 public:
  Cleaner(const HtmlTree& tree, const std::vector<bool>& dropped, std::uint32_t container,
          std::vector<HtmlPiece>& pieces)
      : tree_(tree), dropped_(dropped), container_(container), pieces_(pieces) {}

  void clean() {
    cut_to_article(tree_, dropped_, pieces_);
    mark_captions();
    weigh_lists();
    std::vector<bool> keep(pieces_.size(), true);
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      keep[i] = pieces_[i].reference ? !pieces_[i].consent : !furniture(i);
    if (std::find(keep.begin(), keep.end(), true) == keep.end()) return;  // All the page there is.
    apply(keep);
    trim_ends();
  }

 private:
  struct Sum {
    std::uint32_t size = 0, linked = 0, links = 0;
  };

  void weigh_lists() {
    for (const HtmlPiece& piece : pieces_) {
      const std::uint32_t list = around(tree_, piece.block, container_, kLists);
      Sum& sum = lists_[list];
      sum.size += piece.size;
      sum.linked += piece.linked;
      sum.links += piece.links;
    }
  }

  /// Of each node of the article: inside a figure or what is called a caption. Tables, quotations
  /// and code in figures are none.
  std::vector<bool> caption_nodes() const {
    std::vector<bool> caption(tree_.size());
    for (std::size_t i = container_ + 1; i < tree_[container_].end; ++i) {
      const HtmlTag tag = tree_[i].tag;
      const bool text = tag == HtmlTag::Table || tag == HtmlTag::Blockquote || tag == HtmlTag::Pre;
      caption[i] = !text && (caption[tree_[i].parent] || tag == HtmlTag::Figure ||
                             (tag != HtmlTag::Text && is_html_caption(tree_, i)));
    }
    return caption;
  }

  /// Captions by their elements, by the credit they end with, or as a line alone with its picture.
  void mark_captions() {
    const std::vector<bool> caption = caption_nodes();
    std::vector<std::uint32_t> pictures(tree_.size() + 1), texts(tree_.size() + 1);
    for (std::size_t i = 0; i < tree_.size(); ++i) pictures[i + 1] = tree_[i].tag == HtmlTag::Img;
    for (const HtmlPiece& piece : pieces_) texts[piece.begin + 1] = 1;
    for (std::size_t i = 1; i < pictures.size(); ++i) {
      pictures[i] += pictures[i - 1];
      texts[i] += texts[i - 1];
    }
    for (HtmlPiece& piece : pieces_) {
      piece.caption = caption[piece.begin];
      if (piece.caption || piece.size >= kLinkLine) continue;
      std::uint32_t node = piece.block;
      for (int level = 0; level < 2 && node > container_ && !piece.caption && !piece.sentence;
           ++level) {
        const std::uint32_t end = tree_[node].end;
        piece.caption = texts[end] - texts[node] == 1 && pictures[end] > pictures[node] &&
                        heading_level(tree_[node].tag) == 0;
        node = tree_[node].parent;
      }
      if (!piece.caption) piece.caption = ends_with_credit(piece_text(tree_, dropped_, piece));
    }
  }

  /// A heading that is itself a link, as reviews have them: text follows.
  bool heads_text(std::size_t i) const {
    static constexpr HtmlTag kHeadings[] = {HtmlTag::H2, HtmlTag::H3, HtmlTag::H4, HtmlTag::H5};
    return around(tree_, pieces_[i].block, container_, kHeadings) != 0 && i + 1 < pieces_.size() &&
           pieces_[i + 1].linked * 2 < pieces_[i + 1].size && prose(pieces_[i + 1]);
  }

  bool furniture(std::size_t i) const {
    const HtmlPiece& piece = pieces_[i];
    if (piece.caption) return false;
    if (piece.consent || piece.teaser) return true;
    const std::uint32_t list = around(tree_, piece.block, container_, kLists);
    const bool in_list = list != 0 && list != container_;
    if (in_list) {
      const Sum& sum = lists_.at(list);
      if (sum.linked * 2 > sum.size && sum.links >= 2) return true;
    }
    const bool cell = around(tree_, piece.block, container_, kCells) != 0;
    const bool quote = around(tree_, piece.block, container_, kQuotes) != 0;
    if (!in_list && !cell && !quote && piece.linked * 10 > piece.size * 7 &&
        piece.size < kLinkLine && !heads_text(i))
      return true;
    if (piece.size > kLinkLine) return false;
    const std::string text = piece_text(tree_, dropped_, piece);
    if (!cell && (is_button(text) || is_menu(text) || counts_slides(text))) return true;
    if (is_related_head(text)) return true;
    const std::string start = small(text);
    const bool led = std::any_of(std::begin(kLeads), std::end(kLeads), [&](std::string_view lead) {
      return start.compare(0, lead.size(), lead) == 0;
    });
    return led && (!piece.sentence || piece.linked * 3 > piece.size || piece.size < kLine);
  }

  bool prose(const HtmlPiece& piece) const {
    return (piece.sentence && piece.words >= 5) || piece.size >= kLine * 2 ||
           (piece.size >= kLine && piece.closes);
  }

  /// A byline or a date, with more in the line or not.
  bool about_the_piece(const HtmlPiece& piece) const {
    if (piece.words > 30) return false;
    const std::string text = piece_text(tree_, dropped_, piece);
    if (parse_byline(text) || parse_date_line(text) || lone_address(text)) return true;
    if (find_date(text, 1) == std::nullopt) return false;
    const std::string start = small(text);
    for (const std::string_view lead :
         {"by ", "first publ", "publish", "updated", "posted", "last "})
      if (start.compare(0, lead.size(), lead) == 0) return !piece.sentence || time_of_day(text);
    return piece.words <= 16 && find_date(text) && (!piece.sentence || time_of_day(text));
  }

  /// "11:08" in a line.
  static bool time_of_day(std::string_view text) {
    for (std::size_t at = text.find(':', 1); at != std::string_view::npos;
         at = text.find(':', at + 1))
      if (at + 1 < text.size() && is_digit(static_cast<unsigned char>(text[at - 1])) &&
          is_digit(static_cast<unsigned char>(text[at + 1])))
        return true;
    return false;
  }

  bool in_list_or_table(const HtmlPiece& piece) const {
    return around(tree_, piece.block, container_, kCells) != 0 ||
           around(tree_, piece.block, container_, kLists) != 0;
  }

  void trim_ends() {
    std::vector<bool> keep(pieces_.size(), true);
    trim_bottom(trim_top(keep), keep);
    if (std::find(keep.begin(), keep.end(), true) != keep.end()) apply(keep);
  }

  /// A heading of the text itself: known by name ("Key Points"), or short and with text right
  /// below.
  bool opens_section(std::size_t i) const {
    const HtmlPiece& piece = pieces_[i];
    const std::string text = piece_text(tree_, dropped_, piece);
    if (zone_of_heading(text) || is_body_heading(text)) return true;
    return piece.linked == 0 && piece.words <= kShortHeading && i + 1 < pieces_.size() &&
           prose(pieces_[i + 1]) && !about_the_piece(pieces_[i + 1]) && !about_the_piece(piece);
  }

  /// Lines above the first paragraphs: headline, byline, date, links. Returns where text begins
  /// for sure.
  std::size_t trim_top(std::vector<bool>& keep) const {
    std::size_t at = 0;
    for (std::size_t paragraphs = 0; at < pieces_.size() && paragraphs < 2; ++at) {
      const HtmlPiece& piece = pieces_[at];
      if (piece.caption) continue;
      if (piece.reference || in_list_or_table(piece)) break;
      const std::uint32_t heading = around(tree_, piece.block, container_, kAllHeadings);
      const bool headline = heading != 0 && tree_[heading].tag == HtmlTag::H1;
      if (heading != 0 && !headline && opens_section(at)) continue;
      const bool line = paragraphs == 0 && !prose(piece) &&
                        (heading != 0 || piece.linked > 0 || piece.words <= 2);
      if (headline || line || about_the_piece(piece)) {
        keep[at] = false;
      } else {
        paragraphs += prose(piece);
      }
    }
    return at;
  }

  /// Below the last paragraph: headings of nothing, lone links, what asks the reader for something.
  void trim_bottom(std::size_t top, std::vector<bool>& keep) const {
    for (std::size_t i = pieces_.size(); i-- > top;) {
      const HtmlPiece& piece = pieces_[i];
      if (piece.caption) continue;
      if (piece.reference || around(tree_, piece.block, container_, kQuotes) != 0) break;
      const bool heading = around(tree_, piece.block, container_, kAllHeadings) != 0;
      if (!heading && !(!prose(piece) && piece.linked > 0) && !about_the_piece(piece) &&
          !asks(piece))
        break;
      keep[i] = false;
    }
  }

  /// "Follow her on …", "Reporting by …": what stands below a piece.
  bool asks(const HtmlPiece& piece) const {
    if (piece.words > 80) return false;
    const std::string text = piece_text(tree_, dropped_, piece);
    for (const std::string_view whom :
         {"ollow him on", "ollow her on", "ollow me on", "ollow us on", "ollow them on"})
      if (text.find(whom) != std::string::npos) return true;
    const std::string start = small(text);
    return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view lead) {
      return start.compare(0, lead.size(), lead) == 0;
    });
  }

  void apply(const std::vector<bool>& keep) {
    std::size_t to = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (keep[i]) pieces_[to++] = pieces_[i];
    pieces_.resize(to);
  }

  const HtmlTree& tree_;
  const std::vector<bool>& dropped_;
  const std::uint32_t container_;
  std::vector<HtmlPiece>& pieces_;
  std::unordered_map<std::uint32_t, Sum> lists_;
};

}  // namespace

void clean_pieces(const HtmlTree& tree, const std::vector<bool>& dropped, std::uint32_t container,
                  std::vector<HtmlPiece>& pieces) {
  Cleaner(tree, dropped, container, pieces).clean();
}

}  // namespace dossier
