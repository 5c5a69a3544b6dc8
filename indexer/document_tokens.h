// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a document, read once for all that ask for them: tagger, postings, stories.
//
//   const DocumentTokens tokens(analyzer, document);   // the document's texts stay as they are
//   tokens.of(std::nullopt).words                       // of the title
//   tokens.of(3).hashes[0]                              // hash_term() of the paragraph's first
//   word
//
// Memory: some 12 times the text, while the document is made.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/analyzer.h"
#include "schema/document.h"

namespace dossier {

/// The Analyzer's tokens of one text, and hash_term() of each one's term.
struct TextTokens {
  std::vector<Token> words;
  std::vector<std::uint64_t> hashes;
};

TextTokens read_tokens(const Analyzer& analyzer, std::string_view text);

class DocumentTokens {
 public:
  DocumentTokens(const Analyzer& analyzer, const Document& document);

  /// Of a paragraph, or of the title.
  const TextTokens& of(std::optional<std::uint32_t> paragraph) const {
    return texts_[paragraph ? *paragraph + std::size_t{1} : 0];
  }

 private:
  std::vector<TextTokens> texts_;  // The title, then the paragraphs.
};

}  // namespace dossier
