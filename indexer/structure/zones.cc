// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/zones.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kProseBytes = 60;
constexpr std::size_t kRun = 3;  // So many short lines in a row are a list, not headings.

bool running_text(const Block& block) {
  return block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem ||
         block.kind == BlockKind::Quote;
}

bool named(std::string_view text) {
  return zone_of_heading(text) || is_body_heading(text) || is_appendix_heading(text);
}

/// Could this block be a heading that no markup says is one?
bool candidate(const Block& block) {
  return (block.kind == BlockKind::Paragraph ||
          (block.kind == BlockKind::ListItem && !block.label.empty() &&
           block.text.size() <= kProseBytes)) &&
         block.links.empty() && (heading_shape(block.text) || named(block.text));
}

/// Turns paragraphs that are headings by their look into Heading blocks. Where a file marks its
/// headings, only sections known by name are added.
void infer_headings(std::vector<Block>& blocks) {
  const bool marked = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::Heading;
  });
  std::vector<std::size_t> text;  // Without notes.
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (blocks[i].kind != BlockKind::Note) text.push_back(i);
  bool references =
      false;  // Entries of a bibliography look like headings: there only names and capitals count.
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && candidate(blocks[text[end]])) ++end;
    const bool prose_follows =
        end < text.size() && running_text(blocks[text[end]]) &&
        (blocks[text[end]].kind == BlockKind::ListItem ||
         blocks[text[end]].text.size() >= kProseBytes || ends_sentence(blocks[text[end]].text));
    for (std::size_t i = at; i < end; ++i) {
      Block& block = blocks[text[i]];
      const bool capitals = all_caps(block.text);
      const bool entry =
          references && (!capitals || block.text.find_first_of("0123456789,") != std::string::npos);
      const bool text_follows = prose_follows || (capitals && i + 1 < text.size());
      const bool by_look = !marked && text_follows && block.kind == BlockKind::Paragraph &&
                           !entry && (end - at < kRun || capitals);
      // "1. Introduction" alone is a heading; "1. First item" among its like is not.
      const bool numbered = !marked && prose_follows && !references &&
                            block.kind == BlockKind::ListItem && end - at == 1 &&
                            (at == 0 || blocks[text[at - 1]].kind != BlockKind::ListItem) &&
                            blocks[text[end]].kind != BlockKind::ListItem;
      if (!by_look && !numbered && !(named(block.text) && block.kind == BlockKind::Paragraph))
        continue;
      block.kind = BlockKind::Heading;
      block.level = 2;
      if (const auto zone = zone_of_heading(block.text)) references = zone == Zone::Bibliography;
    }
    at = std::max(end, at + 1);
  }
}

constexpr std::string_view kAppealWords[] = {
    "donate",           "donation",       "donor",         "bank account",    "iban",
    "support our work", "supporting",     "contribute",    "your gift",       "gift",
    "ways of giving",   "funds received", "payment title", "become a member", "support us",
    "spende",           "spenden",        "faire un don",  "dona ",           "darowizn",
    "wesprzyj",         "konto",          "пожертв"};
constexpr std::string_view kAddressWords[] = {" you ",    " your ",  " our ",  " us ", " ihre ",
                                              " uns ",    " votre ", " nous ", " su ", " nas ",
                                              " naszej ", " twoj",   " нас "};

/// Does one of kAddressWords stand in `line`? Two letters behind a blank tell of nearly all words
/// that they are none.
bool speaks_to_reader(std::string_view line) {
  static constexpr std::size_t kLow = 31;
  const auto place = [](std::string_view word) {
    return (static_cast<unsigned char>(word[1]) & kLow) << 5U |
           (static_cast<unsigned char>(word[2]) & kLow);
  };
  static const auto begins = [&] {
    std::array<bool, (kLow + 1) * (kLow + 1)> table{};
    for (const std::string_view word : kAddressWords) table.at(place(word)) = true;
    return table;
  }();
  for (std::size_t at = 0; at + 2 < line.size(); ++at) {
    if (line[at] != ' ' || !begins[place(line.substr(at))]) continue;
    const auto stands_here = [&](std::string_view word) {
      return line.substr(at).starts_with(word);
    };
    if (std::any_of(std::begin(kAddressWords), std::end(kAddressWords), stands_here)) return true;
  }
  return false;
}

