// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/citation_key.h"

namespace dossier {
namespace {

std::string letters_only(std::string_view term) {
  std::string out;
  for (const char c : term) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
      out += c;
  }
  return out;
}

}  // namespace

std::string citation_key(const KeyParts& parts, const Analyzer& analyzer,
                         const StopLists& stop_lists) {
  // "Lindqvist, Marta" and "Marta Lindqvist" alike; a surname of two joined parts is one word.
  const auto name = parts.author.substr(0, parts.author.find(','));
  auto key = letters_only(fold(name.substr(name.rfind(' ') + 1)));
  if (parts.year != 0) key += std::to_string(parts.year);
  for (const auto& token : analyzer.analyze(parts.title)) {
    if (!token.whole && !stop_lists.contains(parts.language, token.term))
      return key + letters_only(token.term);
  }
  return key;
}

}  // namespace dossier
