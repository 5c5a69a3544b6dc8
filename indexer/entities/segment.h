// SPDX-License-Identifier: GPL-2.0-or-later
// A stretch of text as the tagger sees it: words with their case and with what stands between them.
//
//   "U.S. Gen. Mark Milley, in Kabul" ->
//   us(Capitals) |Space gen(Capital) |Space mark |Space milley |Comma in(Lower) |Space kabul

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/document_tokens.h"
#include "indexer/entities/names.h"
#include "indexer/entities/tag_rules.h"

namespace dossier {

enum class Case : std::uint8_t { Uncased, Lower, Capital, Initial, Capitals };

/// Between a word and the one before: blanks, hyphens and the dots of abbreviations; a comma;
/// brackets, quotation marks and dashes; the end of a sentence.
enum class Gap : std::uint8_t { Space, Comma, Soft, Hard };

struct Word {
  std::size_t hash = 0;  ///< hash_term of its folded form, known or not.
  TermId term = kNone;
  TermId joined = kNone;    ///< Of the compound that begins here.
  std::uint16_t parts = 1;  ///< Words the compound spans.
  ByteRange bytes;          ///< Without a possessive ending.
  Case letters = Case::Uncased;
  Gap gap = Gap::Hard;
  bool opens = true;    ///< May begin a sentence, so that its capital says nothing.
  bool dotted = false;  ///< Written with dots: U.S.

  bool capital() const { return letters >= Case::Capital; }
};

struct Segment {
  std::optional<std::uint32_t> paragraph;  ///< None: the title.
  std::string_view text;
  std::vector<Word> words;
  bool capitals = false;  ///< Written in capitals throughout.
  bool note = false;      ///< In a note or bibliography.
  bool headline =
      false;  ///< A title or heading, or most long words capitalised: capitals say little.
  bool title_case = false;  ///< A Title or Heading Written So: a capital makes no word a name.

  std::string_view surface(std::size_t word) const {
    return text.substr(words[word].bytes.begin, words[word].bytes.size());
  }
};

/// Not in an address or a compound: "nytimes.com/taliban" says nothing of how a word is written.
bool stands_free(std::string_view text, ByteRange word);

/// Flags of known terms, by TermId.
enum TermFlag : std::uint16_t {
  kTitleWord = 1,  ///< President, Mr.
  kStopWord = 2,
  kGivenName = 4,  ///< Of a listed person.
  kHeadNoun = 8,   ///< Kennedy Administration, Staley Report: not the second half of a name.
  kPlaceCue = 16,  ///< in, at, near: a place follows.
  kAbbreviation = 32,
  kArticle = 128,
  kNamesake = 256,  ///< Doha Agreement: called after a place without being there.
  kOffice = 64,     ///< A title that stands before names in lower case too: "president Karzai".
};

/// Fills `segment.words` and its case flags; `tokens` are those of `segment.text`. Linear.
void read_words(const TextTokens& tokens, const Vocabulary& vocabulary,
                const std::vector<std::uint16_t>& flags, Segment& segment,
                const TagRules& rules = {});

}  // namespace dossier
