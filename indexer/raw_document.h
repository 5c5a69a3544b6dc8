// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader makes of a file, before structure.h decides zones and sections.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/document.h"

namespace dossier {

enum class BlockKind : std::uint8_t {
  Heading,
  Paragraph,
  ListItem,
  Quote,
  Table,
  Code,
  Caption,
  Note
};

/// A note's mark, taken out of the text; it stood before byte `offset`.
struct NoteMark {
  std::string label;
  std::uint32_t offset = 0;
};

struct BlockLink {
  ByteRange bytes;
  std::string target;
  bool relative = false;  ///< A path from the file's own folder, to a document or file: "b.xml#d5".
};

/// A paragraph-sized piece of text, in reading order, marks and markup already removed.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  int level = 0;      ///< Of a heading, 1 to 6.
  std::string text;   ///< UTF-8, white space collapsed.
  std::string label;  ///< Of a note.
  std::vector<NoteMark> marks;
  std::vector<BlockLink> links;
  std::vector<NameTag> tags;  ///< Paragraphs are not set.
  std::uint32_t line = 0;     ///< First source line, from 1; 0 unknown.
};

struct RawDocument {
  Metadata meta;  ///< What the file states about itself.
  std::string
      fragment;  ///< For one document of many in a file: the part of the id after '#', else "".
  std::vector<Block> blocks;
  std::vector<NameTag> title_tags;  ///< In meta.title.
  bool has_markup = false;  ///< Notes, headings and title are marked: nothing is guessed by looks.
};

/// A fault in an input, reported at the end of the run; never stops it.
struct Diagnostic {
  std::string path;
  std::string place;  ///< "line 12", "record 3", "byte 4096", or "".
  std::string reason;
  std::string remedy;
  bool document_lost =
      false;  ///< True: (part of) the input is not in the index; the run exits with 1.
};

/// How many of these mean that something is not in the index.
inline std::size_t count_lost(const std::vector<Diagnostic>& diagnostics) {
  std::size_t lost = 0;
  for (const auto& diagnostic : diagnostics) lost += diagnostic.document_lost ? 1 : 0;
  return lost;
}

/// The id of a document in `path` belongs to one in `other`, which keeps it.
inline Diagnostic id_taken(const std::string& path, const std::string& id,
                           const std::string& other) {
  return {path, "", "the id " + id + " already belongs to " + other,
          "give one of them another id in its front matter", true};
}

/// Where a reader puts what it finds. The callbacks are called on the reader's thread, in reading
/// order.
struct ReadSink {
  std::function<void(RawDocument&&)> document;
  std::function<void(Diagnostic&&)> diagnostic;
};

}  // namespace dossier
