// SPDX-License-Identifier: GPL-2.0-or-later
// What TeiText keeps of open elements and open documents.

#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "indexer/formats/tei_text.h"

namespace dossier {

/// An open element of a text.
struct TeiText::Frame {
  TeiRole role = TeiRole::Inline;
  BlockKind kind = BlockKind::Paragraph;  ///< Of text in it.
  int level = 0;
  bool words = false;  ///< In an element that holds text: what comes is not between paragraphs.
  bool dated = false;  ///< In a date line.
  bool in_note = false;
  bool document = false;  ///< Opened a document.
  BlockFlow::Place from;
  std::optional<EntityKind> name;
  std::string key;        ///< Of a name: whom it means; of a reference: its targets.
  std::size_t note = 0;   ///< Its place among the document's notes.
  bool labelled = false;  ///< A list whose next item a label has begun.
  bool quoted = false;    ///< A quotation within a line.
  bool gathers = false;   ///< A division of notes called from elsewhere.
};

/// A document in the making.
struct TeiText::Building {
  TeiDocument made;
  std::deque<BlockFlow> flows = std::deque<BlockFlow>(1);  ///< The text, then notes being read.
  std::vector<Block> notes;
  int divisions = 0;          ///< Open ones.
  bool whole = false;         ///< The text as a whole, its title from the header.
  bool precise_date = false;  ///< Stated of the document, not read from a date line.
};

}  // namespace dossier