/// Paragraphs of one document in the making.
class Layout {
 public:
  Layout(bool has_markup, Document& document) : document_(document), has_markup_(has_markup) {}

  void front(std::vector<Block>&& blocks) {
    for (Block& block : blocks) add(block, Zone::Front);
  }

  void body(std::vector<Block> blocks) {
    if (!has_markup_) infer_headings(blocks);
    count_ = static_cast<std::size_t>(std::count_if(
        blocks.begin(), blocks.end(), [](const Block& b) { return b.kind != BlockKind::Note; }));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      Block& block = blocks[i];
      if (block.kind == BlockKind::Note) {
        add_note(block);
        continue;
      }
      ++seen_;
      if (block.kind == BlockKind::Heading) {
        enter(blocks, i);
      } else {
        add(block, zone_of(block));
      }
    }
  }

  void tie_notes() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> notes;  // By label, last first.
    for (std::size_t i = document_.footnotes.size(); i-- > 0;)
      notes[document_.footnotes[i].label].push_back(i);
    for (const Call& call : calls_) {
      const auto found = notes.find(call.label);
      if (found == notes.end() || found->second.empty()) continue;
      Footnote& note = document_.footnotes[found->second.back()];
      found->second
          .pop_back();  // Numbers may start anew in each part: the next call means the next note.
      note.paragraph = call.paragraph;
      note.offset = call.offset;
    }
  }

 private:
  struct Call {
    std::string label;
    std::uint32_t paragraph = 0, offset = 0;
  };

  /// Where something was put into a paragraph's text, in bytes of the block's, and how many bytes
  /// were up to and with it.
  struct Insertion {
    std::uint32_t at = 0, total = 0;
  };

  bool late(int tenths) const { return seen_ * 10 >= count_ * static_cast<std::size_t>(tenths); }

  void enter(const std::vector<Block>& blocks, std::size_t i) {
    const Block& heading = blocks[i];
    const std::optional<Zone> known = zone_of_heading(heading.text);
    Zone zone = Zone::Body;
    if (known == Zone::Front) {
      zone = late(5) ? Zone::Body : Zone::Front;
    } else if (known == Zone::Bibliography) {
      zone = late(3) ? Zone::Bibliography : Zone::Body;
    } else if (known) {
      zone = *known;
    } else if (is_appeal(heading.text) && late(7)) {
      zone = Zone::Back;
    } else if (!is_appendix_heading(heading.text) && !is_body_heading(heading.text)) {
      if (zone_ == Zone::Bibliography) zone = Zone::Bibliography;
      if (zone_ == Zone::Back && late(7)) zone = Zone::Back;
    }
    zone_ = zone;
    section_ = heading.text;
    front_items_ = front_blocks_ = 0;
    front_open_ = zone == Zone::Front && !body_follows(blocks, i);
    if (zone != Zone::Notes) add(heading, zone);
  }

  /// Does a heading of the body come after heading `i`?
  bool body_follows(const std::vector<Block>& blocks, std::size_t i) const {
    return std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(i) + 1, blocks.end(),
                       [](const Block& block) {
                         return block.kind == BlockKind::Heading && !zone_of_heading(block.text);
                       });
  }

  /// The zone of a block that is no heading. An abstract that no heading ends is its list, or one
  /// paragraph.
  Zone zone_of(const Block& block) {
    if (zone_ == Zone::Front && front_open_) {
      const bool item = block.kind == BlockKind::ListItem;
      const bool inside = front_blocks_ == 0 || (item && front_items_ == front_blocks_);
      front_items_ += item;
      ++front_blocks_;
      if (!inside) zone_ = Zone::Body;
    }
    if (zone_ != Zone::Notes && zone_ != Zone::Back && late(8) && is_appeal(block.text))
      return Zone::Back;
    // Not running text, wherever it stands; plain text has its captions at the top anyway.
    if (has_markup_ && block.kind == BlockKind::Caption) return Zone::Front;
    return zone_;
  }

  void add_note(Block& block) {
    Footnote note;
    note.label = block.label;
    note.text_paragraph = static_cast<std::uint32_t>(document_.paragraphs.size());
    add(block, Zone::Notes);
    document_.footnotes.push_back(std::move(note));
  }

  void add(const Block& block, Zone zone) {
    const auto number = static_cast<std::uint32_t>(document_.paragraphs.size());
    Paragraph paragraph;
    paragraph.zone = zone;
    paragraph.section = section_;
    paragraph.heading_level = block.kind == BlockKind::Heading ? std::clamp(block.level, 1, 6) : 0;
    paragraph.text = block.text;
    const bool references = zone == Zone::Notes || zone == Zone::Bibliography;
    std::vector<Insertion> insertions;
    if (references) paragraph.text = with_targets(block, insertions);
    for (const BlockLink& link : block.links)
      if (references ? link.relative : zone != Zone::Back)
        document_.links.push_back({number, moved(link.bytes, insertions), link.target,
                                   link.relative ? std::optional(link.target) : std::nullopt});
    for (const NameTag& tag : block.tags) {
      document_.tags.push_back(tag);
      document_.tags.back().paragraph = number;
      document_.tags.back().bytes = moved(tag.bytes, insertions);
    }
    if (zone != Zone::Notes)
      for (const NoteMark& mark : block.marks) calls_.push_back({mark.label, number, mark.offset});
    document_.paragraphs.push_back(std::move(paragraph));
  }

  /// References are read from their text: an address hidden behind a link is written out.
  static std::string with_targets(const Block& block, std::vector<Insertion>& insertions) {
    std::string text;
    std::size_t at = 0;
    for (const BlockLink& link : block.links) {
      const std::string_view shown =
          std::string_view(block.text).substr(link.bytes.begin, link.bytes.size());
      if (link.bytes.begin < at || link.relative || link.target.find("://") == std::string::npos ||
          shown.find("://") != std::string_view::npos)
        continue;
      text.append(block.text, at, link.bytes.end - at);
      text += " <" + link.target + ">";
      insertions.push_back(
          {link.bytes.end, static_cast<std::uint32_t>(text.size() - link.bytes.end)});
      at = link.bytes.end;
    }
    return text.append(block.text, at);
  }

  static ByteRange moved(ByteRange bytes, const std::vector<Insertion>& insertions) {
    // By how much a byte moves that has the insertions before `after` to its left.
    const auto by = [&](std::vector<Insertion>::const_iterator after) {
      return after == insertions.begin() ? 0 : std::prev(after)->total;
    };
    const auto less = [](const Insertion& insertion, std::uint32_t at) {
      return insertion.at < at;
    };
    const auto begin =
        std::lower_bound(insertions.begin(), insertions.end(), bytes.begin + 1, less);
    const auto end = std::lower_bound(begin, insertions.end(), bytes.end, less);
    return {bytes.begin + by(begin), bytes.end + by(end)};
  }

  Document& document_;
  bool has_markup_;
  Zone zone_ = Zone::Body;
  std::string section_;
  std::vector<Call> calls_;
  std::size_t count_ = 0, seen_ = 0;
  std::size_t front_items_ = 0, front_blocks_ = 0;
  bool front_open_ = false;
};

}  // namespace

bool is_appeal(std::string_view text) {
  if (text.size() > 600) return false;
  const std::string line = " " + comparable(text) + " ";
  const auto in_line = [&](std::string_view word) { return line.find(word) != std::string::npos; };
  if (!speaks_to_reader(line)) return false;
  const auto hits = std::count_if(std::begin(kAppealWords), std::end(kAppealWords), in_line);
  return hits >= 2 || (hits == 1 && all_caps(text));
}

void lay_out(std::vector<Block> front, std::vector<Block> blocks, bool has_markup,
             Document& document) {
  Layout layout(has_markup, document);
  layout.front(std::move(front));
  layout.body(std::move(blocks));
  layout.tie_notes();
}

}  // namespace dossier
