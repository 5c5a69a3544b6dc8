// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>
#include <utility>

#include "indexer/encoding/text_decoding.h"
#include "indexer/formats/front_matter.h"
#include "indexer/formats/markdown_blocks.h"
#include "indexer/formats/markdown_notes.h"
#include "indexer/formats/plain_text.h"
#include "indexer/formats/readers.h"
#include "indexer/structure/page_breaks.h"

namespace dossier {
namespace {

/// One note: the text of all its paragraphs. Links stay with their ranges.
Block note_block(const NoteDefinition& note, std::uint32_t first_line) {
  Block result;
  for (const Block& part : markdown_blocks(note.text))
    append_block(result, part, result.text.empty() ? "" : " ");
  result.marks.clear();  // A note that calls a note has no place of its own to say so.
  result.kind = BlockKind::Note;
  result.label = note.label;
  result.line = note.line + first_line - 1;
  return result;
}

/// Notes take their places among the blocks by line.
std::vector<Block> merge_by_line(std::vector<Block> body, std::vector<Block> notes) {
  std::vector<Block> all;
  all.reserve(body.size() + notes.size());
  auto note = notes.begin();
  for (Block& block : body) {
    while (note != notes.end() && note->line < block.line) all.push_back(std::move(*note++));
    all.push_back(std::move(block));
  }
  while (note != notes.end()) all.push_back(std::move(*note++));
  return all;
}

class MarkdownReader : public Reader {
 public:
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const std::optional<std::string> text = decode_text(path, bytes, sink);
    if (!text) return;
    FrontMatter front = read_front_matter(path, *text, sink);
    RawDocument document;
    document.meta = std::move(front.meta);
    if (hostile_markdown(front.body)) {
      document.blocks = plain_text_blocks(front.body, front.body_line);
    } else {
      const MarkdownParts parts = split_notes(front.body);
      std::vector<Block> notes;
      for (const NoteDefinition& note : parts.notes)
        notes.push_back(note_block(note, front.body_line));
      document.blocks =
          merge_by_line(markdown_blocks(parts.body, front.body_line), std::move(notes));
    }
    hand_over(path, std::move(document), sink);
  }
};

}  // namespace

const Reader& markdown_reader() {
  static const MarkdownReader reader;
  return reader;
}

}  // namespace dossier
