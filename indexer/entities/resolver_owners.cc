// SPDX-License-Identifier: GPL-2.0-or-later
// Whose institution a weak name speaks of: "the Swiss foreign ministry" is not the listed Afghan
// one, nor is "its foreign ministry" where the sentence is Iran's.
#include <algorithm>
#include <array>
#include <string>

#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/resolver.h"

namespace dossier {
namespace {

constexpr std::uint32_t kLongestOwner = 3;      // Words of a country's name.
constexpr int kGenerations = 4;                 // A town, its province, its country.
constexpr std::uint32_t kLongestSentence = 64;  // Words; it bounds the work.
constexpr std::size_t kShortestStem = 3;        // Bytes.

// What is left of an adjective without its ending is the beginning of the country's name:
// "Iraqi" of Iraq, not of Iran.
bool is_adjective_of(std::string_view adjective, std::string_view country) {
  static constexpr std::array<std::string_view, 9> kEndings{"",    "i",   "n",  "an", "ian",
                                                            "ese", "ish", "ic", "s"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return adjective.size() >= kShortestStem + ending.size() && adjective.ends_with(ending) &&
           country.starts_with(adjective.substr(0, adjective.size() - ending.size()));
  });
}

// "France's ministry": a possessive stands before `word`.
bool after_possessive(const Segment& segment, std::uint32_t word) {
  const std::string_view rest =
      segment.text.substr(segment.words[word - 1].bytes.end, std::string_view("’s").size());
  return rest.starts_with("'") || rest.starts_with("’");
}

// The first word of the sentence that holds `word`, or of its last kLongestSentence.
std::uint32_t sentence_begin(const Segment& segment, std::uint32_t word) {
  const std::uint32_t least = word - std::min(word, kLongestSentence);
  while (word > least && segment.words[word].gap != Gap::Hard) --word;
  return word;
}

}  // namespace

bool MentionResolver::belongs(std::uint32_t entity, std::uint32_t to, int generations) const {
  if (entity == to) return true;
  const auto& parents = gazetteer_.entities[entity].broader;
  return generations > 0 && std::any_of(parents.begin(), parents.end(), [&](std::uint32_t parent) {
           return belongs(parent, to, generations - 1);
         });
}

// The places nearest above a group: Afghanistan, not South Asia.
void MentionResolver::add_seats(std::uint32_t entity, int generations, Entities& seats) const {
  for (const std::uint32_t parent : gazetteer_.entities[entity].broader) {
    if (gazetteer_.entities[parent].kind == EntityKind::Place) {
      seats.push_back(parent);
    } else if (generations > 0) {
      add_seats(parent, generations - 1, seats);
    }
  }
}

// Does the place spelled by words [begin, end) rule out all of `seats`? Not where no place is
// listed by that name.
bool MentionResolver::is_elsewhere(const Segment& segment, std::uint32_t begin, std::uint32_t end,
                                   const Entities& seats) const {
  std::vector<Spelled> names;
  spell(gazetteer_, segment, begin, names);
  bool place = false;
  for (const Spelled& name : names) {
    if (name.begin + name.words != end) continue;
    for (std::uint32_t p = gazetteer_.first_pattern[name.node]; p != kNone;
         p = gazetteer_.patterns[p].next) {
      const NamePattern& pattern = gazetteer_.patterns[p];
      if (gazetteer_.entities[pattern.entity].kind != EntityKind::Place ||
          !admitted(segment, name, pattern)) {
        continue;
      }
      place |= pattern.role == NameRole::Strong;
      if (std::any_of(seats.begin(), seats.end(), [&](std::uint32_t seat) {
            return belongs(pattern.entity, seat, kGenerations) ||
                   belongs(seat, pattern.entity, kGenerations);
          })) {
        return false;
      }
    }
  }
  return place;
}

// "Afghan" is known for an adjective of Afghanistan by the document's names of it and of what
// belongs to it.
bool MentionResolver::is_adjective_of_one(std::string_view adjective, const Entities& seats) const {
  const std::string text = fold(adjective);
  return evidence_.any_named([&](std::uint32_t entity, TermId first) {
    const bool theirs = std::any_of(seats.begin(), seats.end(), [&](std::uint32_t seat) {
      return belongs(entity, seat, kGenerations);
    });
    return theirs && is_adjective_of(text, gazetteer_.vocabulary.term(first));
  });
}

bool MentionResolver::known_adjective(std::size_t hash, std::string_view adjective,
                                      std::uint32_t entity, const Entities& seats) const {
  const auto [at, fresh] = adjectives_.try_emplace({hash, entity}, false);
  if (fresh) at->second = is_adjective_of_one(adjective, seats);
  return at->second;
}

// "Iran condemned it through its foreign ministry", "Iran condemned it. Its foreign ministry said":
// the place that the sentence begins with.
bool MentionResolver::is_others_own(const Segment& segment, std::uint32_t its,
                                    const Entities& seats) const {
  std::uint32_t from = sentence_begin(segment, its);
  if (from == its && its > 0) from = sentence_begin(segment, its - 1);
  for (std::uint32_t end = from + 1; end <= std::min(its, from + kLongestOwner); ++end)
    if (is_elsewhere(segment, from, end, seats)) return true;
  return false;
}

bool MentionResolver::is_others(const Segment& segment, const Spelled& spelled,
                                std::uint32_t entity) const {
  if (gazetteer_.entities[entity].kind != EntityKind::Group || !evidence_.rules.on(TagRule::Owners))
    return false;
  Entities seats;
  add_seats(entity, kGenerations, seats);
  if (seats.empty()) return false;
  const std::uint32_t end = spelled.begin + spelled.words;
  const auto count = static_cast<std::uint32_t>(segment.words.size());
  if (end + 1 < count && segment.words[end].gap == Gap::Space &&
      segment.words[end].term == gazetteer_.of) {
    for (std::uint32_t last = end + 2; last <= std::min(count, end + 1 + kLongestOwner); ++last)
      if (is_elsewhere(segment, end + 1, last, seats)) return true;
  }
  if (spelled.begin == 0) return false;
  const bool possessive = after_possessive(segment, spelled.begin);
  if (!possessive && segment.words[spelled.begin].gap != Gap::Space) return false;
  const Word& before = segment.words[spelled.begin - 1];
  const std::string_view text = segment.surface(spelled.begin - 1);
  if (text == "its" || text == "Its") return is_others_own(segment, spelled.begin - 1, seats);
  if ((classes_of(before.hash) & kDemonymWord) != 0 && before.capital())
    return !known_adjective(before.hash, text, entity, seats);
  for (std::uint32_t words = 1; words <= std::min(spelled.begin, kLongestOwner); ++words) {
    const std::uint32_t from = spelled.begin - words;
    const bool cue = from > 0 && gazetteer_.has_flag(segment.words[from - 1].term, kPlaceCue);
    if ((possessive || !cue) && is_elsewhere(segment, from, spelled.begin, seats)) return true;
  }
  return false;
}

}  // namespace dossier
