// SPDX-License-Identifier: GPL-2.0-or-later
// Where a quotation comes from, as plain data.
//
//   quoted  the Taliban took the city without a fight
//   found   the Taliban entered the capital without a fight
//   steps   same "the Taliban", changed "took" to "entered", same "the", changed "city" to
//           "capital", same "without a fight"; alike 6/8

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/answers.h"

namespace dossier {

enum class DifferenceKind : std::uint8_t {
  Same,     ///< The words of both are the same but for case, accents and punctuation.
  Changed,  ///< One run of words stands for another.
  Missing,  ///< Quoted, but not in the text found.
  Added,    ///< In the text found, but not quoted.
};
const char* difference_name(DifferenceKind kind);  ///< "same", "changed", "missing", "added"

/// A run of words, in order; an empty range where a side has none.
struct Difference {
  DifferenceKind kind = DifferenceKind::Same;
  ByteRange quoted;  ///< In the quotation.
  ByteRange found;   ///< In the passage's text.

  bool operator==(const Difference&) const = default;
};

struct QuotedPassage {
  DocumentHead head;
  std::optional<std::uint32_t> paragraph;  ///< In which it begins; none: the title.
  std::uint32_t begin = 0;                 ///< Byte of that paragraph at which `text` begins.
  std::string section;
  std::optional<std::string> note;  ///< Label, when the paragraph is a note.
  std::string text;                 ///< As it stands; paragraphs end by a line break.
  std::string sentence;             ///< That it is a part of; "" where it is a whole one, or more.
  std::vector<Difference> differences;
  double alike = 0;  ///< Words that are the same, of the longer of quotation and passage; 1: all.

  bool exact() const { return alike == 1; }
};

struct QuoteAnswer {
  std::string quotation;
  std::vector<QuotedPassage> passages;  ///< The most alike first; then the earliest.
};

}  // namespace dossier
