// SPDX-License-Identifier: GPL-2.0-or-later
// What a spelled name is taken by itself where it stands: a name of its own, a mere word, a part of
// something else.
#include <algorithm>
#include <array>
#include <utility>

#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/resolver.h"

namespace dossier {
namespace {

// Whom "called" is said of: "a man called Kent", but "the President called Kent".
bool is_anybody(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kAnybody{
      "man",     "men",    "woman",   "women", "person", "people",
      "someone", "anyone", "anybody", "those", "others", "somebody"};
  return std::find(kAnybody.begin(), kAnybody.end(), word) != kAnybody.end();
}

}  // namespace

// "George Washington", "Mr. London", "Jordan Smith": places by the list, persons by their company.
bool MentionResolver::place_is_surname(const Segment& segment, const Spelled& spelled,
                                       const NameContext& around) const {
  if (spelled.words > 1 || !evidence_.rules.on(TagRule::PlaceOrPerson)) return false;
  const Word& word = segment.words[spelled.begin];
  if (word.letters == Case::Capitals && !segment.capitals) return false;
  if (around.title != kNone && !around.after_of) return true;
  if (around.more_after && gazetteer_.has_flag(word.term, kGivenName)) return true;
  return around.stranger_before && spelled.begin > 0 &&
         (is_given_before(segment, spelled.begin, around) ||
          is_introduced(segment, spelled.begin + spelled.words));
}

// A given name, or an initial that is not the name's first word, stands before `word`.
bool MentionResolver::is_given_before(const Segment& segment, std::uint32_t word,
                                      const NameContext& around) const {
  constexpr std::uint32_t kOther = kPlaceWord | kCommonWord | kPlaceHead | kDemonymWord;
  const Word& before = segment.words[word - 1];
  if (before.letters == Case::Initial) return around.run_begin + 1 < word;
  if (gazetteer_.has_flag(before.term, kGivenName)) return true;
  return (classes_of(before.hash) & (kGivenNameWord | kOther)) == kGivenNameWord;
}

// "Attaullah Khogyani, the spokesman": from word `after` on, an apposition says what somebody is.
bool MentionResolver::is_introduced(const Segment& segment, std::uint32_t after) const {
  constexpr std::size_t kReach = 3;
  const auto& words = segment.words;
  if (after + 1 >= words.size() || words[after].gap != Gap::Comma || segment.note) return false;
  const std::string_view first = segment.surface(after);
  if (first != "a" && first != "an" && first != "the") return false;
  for (std::size_t w = after + 1; w < std::min(words.size(), after + kReach); ++w) {
    if (words[w].gap != Gap::Space || words[w].capital()) return false;
    if ((classes_of(words[w].hash) & (kPersonNoun | kTitleName)) != 0) return true;
  }
  return false;
}

// A place's name borne by somebody whom the document names in full ("James W. Spain") stays his
// where the document nowhere uses it of the place.
bool MentionResolver::is_persons(const Segment& segment, const Spelled& spelled,
                                 const NameContext& around) {
  if (spelled.words > 1 || !evidence_.rules.on(TagRule::PlaceOrPerson)) return false;
  const bool cue =
      spelled.begin > 0 && gazetteer_.has_flag(segment.words[spelled.begin - 1].term, kPlaceCue);
  const bool surname = place_is_surname(segment, spelled, around);
  if (!final_) {
    if (cue) evidence_.stood_as_place(spelled.node);
    if (surname && !around.more_after && around.title == kNone)
      evidence_.belongs_to_stranger(spelled.node);
  }
  return surname || (final_ && !cue && evidence_.is_strangers(spelled.node) &&
                     !evidence_.stands_as_place(spelled.node));
}

// "the Duke of Kunar": the words before say that it is a person whom the place gives his name.
bool MentionResolver::names_peer(const Segment& segment, const NameContext& around) const {
  const std::uint32_t begin = around.run_begin;
  return begin >= 2 && segment.words[begin - 1].term == gazetteer_.of &&
         evidence_.rules.on(TagRule::Peers) && is_peers_name(segment, begin - 2, begin + 1);
}

// “Haqqani” in an order, "the men called Haqqani", "a Miller": the word is spoken of, or anybody
// who bears it.
bool MentionResolver::is_spoken_of(const Segment& segment, const Spelled& spelled) const {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMarks{
      {{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}}};
  if (spelled.words > 1 || spelled.begin == 0 || !evidence_.rules.on(TagRule::SpokenOf))
    return false;
  const Word& word = segment.words[spelled.begin];
  if (word.gap == Gap::Space) {
    const std::uint32_t next = spelled.begin + 1;
    // "a Haqqani man" is one of theirs.
    const bool goes_on = next < segment.words.size() && segment.words[next].gap == Gap::Space &&
                         (segment.words[next].capital() ||
                          (classes_of(segment.words[next].hash) & (kPersonNoun | kGroupNoun)) != 0);
    const std::string_view before = segment.surface(spelled.begin - 1);
    if (goes_on) return false;
    if (before == "a" || before == "an" || before == "surnamed" || before == "themselves")
      return true;
    return (before == "called" || before == "named") && spelled.begin > 1 &&
           is_anybody(segment.surface(spelled.begin - 2));
  }
  const std::string_view before = segment.text.substr(0, word.bytes.begin);
  const std::string_view after = segment.text.substr(word.bytes.end);
  return std::any_of(kMarks.begin(), kMarks.end(), [&](const auto& marks) {
    return before.ends_with(marks.first) && after.starts_with(marks.second);
  });
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

// "American Foreign Policy", "Trade and Foreign Policy": where a longer name or a heading gives the
// capitals, a magazine's name of plain words is what it says, unless the document means the
// magazine elsewhere.
bool MentionResolver::is_subject(const Segment& segment, const Spelled& spelled,
                                 std::uint32_t entity) const {
  // "US Air Force", "Department of State": bodies.
  for (std::uint32_t w = spelled.begin; w < spelled.begin + spelled.words; ++w) {
    const Word& word = segment.words[w];
    if (word.letters == Case::Capitals ||
        (classes_of(word.hash) & (kGroupTail | kGroupHead | kDemonymWord)) != 0)
      return false;
  }
  if (gazetteer_.entities[entity].kind != EntityKind::Group || evidence_.supported(entity) ||
      !evidence_.rules.on(TagRule::Subjects) || !is_office_phrase(segment, spelled))
    return false;
  if (segment.headline || segment.title_case) return true;
  const Word& first = segment.words[spelled.begin];
  const std::uint32_t end = spelled.begin + spelled.words;
  if (end < segment.words.size() && segment.words[end].gap == Gap::Space &&
      segment.words[end].capital())
    return true;
  if (spelled.begin == 0 || first.gap != Gap::Space) return false;
  const Word& before = segment.words[spelled.begin - 1];
  return before.capital() && (!before.opens || (classes_of(before.hash) & kDemonymWord) != 0);
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
