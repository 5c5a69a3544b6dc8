// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/title_page.h"

#include <algorithm>
#include <optional>
#include <string>

#include "indexer/structure/boilerplate_words.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/masthead.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kTop = 16;  // Blocks of a title page at most.
constexpr std::size_t kTitleWords = 40;
constexpr std::size_t kStandfirstWords = 45;
constexpr std::size_t kStandfirstBytes = 320;

/// A numbered title may look like an item.
bool title_like(const Block& block) {
  return line_like(block) || block.kind == BlockKind::ListItem;
}

bool section_heading(const Block& block) {
  return line_like(block) && (zone_of_heading(block.text) || is_body_heading(block.text));
}

class TitlePageTaker {
 public:
  TitlePageTaker(std::vector<Block>& blocks, Metadata& meta, bool web)
      : blocks_(blocks), meta_(meta), web_(web), taken_(blocks.size()) {
    notes_ = std::any_of(blocks.begin(), blocks.end(),
                         [](const Block& b) { return b.kind == BlockKind::Note; });
    for (const Block& block : blocks) captions_ = captions_ || block.kind == BlockKind::Caption;
  }

  TitlePage take() {
    given_ = !meta_.title.empty();
    title_ = given_ ? repeated_title() : find_title();
    if (title_) {
      if (!given_) set_title();
      taken_[*title_] = true;
      take_repeated_title();
      for (std::size_t i = 0; i < *title_; ++i) take_line_above(i);
    }
    if (title_ || !given_) take_lines_below(title_ ? *title_ + 1 : 0);
    take_captions();
    date_from_text();
    page_.news = page_.news || captions_;
    take_out_blocks(blocks_, taken_);
    return std::move(page_);
  }

 private:
  std::size_t top() const { return std::min(blocks_.size(), kTop); }

  std::optional<std::size_t> repeated_title() const {
    const std::string wanted = comparable(meta_.title);
    for (std::size_t i = 0; i < std::min<std::size_t>(blocks_.size(), 8); ++i) {
      const Block& block = blocks_[i];
      if (title_like(block) && block.text.size() <= 2 * meta_.title.size() + 40 &&
          compares_as(block.text, wanted))
        return i;
    }
    return std::nullopt;
  }

  /// A title page's title stands again as a heading above the text.
  void take_repeated_title() {
    const std::string wanted = comparable(meta_.title);
    for (std::size_t i = *title_ + 1; i < std::min(top(), *title_ + 8); ++i)
      if (title_like(blocks_[i]) && compares_as(blocks_[i].text, wanted)) taken_[i] = true;
  }

  bool title_line(std::size_t i) const {
    const Block& block = blocks_[i];
    return line_like(block) && !section_heading(block) && word_count(block.text) <= kTitleWords &&
           block.text.size() <= 400 && !sentence(i) && !parse_byline(block.text) &&
           !parse_date_line(block.text) && !lone_address(block.text) && !masthead(block) &&
           !is_menu(block.text);
  }

  /// A full stop ends a sentence, not a title, unless names or a date stand below.
  bool sentence(std::size_t i) const {
    if (blocks_[i].kind == BlockKind::Heading || blocks_[i].text.back() != '.') return false;
    return i + 1 >= blocks_.size() ||
           !(parse_byline(blocks_[i + 1].text) || parse_date_line(blocks_[i + 1].text) ||
             !parse_names(blocks_[i + 1].text).empty());
  }

  bool masthead(const Block& block) const {
    return !meta_.outlet.empty() && block.text == meta_.outlet;
  }

  std::optional<std::size_t> find_title() const {
    if (blocks_.size() == 1 && blocks_[0].kind != BlockKind::Heading) return std::nullopt;
    for (std::size_t i = 0; i < top(); ++i)
      if (blocks_[i].kind == BlockKind::Heading && blocks_[i].level == 1 && title_line(i)) return i;
    std::optional<std::size_t> spare;
    for (std::size_t i = 0; i < top(); ++i) {
      if (blocks_[i].kind == BlockKind::Caption) continue;
      if (section_heading(blocks_[i]) || !line_like(blocks_[i])) break;
      if (!title_line(i)) {
        if (word_count(blocks_[i].text) > kTitleWords) break;
        continue;
      }
      const bool above = kicker(blocks_[i]) || is_publisher_line(blocks_[i].text) || label_above(i);
      if (!above) return prose(i) && spare ? spare : i;
      if (!spare) spare = i;
    }
    return spare;
  }

