// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/short_forms.h"

#include <algorithm>
#include <string>
#include <utility>

#include "analysis/analyzer.h"

namespace dossier {

bool defines_short_form(const Segment& segment, std::uint32_t begin, std::uint32_t end) {
  if (end >= segment.words.size() || end < begin + 2) return false;
  const Word& word = segment.words[end];
  const bool bracketed = word.bytes.begin > 0 && segment.text[word.bytes.begin - 1] == '(' &&
                         word.bytes.end < segment.text.size() &&
                         segment.text[word.bytes.end] == ')';
  if (word.letters != Case::Capitals || word.gap != Gap::Soft || !bracketed) return false;
  const std::uint32_t from = segment.words[begin].bytes.begin;
  const std::string name = fold(segment.text.substr(from, segment.words[end - 1].bytes.end - from));
  std::string brief = fold(segment.surface(end));
  std::erase_if(brief, [](char c) { return c == '.' || c == '-'; });
  if (brief.empty() || name.empty() || brief[0] != name[0]) return false;
  std::size_t at = 0;
  for (const char letter : brief) {
    at = name.find(letter, at);
    if (at == std::string::npos) return false;
    ++at;
  }
  return true;
}

void ShortForms::read(const Segment& segment, std::uint32_t number, std::uint32_t begin,
                      std::uint32_t end, std::uint32_t entity) {
  if (defines_short_form(segment, begin, end))
    defined_[segment.words[end].hash].push_back({number, end, entity});
}

std::optional<std::uint32_t> ShortForms::meaning(const Segment& segment, std::uint32_t number,
                                                 std::uint32_t word) const {
  if (segment.words[word].letters != Case::Capitals) return std::nullopt;
  const auto found = defined_.find(segment.words[word].hash);
  if (found == defined_.end()) return std::nullopt;
  const auto after =
      std::find_if(found->second.begin(), found->second.end(), [&](const Definition& definition) {
        return std::pair(definition.segment, definition.word) > std::pair(number, word);
      });
  if (after == found->second.begin()) return std::nullopt;
  return std::prev(after)->entity;
}

}  // namespace dossier
