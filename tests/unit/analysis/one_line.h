// SPDX-License-Identifier: GPL-2.0-or-later
// Tokens in one line, "isis@0 isisk@0+2 k@1": term, position, and for a whole form the parts it
// spans.

#pragma once

#include <string>
#include <vector>

#include "analysis/analyzer.h"

namespace dossier {

inline std::string one_line(const std::vector<Token>& tokens) {
  std::string line;
  for (const Token& token : tokens) {
    if (!line.empty()) line += ' ';
    line += token.term + '@' + std::to_string(token.position);
    if (token.whole) line += '+' + std::to_string(token.parts);
  }
  return line;
}

inline std::string one_line(std::string_view text) {
  static const Analyzer analyzer;
  return one_line(analyzer.analyze(text));
}

/// The bytes of each token: "[ISIS][ISIS-K][K]".
inline std::string covered(std::string_view text) {
  static const Analyzer analyzer;
  std::string line;
  for (const Token& token : analyzer.analyze(text)) {
    line += '[' + std::string(text.substr(token.bytes.begin, token.bytes.size())) + ']';
  }
  return line;
}

}  // namespace dossier
