// SPDX-License-Identifier: GPL-2.0-or-later
// Text to tokens: the one tokenizer of index, query, tagger and snippet.
//
//   "ISIS-K's “start”.¹ In the U.S., Peña-Pérez"  ->
//   isis@0 isisk@0(whole) k@1 start@2 in@3 the@4 us@5 pena@6 penaperez@6(whole) perez@7
//
// Word boundaries are UAX #29's, with ICU's dictionaries for scripts without spaces. A term is the
// NFKC case fold of its word with accents folded (Latin, Greek; Cyrillic keeps й, ї, ў; ё becomes
// е) and soft hyphens and zero-width characters dropped. What else differs from UAX #29:
//
//   al-Qaeda Qur'an     hyphens, dots between letters and apostrophes join parts (compounds.h)
//   2019-2022           numbers alone have parts and no whole form, as have more than 8 parts
//   U.S., C.I.A.        one token, us and cia, which covers its last full stop
//   Taliban's, states'  the possessive belongs to no token; don't, we've: one token with a plain '
//   18,000 1.5          18000 and 1.5; dates and versions (29.11.2021) fall into their numbers
//   start.¹ m²          superscript digits are note marks: no token, no position
//   CO₂                 co2

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"

namespace dossier {

/// Changes whenever the same text may yield other tokens; the index stores it and a searcher
/// refuses another.
inline constexpr int kAnalyzerVersion = 1;

/// Terms are cut to this many bytes (on a character boundary), in index and query alike.
inline constexpr std::size_t kMaxTermBytes = 64;

struct Token {
  std::string term;            ///< Folded form, UTF-8, never empty, at most kMaxTermBytes.
  ByteRange bytes;             ///< Where it stands in the original text.
  std::uint32_t position = 0;  ///< 0 for the first word of the text, one more for each part.
  bool whole =
      false;  ///< The joined form of a compound (ISIS-K: isisk), at its first part's position.
  std::uint16_t parts = 1;  ///< For a whole form, the number of parts (positions) it spans.
};

/// Turns text into tokens. One a thread: it keeps ICU's break rules, which are opened with the
/// first word of a script without spaces.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Replaces `tokens` by those of `text` (UTF-8; ill-formed bytes separate words), by position; a
  /// whole form directly follows its first part. Cost: linear, about 100 MB/s on a 2020s core for
  /// English. @throws std::runtime_error when ICU has no data.
  void analyze(std::string_view text, std::vector<Token>& tokens) const;
  std::vector<Token> analyze(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// NFKC case fold and accent folding of a whole string, spaces and punctuation kept: the form in
/// which names, titles and field values are compared. Thread-safe.
std::string fold(std::string_view text);

/// Sentences of `text` (ICU, UAX #29, with common abbreviations such as "Gen." and "U.S." not
/// ending one), white space trimmed; ascending, none empty. Thread-safe.
std::vector<ByteRange> sentences(std::string_view text);

/// `text` with every ill-formed byte sequence replaced by U+FFFD; `replaced` counts them.
std::string well_formed(std::string_view text, std::size_t& replaced);

}  // namespace dossier
