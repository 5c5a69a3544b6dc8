// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/page_breaks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kLongLine = 60;  // Bytes: a shorter line without an end may be a heading.
constexpr std::size_t kLongNote = 80;  // A shorter note without an end is a short citation.

bool open_end(const Block& block) { return !ends_sentence(block.text); }

/// More “ than ” (or an odd number of plain quotation marks): the quotation goes on.
bool open_quotation(std::string_view text) {
  int depth = 0, plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    depth += (c == 0x201C) - (c == 0x201D && depth > 0);
    plain += c == '"';
  }
  return depth > 0 || plain % 2 == 1;
}

bool closes_quotation(std::string_view text) {
  const std::string_view head = text.substr(0, 200);
  const std::size_t close = std::min(head.find("”"), head.find('"'));
  return close != std::string_view::npos && close < head.find("“");
}

/// The rest of a reference whose address went over to the next page.
bool starts_like_reference_tail(std::string_view text) {
  for (const std::string_view lead :
       {"Available at", "Available from", "Accessible at", "Retrieved", "Accessed", "<http", "http",
        "URL", "DOI", "doi", "Online:", "[Online]", "Dostęp", "Verfügbar", "Disponible"})
    if (text.substr(0, lead.size()) == lead) return true;
  return false;
}

bool cut_by_hyphen(const Block& block, const Block& next) {
  if (block.text.size() < 2 || block.text.back() != '-' || !starts_lower(next.text)) return false;
  std::size_t at = block.text.size() - 1;
  return is_letter(previous_char(block.text, at));
}

class Rejoiner {
 public:
  explicit Rejoiner(std::vector<Block>& blocks) : blocks_(blocks) {}

  void run() {
    learn_words();
    std::vector<Block> out;
    out.reserve(blocks_.size());
    for (next_ = 0; next_ < blocks_.size();) step(blocks_[next_++], out);
    blocks_ = std::move(out);
  }

 private:
  void step(Block& block, std::vector<Block>& out) {
    if (block.kind == BlockKind::Note) {
      notes_between_ += body_.has_value();
      note_ = out.size();
      out.push_back(std::move(block));
      return;
    }
    if (block.kind == BlockKind::Paragraph) {
      if (note_ && continues_note(out, block)) return append(out[*note_], block);
      if (body_ && continues_body(out[*body_], block)) {
        append(out[*body_], block);
        notes_between_ = 0;
        return;
      }
    }
    const bool running = block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem ||
                         block.kind == BlockKind::Quote;
    body_ = running ? std::optional(out.size()) : std::nullopt;
    notes_between_ = 0;
    out.push_back(std::move(block));
  }

  /// The rest of a long note, at the foot of the next page before that page's own notes.
  bool continues_note(const std::vector<Block>& out, const Block& block) const {
    const Block& note = out[*note_];
    const bool note_next = next_ < blocks_.size() && blocks_[next_].kind == BlockKind::Note;
    if (!note_next || note.text.size() < kLongNote || !open_end(note) || !block.marks.empty() ||
        !starts_lower(block.text))
      return false;
    if (*note_ + 1 == out.size()) return true;
    std::size_t after =
        next_;  // Whose is it? If the body goes on behind the notes, it is the note's.
    while (after < blocks_.size() && blocks_[after].kind == BlockKind::Note) ++after;
    return !body_ || !open_end(out[*body_]) ||
           (after < blocks_.size() && starts_lower(blocks_[after].text));
  }

  bool continues_body(const Block& block, const Block& next) const {
    if (cut_by_hyphen(block, next)) return true;
    const bool lower = starts_lower(next.text), open = open_end(block);
    const bool quotation = open && open_quotation(block.text) && closes_quotation(next.text);
    if (notes_between_ > 0) {
      if (lower) return true;
      if (!open || heading_shape(next.text) || zone_of_heading(next.text)) return false;
      const bool title = block.text.size() < kLongLine && heading_shape(block.text);
      return quotation || (!title && word_count(block.text) > 3);
    }
    if (!open) return false;
    if (starts_like_reference_tail(next.text) && block.text.back() == ',') return true;
    return block.kind == BlockKind::Paragraph && block.text.size() >= kLongLine &&
           (lower || quotation);
  }

  void append(Block& block, const Block& next) {
    if (!cut_by_hyphen(block, next)) return append_block(block, next);
    if (hyphen_goes(block.text, next.text)) block.text.pop_back();
    append_block(block, next, "");
  }

  /// The words of a document in which some block ends with a hyphen.
  void learn_words() {
    if (std::none_of(blocks_.begin(), blocks_.end(), [](const Block& block) {
          return !block.text.empty() && block.text.back() == '-';
        }))
      return;
    for (const Block& block : blocks_)
      for (const std::string_view word : split_words(block.text))
        words_.emplace(word.substr(0, word.find_last_not_of(",.;:") + 1));
  }

  bool hyphen_goes(std::string_view before, std::string_view after) const {
    const std::size_t space = before.find_last_of(' ');
    const std::string_view head = before.substr(space == std::string_view::npos ? 0 : space + 1);
    const std::string_view tail = after.substr(0, after.find_first_of(" ,.;:"));
    const std::string whole = std::string(head.substr(0, head.size() - 1)) + std::string(tail);
    return words_.count(whole) > 0 || words_.count(std::string(head) + std::string(tail)) == 0;
  }

  std::vector<Block>& blocks_;
  std::size_t next_ = 0;
  std::optional<std::size_t> body_, note_;  // The last of each, in what is written.
  int notes_between_ = 0;
  std::unordered_set<std::string> words_;
};

}  // namespace

void append_block(Block& block, const Block& more, std::string_view glue) {
  block.text += glue;
  const auto by = static_cast<std::uint32_t>(block.text.size());
  block.text += more.text;
  for (const NoteMark& mark : more.marks) block.marks.push_back({mark.label, mark.offset + by});
  const auto moved = [by](ByteRange bytes) { return ByteRange{bytes.begin + by, bytes.end + by}; };
  for (const BlockLink& link : more.links)
    block.links.push_back({moved(link.bytes), link.target, link.relative});
  for (const NameTag& tag : more.tags) {
    block.tags.push_back(tag);
    block.tags.back().bytes = moved(tag.bytes);
  }
}

void rejoin_page_breaks(std::vector<Block>& blocks) { Rejoiner(blocks).run(); }

}  // namespace dossier
