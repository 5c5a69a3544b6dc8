// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/alias_key.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace dossier {
namespace {

constexpr int kShortName = 4;

void append(std::string& key, const std::string& term) {
  if (!key.empty()) key += ' ';
  key += term;
}

}  // namespace

std::string alias_key(const std::vector<Token>& tokens) {
  std::string key;
  for (const Token& token : tokens) {
    if (!token.whole) append(key, token.term);
  }
  return key;
}

std::string alias_key(const Analyzer& analyzer, std::string_view alias) {
  return alias_key(analyzer.analyze(alias));
}

std::string joined_alias_key(const std::vector<Token>& tokens) {
  std::string key;
  for (std::size_t i = 0; i < tokens.size();) {
    // A joined form follows its first part at the same position and stands for all its parts.
    const bool compound = i + 1 < tokens.size() && tokens[i + 1].whole;
    const Token& token = tokens[compound ? i + 1 : i];
    append(key, token.term);
    const std::uint32_t next = token.position + (compound ? token.parts : 1u);
    for (++i; i < tokens.size() && (tokens[i].whole || tokens[i].position < next);) ++i;
  }
  return key;
}

bool needs_capitals(std::string_view alias) {
  const auto* text = reinterpret_cast<const std::uint8_t*>(alias.data());
  const auto length = static_cast<std::int32_t>(alias.size());
  int letters = 0;
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(text, at, length, c);
    if (c == '.' || c == '-' || c == '&' || c == ' ') continue;
    if (c < 0 || !u_isUUppercase(c) || ++letters > kShortName) return false;
  }
  return letters > 0;
}

}  // namespace dossier
