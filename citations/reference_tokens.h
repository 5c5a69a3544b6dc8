// SPDX-License-Identifier: GPL-2.0-or-later
// A reference string as words, numbers, marks and matched quotation marks: what the reference rules
// look at.
//
//   "Roe, J. “On X”, 2010." -> Roe , J . {On X} , 2010 .
//
// Initials written together are one word ("J.-P", "U.S"); their last full stop is a mark of its
// own.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/word_list.h"
#include "citations/citation_rules.h"
#include "citations/reference_field.h"

namespace dossier {

struct RefToken {
  enum Kind : std::uint8_t { Word, Number, Mark, OpenQuote, CloseQuote };

  Kind kind = Mark;
  char mark = 0;                     ///< Of a Mark, as ASCII: any dash is '-'.
  bool space_before = false;         ///< Or the token is the first.
  bool upper = false;                ///< Its first letter is a capital.
  bool all_caps = false;             ///< It has two letters or more, all capitals.
  bool dotted = false;               ///< It holds full stops: "U.S".
  std::uint32_t letters = 0;         ///< Code points that are letters.
  std::uint32_t begin = 0, end = 0;  ///< Bytes into RefText::text.
  int match = -1;     ///< Of a quotation mark or bracket, the token of its partner, or -1.
  std::string lower;  ///< Of a word or number: lower case, typographic apostrophes as '.
};

/// A reference string and its tokens; every query is safe past the end. Linear to build.
struct RefText {
  std::string text;
  std::vector<RefToken> tokens;
  CitationRules rules;  ///< By which it is read.

  explicit RefText(std::string_view source, CitationRules rules_on = {});

  bool on(CitationRule rule) const { return rules.on(rule); }
  std::size_t size() const { return tokens.size(); }
  bool is(std::size_t i, RefToken::Kind kind) const { return i < size() && tokens[i].kind == kind; }
  bool mark(std::size_t i, char c) const { return is(i, RefToken::Mark) && tokens[i].mark == c; }
  bool word(std::size_t i, std::string_view lower) const {
    return is(i, RefToken::Word) && tokens[i].lower == lower;
  }
  bool word_of(std::size_t i, const WordList& list) const {
    return is(i, RefToken::Word) && list.holds(tokens[i].lower);
  }
  bool upper_word(std::size_t i) const { return is(i, RefToken::Word) && tokens[i].upper; }
  /// A number of four digits from 1500 to 2099, a letter allowed behind ("1994a").
  bool year(std::size_t i) const;
  /// The text of tokens [begin, end), "" where there are none.
  std::string_view slice(std::size_t begin, std::size_t end) const;
  /// The token that closes the bracket or quotation at `open`, or size().
  std::size_t closing(std::size_t open) const;
  /// Does the full stop at `i` end a statement, rather than an initial or an abbreviation?
  bool stop(std::size_t i) const;
};

}  // namespace dossier