  /// A word or two above a line that says more: a masthead, or the section of a site.
  bool label_above(std::size_t i) const {
    if (word_count(blocks_[i].text) > 2 || blocks_[i].kind == BlockKind::Heading) return false;
    for (std::size_t next = i + 1; next < std::min(top(), i + 4); ++next) {
      if (!title_line(next)) return false;
      if (word_count(blocks_[next].text) >= 4) return !prose(next);
    }
    return false;
  }

  /// The first paragraph of the text, taken for a title only for want of anything else.
  bool prose(std::size_t i) const {
    return word_count(blocks_[i].text) > 20 && blocks_[i].text.back() == '.';
  }

  /// "ANALYSIS / ASIA", "World > Asia": names the section of a site, above the headline.
  bool kicker(const Block& block) const {
    const std::size_t words = word_count(block.text);
    if (block.kind == BlockKind::Heading || words > 6) return false;
    return block.text.find(" > ") != std::string::npos ||
           block.text.find(" / ") != std::string::npos ||
           (web_ && all_caps(block.text) && words <= 4) || (web_ && words == 1);
  }

  void set_title() {
    const std::size_t i = *title_;
    std::string title = blocks_[i].text;
    std::size_t line = blocks_[i].line;
    for (std::size_t next = i + 1; next < top() && title_goes_on(title, line, blocks_[next]);
         ++next) {
      title += ' ' + blocks_[next].text;
      line = blocks_[next].line;
      taken_[next] = true;
    }
    meta_.title = title;
  }

  /// A title over two lines: it breaks behind a colon, a comma or a small word, or goes on in small
  /// letters.
  static bool title_goes_on(std::string_view title, std::size_t line, const Block& next) {
    const bool below = next.kind == BlockKind::Paragraph && line > 0 && next.line == line + 1;
    if (!below || title.size() > 200 || parse_byline(next.text) || parse_date_line(next.text))
      return false;
    if (title.back() == ':') return true;
    const std::size_t space = title.find_last_of(' ');
    const std::string_view last = title.substr(space == std::string_view::npos ? 0 : space + 1);
    const bool joint = title.back() == ',' || (last.size() <= 4 && starts_lower(last));
    return !ends_sentence(next.text) && (joint || starts_lower(next.text));
  }

  void take_line_above(std::size_t i) {
    const Block& block = blocks_[i];
    if (!line_like(block) || take_fact(block)) {
      taken_[i] = line_like(block);
      return;
    }
    if (given_) return;
    if (kicker(block) || label_above(i)) {
      taken_[i] = true;
    } else if (is_publisher_line(block.text)) {
      if (meta_.outlet.empty()) meta_.outlet = block.text;
      taken_[i] = true;
    } else {
      keep_in_front(i);
    }
  }

  /// A byline, date line, masthead or address of its own: into the metadata. The file's own
  /// statements win.
  bool take_fact(const Block& block) {
    if (const auto byline = parse_byline(block.text)) {
      if (meta_.authors.empty()) meta_.authors = byline->authors;
      if (!meta_.date) meta_.date = byline->date;
      page_.news = true;
      return true;
    }
    if (const auto date = parse_date_line(block.text)) {
      const bool plain = !given_ || block.text.find(',') == std::string::npos;
      if (!meta_.date || (plain && !given_)) {
        if (!meta_.date) meta_.date = date;
        return true;
      }
      return plain && *meta_.date == *date;
    }
    if (masthead(block) || time_of_day(block.text)) return true;
    if (const auto url = lone_address(block.text)) {
      if (meta_.url.empty()) meta_.url = *url;
      return true;
    }
    return false;
  }

  /// Is `i` a short line with a byline, names or a date right below it?
  bool facts_below(std::size_t i) const {
    if (blocks_[i].kind != BlockKind::Paragraph || word_count(blocks_[i].text) > 20) return false;
    for (std::size_t below = i + 1; below < std::min(blocks_.size(), i + 3); ++below) {
      const std::string& text = blocks_[below].text;
      if (!line_like(blocks_[below])) return false;
      if (parse_byline(text) || parse_date_line(text)) return true;
      if (word_count(text) > 20 || section_heading(blocks_[below])) return false;
    }
    return false;
  }

  /// "5:12 PM GMT", below the date.
  static bool time_of_day(std::string_view text) {
    const std::size_t colon = text.find(':');
    return text.size() <= 16 && (colon == 1 || colon == 2) &&
           is_digit(static_cast<unsigned char>(text[0])) && colon + 1 < text.size() &&
           is_digit(static_cast<unsigned char>(text[colon + 1]));
  }

