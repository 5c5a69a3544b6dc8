// SPDX-License-Identifier: GPL-2.0-or-later
// What follows a spelled name and makes it another's: the rest of a longer name, a time, a parent.
#include <algorithm>
#include <charconv>

#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/resolver.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestTail = 4;  // Words after a place in "Oxford University Press".
constexpr std::ptrdiff_t kYearDigits = 4;

}  // namespace

// "Oxford University Press", "the Doha Agreement": only called after the place.
bool MentionResolver::is_namesake(const Segment& segment, const Spelled& spelled) const {
  if (!evidence_.rules.on(TagRule::Namesakes)) return false;
  const std::size_t end = spelled.begin + spelled.words;
  for (std::size_t w = end; w < segment.words.size() && w < end + kLongestTail; ++w) {
    const Word& word = segment.words[w];
    if (w == end && word.gap == Gap::Space && names_treaty(segment.surface(w))) return true;
    if (word.gap != Gap::Space || !word.capital()) return false;
    if (gazetteer_.has_flag(word.term, kNamesake)) return true;
  }
  return false;
}

// "The Taliban government of the 1990s" is none that began in 2021.
bool MentionResolver::is_of_other_time(const Segment& segment, const Spelled& spelled,
                                       std::uint32_t entity) const {
  if (!evidence_.rules.on(TagRule::OtherTime)) return false;
  const KnownEntity& known = gazetteer_.entities[entity];
  std::size_t w = spelled.begin + spelled.words;
  const auto& words = segment.words;
  if (w + 1 >= words.size() || words[w].gap != Gap::Space || words[w].term != gazetteer_.of)
    return false;
  if (++w + 1 < words.size() && gazetteer_.has_flag(words[w].term, kArticle)) ++w;
  const std::string_view text = segment.surface(w);
  int year = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
  if (read.ptr - text.data() != kYearDigits) return false;
  const bool decade = read.ptr != text.data() + text.size();
  return (known.from_year > 0 && year + (decade ? 9 : 0) < known.from_year) ||
         (known.to_year > 0 && year > known.to_year);
}

// Where "Doha, Qatar" ends in a parent's name, that is a mention of its own.
std::uint32_t MentionResolver::end_before_parent(const Segment& segment, const Spelled& spelled,
                                                 std::uint32_t entity) const {
  const std::uint32_t end = spelled.begin + spelled.words;
  std::uint32_t comma = spelled.begin + 1;
  while (comma < end && segment.words[comma].gap != Gap::Comma) ++comma;
  if (comma >= end || !evidence_.rules.on(TagRule::BeforeParent)) return end;
  std::vector<Spelled> tails;
  spell(gazetteer_, segment, comma, tails);
  for (const Spelled& tail : tails) {
    if (tail.begin + tail.words != end) continue;
    for (std::uint32_t p = gazetteer_.first_pattern[tail.node]; p != kNone;
         p = gazetteer_.patterns[p].next) {
      const NamePattern& pattern = gazetteer_.patterns[p];
      const auto& parents = gazetteer_.entities[entity].broader;
      if (pattern.role == NameRole::Strong &&
          std::find(parents.begin(), parents.end(), pattern.entity) != parents.end()) {
        return comma;
      }
    }
  }
  return end;
}

}  // namespace dossier
