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
  /// document has the compound with it elsewhere and not without, before a capital or digit, and
  /// behind one; it does not where the document has the word without; else the document's other
  /// compounds of the same first part decide.
  bool keeps_hyphen(std::string_view head, std::string_view tail) const;

 private:
  std::unordered_set<std::string> words_;   ///< As they stand within lines, in small letters.
  std::unordered_set<std::string> firsts_;  ///< First parts of compounds.
};

/// Appends `line` to `text`, with its marks.
void join_line(std::string& text, std::vector<PdfMark>& marks, const PdfLine& line,
               const PdfVocabulary& vocabulary);

}  // namespace dossier
