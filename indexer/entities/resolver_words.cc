// SPDX-License-Identifier: GPL-2.0-or-later
// What a spelled name is taken by itself where it stands: a name of its own, a mere word, a part of
// something else.
#include <algorithm>
#include <array>

#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/resolver.h"

namespace dossier {

// "George Washington", "Mr. London", "Jordan Smith": places by the list, persons by their company.
bool MentionResolver::place_is_surname(const Segment& segment, const Spelled& spelled,
                                       const NameContext& around) const {
  if (spelled.words > 1 || !evidence_.rules.on(TagRule::PlaceOrPerson)) return false;
  const Word& word = segment.words[spelled.begin];
  if (word.letters == Case::Capitals && !segment.capitals) return false;
  if (around.title != kNone && !around.after_of) return true;
  if (around.more_after && gazetteer_.has_flag(word.term, kGivenName)) return true;
  return around.stranger_before && spelled.begin > 0 &&
         gazetteer_.has_flag(segment.words[spelled.begin - 1].term, kGivenName);
}

// "Security Affairs", listed as somebody's alias: no word of it is a name.
bool MentionResolver::is_office_phrase(const Segment& segment, const Spelled& spelled) const {
  constexpr std::uint32_t kOfficeWords = kPortfolio | kCommonWord | kTitleName;
  constexpr std::uint32_t kNames = kGivenNameWord | kFamilyNameWord;
  if (spelled.words < 2) return false;
  for (std::uint32_t w = spelled.begin; w < spelled.begin + spelled.words; ++w) {
    const std::uint32_t classes = classes_of(segment.words[w].hash);
    if ((classes & kOfficeWords) == 0 || (classes & kNames) != 0) return false;
  }
  return true;
}

// A capital says nothing of a word that the document also has in lower case, where it begins a
// sentence or belongs to a longer name nobody lists: "Most people", "Central Files".
bool MentionResolver::is_mere_word(const Segment& segment, const Spelled& spelled) const {
  const Word& word = segment.words[spelled.begin];
  if (spelled.words > 1 || word.letters != Case::Capital || !evidence_.lower.contains(word))
    return false;
  auto joins = [&](std::size_t w, std::size_t neighbour) {
    return w < segment.words.size() && segment.words[w].gap == Gap::Space &&
           segment.words[neighbour].capital();
  };
  return word.opens || segment.headline || joins(spelled.begin + 1, spelled.begin + 1) ||
         (spelled.begin > 0 && joins(spelled.begin, spelled.begin - 1));
}

// "in Jackson"; "JACKSON, Miss." at the head of a paragraph.
bool MentionResolver::stands_as_place(const Segment& segment, const Spelled& spelled) const {
  if (spelled.begin > 0)
    return gazetteer_.has_flag(segment.words[spelled.begin - 1].term, kPlaceCue);
  return spelled.words < segment.words.size() && segment.words[spelled.words].gap == Gap::Comma;
}

// "Afghan officials" are people; where an authority lists the word as a strong name, it is asked
// for.
bool MentionResolver::is_demonym(const Segment& segment, const Spelled& spelled) const {
  return spelled.words == 1 && (classes_of(segment.words[spelled.begin].hash) & kDemonymWord) != 0;
}

// "announced a caretaker government": what is spoken of for the first time is none that is listed;
// but "a Navy doctor".
bool MentionResolver::is_indefinite(const Segment& segment, const Spelled& spelled) const {
  const Word& last = segment.words[spelled.begin + spelled.words - 1];
  if (last.capital() || spelled.begin == 0) return false;
  if (segment.words[spelled.begin].gap != Gap::Space) return false;
  const std::string_view before = segment.surface(spelled.begin - 1);
  return (before == "a" || before == "an") && evidence_.rules.on(TagRule::Indefinite);
}

// "Austin said": towns do not.
bool MentionResolver::speaks(const Segment& segment, const Spelled& spelled) const {
  static constexpr std::array<std::string_view, 30> kSaying{
      "said",     "says",      "told",      "asked",     "added",      "warned",
      "argued",   "replied",   "testified", "announced", "noted",      "stated",
      "wrote",    "explained", "insisted",  "denied",    "recalled",   "answered",
      "remarked", "believes",  "believed",  "thought",   "complained", "acknowledged",
      "asserted", "concluded", "responded", "commented", "emphasized", "suggested"};
  const std::uint32_t end = spelled.begin + spelled.words;
  if (end >= segment.words.size() || !evidence_.rules.on(TagRule::SpeakerPerson)) return false;
  if (segment.note || segment.headline || evidence_.is_strangers(spelled.node) ||
      evidence_.lower.contains(segment.words[spelled.begin]))
    return false;
  return segment.words[end].gap == Gap::Space &&
         std::find(kSaying.begin(), kSaying.end(), segment.surface(end)) != kSaying.end();
}

// "the White House", "Viet-Nam", "Cao Dai": the surname is but a part of something well known;
// "Page 4" is a label.
bool MentionResolver::is_part_of_known(const Segment& segment, const Spelled& spelled) const {
  constexpr std::uint32_t kReach = 2;
  const std::uint32_t end = spelled.begin + spelled.words;
  const auto count = static_cast<std::uint32_t>(segment.words.size());
  if (end < count && segment.words[end].gap == Gap::Space &&
      segment.words[end].letters == Case::Uncased) {
    const char digit = segment.text[segment.words[end].bytes.begin];
    if (digit >= '0' && digit <= '9') return true;
  }
  for (std::uint32_t from = spelled.begin - std::min(spelled.begin, kReach); from < spelled.begin;
       ++from) {
    bool joined = true;
    for (std::uint32_t w = from + 1; w < end; ++w) joined &= segment.words[w].gap == Gap::Space;
    if (joined &&
        (is_known_group(segment, from, end) || known_place(segment, from, end) >= end - from))
      return true;
  }
  return false;
}

// In mid-sentence, alone in brackets, as a signature, or as a speaker's label ("Fulbright: ...") a
// capital means a name.
bool MentionResolver::stands_alone(const Segment& segment, const Spelled& spelled,
                                   const NameContext& around) const {
  const Word& first = segment.words[spelled.begin];
  const std::size_t end = segment.words[spelled.begin + spelled.words - 1].bytes.end;
  const char before = first.bytes.begin > 0 ? segment.text[first.bytes.begin - 1] : ' ';
  const char after = end < segment.text.size() ? segment.text[end] : ' ';
  if (before == '(' && after == ')') return true;
  if (around.after_article || !segment.paragraph) return false;
  if (segment.words.size() == spelled.words) return true;
  if (spelled.begin == 0 && after == ':') return true;
  return !first.opens && !segment.headline;
}

}  // namespace dossier
