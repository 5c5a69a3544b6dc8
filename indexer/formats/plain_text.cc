// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/plain_text.h"

#include <algorithm>
#include <optional>
#include <string>

#include "indexer/encoding/text_decoding.h"
#include "indexer/formats/front_matter.h"
#include "indexer/formats/inline_markup.h"
#include "indexer/formats/page_lines.h"
#include "indexer/formats/readers.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kWidestWrap = 120;  // A file whose lines are longer is not hard-wrapped.
constexpr std::size_t kLongWord = 20;     // Like an address: it leaves a short line above it.
constexpr std::size_t kNarrowestWrap =
    45;  // Below this, lines are short by nature: menus, addresses.

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

/// "¹ ", "[12] ", "[^a]: ": a line that opens a note whatever line it follows.
bool opens_note(std::string_view line) {
  const std::string_view text = trim(line);
  if (parse_superscript(text, 0)) return true;
  if (text.empty() || text[0] != '[') return false;
  const std::size_t close = text.substr(0, 12).find(']');
  return close != std::string_view::npos && close > 1 && close + 2 < text.size() &&
         (text[1] == '^' ||
          text.substr(1, close - 1).find_first_not_of("0123456789") == std::string_view::npos) &&
         (text[close + 1] == ' ' || text[close + 1] == ':');
}

/// The width a hard-wrapped file was wrapped to, in bytes; 0 for a file that is not.
std::size_t wrap_width(const std::vector<Line>& lines) {
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i)
    if (!lines[i + 1].blank_before && !lone_address(lines[i].text))
      lengths.push_back(lines[i].text.size());
  if (lengths.size() < 2) return 0;
  std::sort(lengths.begin(), lengths.end());
  const std::size_t wide = lengths[lengths.size() * 19 / 20];
  const std::size_t median = lengths[lengths.size() / 2];
  return wide <= kWidestWrap && median >= kNarrowestWrap ? wide : 0;
}

/// Does `line` go on in `next`, the line right below it?
bool continues(const Line& line, const Line& next, std::size_t width) {
  if (opens_note(next.text) || opening_of(next.text)) return false;
  const std::string_view text = trim(line.text), below = trim(next.text);
  const bool ended = ends_sentence(text);
  if (next.page_before)  // Only a page's edge stands between them: the sentence decides.
    return !ended && text.size() >= kNarrowestWrap &&
           (starts_lower(below) || !heading_shape(below));
  if (next.blank_before) return false;
  if (width == 0) return text.size() >= 60 && !ended && starts_lower(below);
  if (indentation(next.text) > indentation(line.text) + 1 && ended && !opening_of(line.text))
    return false;
  if (!ended && starts_lower(below)) return true;
  const std::size_t word = std::min(below.find(' '), below.size());
  const bool full = (text.size() + 1 + word) * 4 >= width * 3;
  return full && (text.size() * 2 >= width || word > kLongWord);
}

/// Appends a line to a paragraph; a word that hyphenation cut is made whole.
void append_line(std::string& text, std::string_view line) {
  line = trim(line);
  if (text.size() > 1 && text.back() == '-' && starts_lower(line)) {
    std::size_t at = text.size() - 1;
    if (is_lower(previous_char(text, at))) {
      text.pop_back();
      text += line;
      return;
    }
  }
  static constexpr std::string_view kSoftHyphen = "\xC2\xAD";
  if (text.size() > 2 && text.compare(text.size() - 2, 2, kSoftHyphen) == 0) {
    text.resize(text.size() - 2);
  } else if (!text.empty()) {
    text += ' ';
  }
  text += line;
}

Block make_block(const Opening& opening, std::string_view text, std::uint32_t line) {
  Block block;
  block.kind = opening.kind;
  block.level = opening.level;
  block.label = opening.label;
  block.line = line;
  if (block.kind == BlockKind::Paragraph && wholly_strong(text) && text.size() < 120 &&
      !ends_sentence(text.substr(0, text.size() - 2))) {
    block.kind = BlockKind::Heading;
    block.level = 3;
  }
  block.text = strip_emphasis(text);
  for (BlockLink& link : find_links(block.text)) block.links.push_back(std::move(link));
  return block;
}

class PlainTextReader : public Reader {
 public:
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const std::optional<std::string> text = decode_text(path, bytes, sink);
    if (!text) return;
    FrontMatter front = read_front_matter(path, *text, sink);
    RawDocument document;
    document.meta = std::move(front.meta);
    document.blocks = plain_text_blocks(front.body, front.body_line);
    hand_over(path, std::move(document), sink);
  }
};

}  // namespace

std::optional<Opening> opening_of(std::string_view line) {
  const std::size_t indent = indentation(line);
  const std::string_view text = line.substr(indent);
  const std::size_t hashes = text.find_first_not_of('#');
  if (hashes != std::string_view::npos && hashes >= 1 && hashes <= 6 && text[hashes] == ' ')
    return Opening{BlockKind::Heading, static_cast<int>(hashes), "", indent + hashes + 1};
  for (const std::string_view bullet :
       {"- ", "* ", "+ ", "• ", "‣ ", "◦ ", "▪ ", "■ ", "● ", "· ", "– ", "— "})
    if (text.substr(0, bullet.size()) == bullet)
      return Opening{BlockKind::ListItem, 0, "", indent + bullet.size()};
  const bool bracket = !text.empty() && text[0] == '(';
  const std::size_t digits = std::min(text.find_first_not_of("0123456789", bracket), text.size());
  const std::size_t count = digits - bracket;
  if (text.size() <= 40 && parse_date(text)) return std::nullopt;  // "16. August 2021"
  if (count >= 1 && count <= 3 && digits + 1 < text.size() && text[digits + 1] == ' ' &&
      (text[digits] == ')' || (text[digits] == '.' && !bracket)))
    return Opening{BlockKind::ListItem, 0, std::string(text.substr(bracket, count)),
                   indent + digits + 2};
  return std::nullopt;
}

std::vector<Block> plain_text_blocks(std::string_view text, std::uint32_t first_line) {
  const std::vector<Line> lines = page_lines(text, first_line);
  const std::size_t width = wrap_width(lines);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size();) {
    const Opening opening = opening_of(lines[i].text).value_or(Opening{});
    std::string paragraph(trim(lines[i].text.substr(opening.marker)));
    const std::uint32_t line = lines[i].number;
    for (++i; i < lines.size() && continues(lines[i - 1], lines[i], width); ++i)
      append_line(paragraph, lines[i].text);
    Block block = make_block(opening, paragraph, line);
    if (!block.text.empty()) blocks.push_back(std::move(block));
  }
  return blocks;
}

const Reader& plain_text_reader() {
  static const PlainTextReader reader;
  return reader;
}

}  // namespace dossier
