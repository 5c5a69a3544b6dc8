// SPDX-License-Identifier: GPL-2.0-or-later
// The stored record: everything of a document that answers need, so that the source file is never
// opened again.
//
// Laid out so that an answer reads no more than it shows, and that a renamed file changes only its
// head: names and paths, metadata, a table of paragraphs with their first term positions; then the
// details (mentions, notes, citations), and the text in blocks of about 16 kB, each packed by
// itself. A snippet out of a 500 kB document unpacks one block. The record of a short document, of
// one block, is packed as a whole.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document.h"
#include "schema/packing.h"

namespace dossier {

/// `document` as a record, not yet packed. `positions[i]` is the first term position of paragraph
/// i; `citation_key` and `own_keys` (work keys by which the document may be cited) are kept beside
/// its metadata.
std::string encode_record(const Document& document, const std::vector<std::uint32_t>& positions,
                          const std::string& citation_key,
                          const std::vector<std::string>& own_keys);

/// The record as the index is to hold it. One that is packed already stays as it is.
std::string pack_record(std::string record, const RecordDictionary* dictionary);
/// The same for what `document` holds in slot::kRecord.
void pack_record(Xapian::Document& document, const RecordDictionary* dictionary);

/// What a record says of names and places: the part that changes when files are moved or copied.
struct RecordIdentity {
  std::string id, source_path;
  std::vector<Copy> copies;
  std::vector<std::string> own_keys;

  bool operator==(const RecordIdentity&) const = default;
};

/// `record` under other names, not packed.
std::string with_identity(std::string_view record, const RecordIdentity& identity);

/// One row of the paragraph table.
struct ParagraphEntry {
  Zone zone = Zone::Body;
  int heading_level = 0;
  std::uint32_t section = 0;          ///< Index into Record::sections().
  std::uint32_t first_position = 0;   ///< Term position of its first word.
  std::uint32_t begin = 0, size = 0;  ///< In the concatenated text, bytes.
};

/// Reads a stored record piece by piece; each piece is unpacked when first asked for.
/// @throws Error when the record is damaged. Not thread-safe.
class Record {
 public:
  explicit Record(const std::string& data);
  /// Of what `document` holds in slot::kRecord.
  explicit Record(const Xapian::Document& document);

  const Metadata& meta() const { return document_.meta; }
  const std::string& source_path() const { return document_.source_path; }
  const std::vector<Copy>& copies() const { return document_.copies; }
  /// Some links or tags point from the file's own folder: they change when it is moved.
  bool bound_to_place() const { return bound_to_place_; }
  const std::string& citation_key() const { return citation_key_; }
  const std::vector<std::string>& own_keys() const { return own_keys_; }
  std::uint32_t works() const { return works_; }  ///< Number of distinct works cited.

  const std::vector<ParagraphEntry>& paragraphs() const { return table_; }
  const std::string& section(std::uint32_t paragraph) const;
  /// The paragraph in which term `position` stands, or none (the title).
  std::optional<std::uint32_t> paragraph_at(std::uint32_t position) const;
  /// Text of one paragraph. Cost: one 16 kB block unpacked, kept for the next call.
  std::string text(std::uint32_t paragraph);
  /// Where the mentions stand; their `surface` is filled in only by document().
  const std::vector<Mention>& mentions();
  /// The notes: where their texts stand, and what calls them. Cost: the notes and citations
  /// unpacked, at each call; no text.
  std::vector<Footnote> footnotes() const;
  /// All of the document but its mentions, which are most of the work: they may be there or not.
  const Document& without_mentions();
  /// The whole document, as encoded.
  const Document& document();
  /// The record with the mentions of `document`, else the same; not packed.
  std::string with_mentions(const Document& document) const;

 private:
  void get_identity(std::string_view packed);
  const std::string& block(std::size_t index);

  std::shared_ptr<const std::string>
      data_;  // Shared, so that views into it outlive a move or copy.
  Document document_;
  std::string citation_key_;
  std::vector<std::string> own_keys_;
  std::uint32_t works_ = 0;
  bool bound_to_place_ = false;
  std::vector<std::string> sections_;
  std::vector<ParagraphEntry> table_;
  std::vector<std::uint32_t> by_position_;  // Paragraphs by first term position.
  struct Block {
    std::string_view packed;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::string text;
  };
  std::string unpacked(const Block& block) const;

  Block mentions_, details_;
  std::vector<Block> blocks_;
  bool mentions_read_ = false;
  bool texts_read_ = false;
  bool complete_ = false;
};

}  // namespace dossier
