// SPDX-License-Identifier: GPL-2.0-or-later
// Lines joined to running text; words that a line's end cut in two made whole.
//
//   "counter-", "terrorism"     -> "counter-terrorism" where the document writes it so elsewhere
//   "inter-", "national"        -> "international"
//   "<https://a.org/b-", "c>"   -> "<https://a.org/b-c>"

#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/formats/pdf_lines.h"

namespace dossier {

/// The words of a document, to tell a compound's hyphen from one that hyphenation set.
class PdfVocabulary {
 public:
  explicit PdfVocabulary(const std::vector<PdfLine>& lines);

  /// Does the hyphen between `head` and `tail` (parts of one word) belong to it? It does where the
  /// document has the compound with it elsewhere and not without, and beside a capital or digit; it
  /// does not where the document has the word without. Else the parts decide: an opener of other
  /// compounds, in the document ("power-") or always ("self-"), or two words of the document, in
  /// one that writes such pairs with a hyphen at least half as often as in one word, and never so
  /// with this first part.
  bool keeps_hyphen(std::string_view head, std::string_view tail) const;

  /// The same for an address that a line's end broke at a hyphen. Kept, unless the document has the
  /// part in one; in a host's name, parts that nothing else in the document has were hyphenated,
  /// and where that was done once, words of the text prove no less.
  bool keeps_address_hyphen(std::string_view head, std::string_view tail) const;

 private:
  bool knows(const std::string& word) const;
  void weigh_addresses(const std::vector<PdfLine>& lines);
  void add_address(std::string_view address, bool cut_before, bool cut_behind);
  void weigh_compounds();

  std::unordered_set<std::string> words_;   ///< As they stand within lines, in small letters.
  std::unordered_set<std::string> firsts_;  ///< First parts of compounds.
  std::unordered_set<std::string> closed_firsts_;  ///< "under" of "understand".
  std::unordered_set<std::string> address_parts_;
  bool hyphenates_compounds_ = false, hyphenates_addresses_ = false;
};

/// Appends `line` to `text`, with its marks. `above` is the line that `text` ends with, or null: an
/// address that fills it to the margin may be broken anywhere.
void join_line(std::string& text, std::vector<PdfMark>& marks, const PdfLine& line,
               const PdfLine* above, const PdfVocabulary& vocabulary);

}  // namespace dossier
