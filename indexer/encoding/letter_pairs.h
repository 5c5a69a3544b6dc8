// SPDX-License-Identifier: GPL-2.0-or-later
// How often one letter follows another in a language: what tells text from bytes read in a wrong
// charset, and German from Polish.
//
//   in French, "é" before a space costs 2.5 bits, "ù" after "r" 15
//
// Counted over the message catalogues (gettext .mo files) that Debian ships, 50,000 to 2.8 million
// characters a language, of lower-cased text; each row is smoothed by the frequency of the letters.

#pragma once

#include <cstddef>
#include <string_view>

namespace dossier {

/// The pairs of one language. Its symbols are: 0 whatever is no letter; 1 an apostrophe between two
/// letters; in a Latin script 2 to 27 for a to z; then `letters` in their order.
struct LetterPairs {
  std::string_view language;    ///< ISO 639-1.
  std::u16string_view letters;  ///< Small, ascending, beyond ASCII.
  /// -log2 P(symbol j | symbol i) in half bits, row by row: 'A' 0, 'B' 1 ... 'Z' 25, 'a' 26 ...
  /// 'f' 31.
  std::string_view costs;

  std::size_t first_letter() const { return latin() ? 28 : 2; }  ///< Symbol of letters[0].
  bool latin() const { return letters.empty() || letters.back() < 0x250; }
};

}  // namespace dossier
