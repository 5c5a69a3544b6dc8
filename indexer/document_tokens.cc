// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_tokens.h"

#include "indexer/entities/names.h"

namespace dossier {

TextTokens read_tokens(const Analyzer& analyzer, std::string_view text) {
  TextTokens tokens{analyzer.analyze(text), {}};
  tokens.hashes.reserve(tokens.words.size());
  for (const auto& token : tokens.words) tokens.hashes.push_back(hash_term(token.term));
  return tokens;
}

DocumentTokens::DocumentTokens(const Analyzer& analyzer, const Document& document) {
  texts_.reserve(document.paragraphs.size() + 1);
  texts_.push_back(read_tokens(analyzer, document.meta.title));
  for (const auto& paragraph : document.paragraphs)
    texts_.push_back(read_tokens(analyzer, paragraph.text));
}

}  // namespace dossier
