// SPDX-License-Identifier: GPL-2.0-or-later
// What is known of words before any document is read: given names, countries, what organisations
// and places end in, what persons are called.
//
//   classes_of(hash_term("university")) -> kGroupTail | kGroupHead | kCommonWord
//   the words of "New South Wales"      -> a known place of three words
//
// The lists are general knowledge of the languages of the corpus, not taken from any collection;
// they hint at the kind of a name no authority lists, and never link anything.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/entities/segment.h"

namespace dossier {

/// Bits of a word's classes; a word may be in several.
enum NameClass : std::uint32_t {
  kGivenNameWord = 1U << 0U,
  kFamilyNameWord = 1U << 1U,
  kDemonymWord = 1U << 2U,
  kGroupTail = 1U << 3U,   ///< ... Party, ... Ltd.
  kGroupHead = 1U << 4U,   ///< Ministry of ...
  kPlaceTail = 1U << 5U,   ///< ... County
  kPlaceHead = 1U << 6U,   ///< Mount ...
  kPlaceNoun = 1U << 7U,   ///< "the town of"
  kGroupNoun = 1U << 8U,   ///< "the band"
  kPersonNoun = 1U << 9U,  ///< "guitarist"
  kPersonVerb = 1U << 10U,
  kOtherTail = 1U << 11U,  ///< ... War, ... Prize
  kWorkNoun = 1U << 12U,   ///< "the album"
  kOtherCapital = 1U << 13U,
  kCommonWord = 1U << 14U,
  kGroupAdjective = 1U << 15U,
  kPlaceWord = 1U << 16U,    ///< A known place by itself.
  kTitleName = 1U << 17U,    ///< A title or rank.
  kPortfolio = 1U << 18U,    ///< Secretary of "State".
  kPlaceBeside = 1U << 20U,  ///< "near", "mayor"
  kGroupBeside = 1U << 21U,  ///< "joined", "members"
  kTimeWord = 1U << 19U,     ///< A month or day of the week.
  kPeerTitle = 1U << 22U,    ///< "Duke": of a place, it is a person's name.
};

/// NameClass bits of a word by its Word::hash. Thread-safe; one probe.
std::uint32_t classes_of(std::size_t hash);

/// How many words from `begin` on, before `end`, are the longest known place; 0: none.
std::uint32_t known_place(const Segment& segment, std::uint32_t begin, std::uint32_t end);

/// Do words [title, end) name a peer, a prince or a bishop by his place: "Earl of Kimberley"?
/// `end`: where the place's name ends, or anywhere in it.
bool is_peers_name(const Segment& segment, std::uint32_t title, std::uint32_t end);

/// "agreement", in lower case: "the Doha agreement" is called after a place, and no name of one.
bool names_treaty(std::string_view word);

/// Are words [begin, end) the whole name of a well-known organisation?
bool is_known_group(const Segment& segment, std::uint32_t begin, std::uint32_t end);

}  // namespace dossier