  void take_lines_below(std::size_t i) {
    bool standfirst = false;
    for (; i < std::min(blocks_.size(), kTop); ++i) {
      const Block& block = blocks_[i];
      if (taken_[i] || block.kind == BlockKind::Caption) continue;
      if (!line_like(block) || section_heading(block) || word_count(block.text) > kStandfirstWords)
        break;
      if (take_fact(block) || take_authors(i)) {
        taken_[i] = true;
      } else if (!standfirst && is_standfirst(i)) {
        standfirst = true;
        keep_in_front(i);
      } else if (title_ && !given_ && facts_below(i)) {
        keep_in_front(i);  // A subtitle, or an affiliation.
      } else {
        break;
      }
    }
  }

  void keep_in_front(std::size_t i) {
    taken_[i] = true;
    front_.push_back(i);
  }

  /// What block stands behind `i`, captions and date lines passed over.
  const Block* behind(std::size_t i) const {
    for (++i; i < blocks_.size(); ++i)
      if (blocks_[i].kind != BlockKind::Caption && blocks_[i].kind != BlockKind::Note &&
          !(line_like(blocks_[i]) &&
            (parse_date_line(blocks_[i].text) || parse_byline(blocks_[i].text))))
        return &blocks_[i];
    return nullptr;
  }

  /// A line of names below the title. Two capitalised words may also be a section's heading: then
  /// prose follows.
  bool take_authors(std::size_t i) {
    if (blocks_[i].kind != BlockKind::Paragraph) return false;
    const std::vector<std::string> names = parse_names(blocks_[i].text);
    if (names.empty()) return false;
    if (!meta_.authors.empty())
      return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return std::find(meta_.authors.begin(), meta_.authors.end(), name) != meta_.authors.end();
      });
    for (std::size_t below = i + 1; below < std::min(blocks_.size(), i + 4); ++below)
      if (parse_byline(blocks_[below].text)) return false;  // That line names them beyond doubt.
    const bool dated = i + 1 < blocks_.size() && parse_date_line(blocks_[i + 1].text);
    const Block* next = behind(i);
    const bool heads_text = next == nullptr || word_count(next->text) > kTitleWords;
    const bool sure = dated || meta_.date || names.size() > 1 || !heads_text;
    if (!title_ || (given_ && !dated) || !sure) return false;
    meta_.authors = names;
    return true;
  }

  bool is_standfirst(std::size_t i) const {
    const Block& block = blocks_[i];
    const bool news = meta_.kind == "news" || (meta_.kind.empty() && !notes_ &&
                                               (web_ || captions_ || page_.news || byline_near(i)));
    const std::size_t words = word_count(block.text);
    if (!news || !title_ || words < 4 || block.text.size() > kStandfirstBytes ||
        parse_dateline(block.text))
      return false;
    const Block* next = behind(i);
    if (next == nullptr || !line_like(*next) || word_count(next->text) < 12) return false;
    const bool separate = i + 1 < blocks_.size() && next != &blocks_[i + 1];
    return separate || !ends_sentence(block.text) ||
           (words <= 25 && next->text.size() > block.text.size());
  }

  bool byline_near(std::size_t i) const {
    return i + 1 < blocks_.size() &&
           (parse_byline(blocks_[i + 1].text) || parse_date_line(blocks_[i + 1].text));
  }

  void take_captions() {
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (!taken_[i] && blocks_[i].kind == BlockKind::Caption) keep_in_front(i);
    std::sort(front_.begin(), front_.end());
    for (const std::size_t i : front_) {
      Block& block = page_.front.emplace_back(std::move(blocks_[i]));
      if (block.kind == BlockKind::Heading) block.kind = BlockKind::Paragraph;
    }
  }

  /// Dates that stand inside text: an agency's dateline, a caption, the page's own address.
  void date_from_text() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (taken_[i] || !line_like(blocks_[i])) continue;
      if (const auto date = parse_dateline(blocks_[i].text); date && !notes_) {
        page_.news = true;
        if (!meta_.date) meta_.date = date;
      }
      break;
    }
    for (const Block& block : page_.front)
      if (!meta_.date && block.kind == BlockKind::Caption)
        if (const auto found = find_date(block.text)) meta_.date = found->date;
    if (!meta_.date) meta_.date = date_of_address(meta_.url);
  }

  std::vector<Block>& blocks_;
  Metadata& meta_;
  bool web_ = false, given_ = false, notes_ = false, captions_ = false;
  std::vector<bool> taken_;
  std::vector<std::size_t> front_;  // Blocks taken that the front zone keeps.
  std::optional<std::size_t> title_;
  TitlePage page_;
};

}  // namespace

TitlePage take_title_page(std::vector<Block>& blocks, Metadata& meta, bool web) {
  return TitlePageTaker(blocks, meta, web).take();
}

}  // namespace dossier
