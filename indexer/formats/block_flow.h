// SPDX-License-Identifier: GPL-2.0-or-later
// Blocks in the making, from a stream of text and of what stands in it.
//
//   text "The plan\n", mark 3, text " just\nsubmitted"  ->
//   Paragraph "The plan just submitted" with mark 3 before byte 8

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

class BlockFlow {
 public:
  /// A place in the flow to come back to.
  struct Place {
    std::size_t block = 0;
    std::uint32_t offset = 0;
  };

  /// What text comes next is a block of this kind of its own. An empty block leaves only its marks,
  /// to the block before or else the next.
  void block(BlockKind kind, int level, std::size_t line);
  /// White space collapses over the whole block.
  void text(std::string_view text);
  void space() { space_ = true; }
  void separate_cells();
  /// A quotation within the line: “ and ” are written around it, unless the text has marks itself.
  void open_quote() { quotes_.push_back(Quote::Pending); }
  void close_quote();
  /// Of the block in the making: its number in a list.
  void label(std::string label) { block_.label = std::move(label); }
  /// A note is called here. White space before a full stop goes, words that only the mark held
  /// apart get a space.
  void mark(std::string label);

  Place here() const;
  /// From `from` to here; nothing where a block ended between.
  std::optional<ByteRange> since(Place from) const;
  std::string_view words(ByteRange bytes) const;
  void link(ByteRange bytes, std::string target, bool relative);
  void tag(NameTag tag);

  bool empty() const { return block_.text.empty(); }
  /// Text of the block in the making.
  const std::string& line() const { return block_.text; }
  /// Would a letter that comes next touch the text before it?
  bool clings() const { return !space_ && !block_.text.empty(); }
  /// Ends the block in the making and takes the blocks made, with marks that no text came after.
  std::vector<Block> take();
  /// Ends the block in the making and takes it back out of the flow, if it has text.
  std::optional<Block> take_last();
  void put_back(Block block) { blocks_.push_back(std::move(block)); }

 private:
  enum class Quote { Pending, Written, InText };

  void finish();
  void before(char32_t next);
  void write_quotes(char32_t next);

  std::vector<Block> blocks_;
  Block block_;
  std::vector<NoteMark> waiting_;  ///< Marks of empty blocks before the first.
  std::size_t taken_ = 0;          ///< Blocks ended so far.
  bool space_ = false;
  std::vector<Quote> quotes_;  ///< Open ones.
  bool marked_ = false;        ///< Nothing has come since the last mark.
};

}  // namespace dossier
