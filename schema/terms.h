// SPDX-License-Identifier: GPL-2.0-or-later
// The terms, positions and value slots of the index: what the indexer writes and the searcher asks
// for.
//
// A plain word is its folded form and starts with no capital; every other term starts with a prefix
// of capitals. Term positions leave a gap between paragraphs, and each zone has a range of its own,
// so that the position alone tells the zone:  position = zone base + running number of the word in
// that zone. Xapian writes a position in as many bytes as it has digits, once for every term of
// every document: so the body, where most words stand, has the lowest.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/document.h"

namespace dossier {

namespace prefix {
inline constexpr std::string_view kTitle = "S";        ///< Words of the title, positional.
inline constexpr std::string_view kAuthor = "A";       ///< Words of the authors' names, positional.
inline constexpr std::string_view kOutlet = "O";       ///< Words of the outlet, positional.
inline constexpr std::string_view kKind = "K";         ///< paper, news, other.
inline constexpr std::string_view kLanguage = "L";     ///< ISO 639-1.
inline constexpr std::string_view kId = "Q";           ///< Document id.
inline constexpr std::string_view kUrl = "U";          ///< Words of the address, positional.
inline constexpr std::string_view kHas = "XH";         ///< What the document has: kHasNotes, ...
inline constexpr std::string_view kSpokenDate = "XD";  ///< A time the text speaks of, positional:
                                                       ///< schema/spoken_dates.h.
inline constexpr std::string_view kCitationKey = "H";  ///< timofte2021unlikely
inline constexpr std::string_view kEntity = "XE";      ///< Entity id, positional.
inline constexpr std::string_view kUnlisted =
    "XU";  ///< Kind and name of whom no authority lists, positional: schema/unlisted_terms.h.
inline constexpr std::string_view kCapitals =
    "XI";  ///< A short word written in capitals, positional: US and WHO, told from us and who.
// Of entities that only the document's file lists: schema/listed_terms.h.
inline constexpr std::string_view kListedName = "XL";   ///< An entity's name.
inline constexpr std::string_view kListedAlias = "XN";  ///< An alias, and the entity it means.
// Of works: schema/work_terms.h.
inline constexpr std::string_view kKnownAs = "XW";    ///< The document is the work of this id.
inline constexpr std::string_view kCites = "XC";      ///< The document cites it.
inline constexpr std::string_view kSameWork = "XK";   ///< Two ids of one work.
inline constexpr std::string_view kMainTitle = "XM";  ///< A title without subtitle, and the whole.
inline constexpr std::string_view kTitled = "XT";  ///< A title without its year, and an id with it.
}  // namespace prefix

/// Words of at most this many bytes have a term of kCapitals.
inline constexpr std::size_t kMostCapitals = 4;

/// At the position of the first word of every sentence, and of every paragraph and the title.
inline constexpr const char* kSentenceStart = "XBs";
inline constexpr const char* kParagraphStart = "XBp";

/// Prefix and value as one term; a term too long for Xapian ends in a hash of the whole instead.
std::string make_term(std::string_view prefix, std::string_view value);

namespace slot {
inline constexpr unsigned kFirstDay =
    0;  ///< YYYYMMDD, eight digits: the earliest day the date may mean.
inline constexpr unsigned kLastDay = 1;  ///< The latest.
inline constexpr unsigned kFacets = 2;   ///< Packed facet values: schema/facet_slot.h.
inline constexpr unsigned kSource =
    3;  ///< The files it comes from, their sizes and times: the indexer's ledger of files.
inline constexpr unsigned kWorkKeys = 4;  ///< Packed work keys by which the document may be cited.
inline constexpr unsigned kSketch =
    5;  ///< Sample of its text, by which near-duplicates are known: indexer's stories.
inline constexpr unsigned kStory =
    6;  ///< Label of the story it is one version of; none where it is the only one.
inline constexpr unsigned kMentions = 7;   ///< Who is named where: schema/mention_slot.h.
inline constexpr unsigned kOpenNames = 8;  ///< Names of several bearers: indexer/open_names.h.
/// Orders what ties: the nines' complement of kFirstDay, or "~" where there is none, and the id; so
/// the newest first, the undated last.
inline constexpr unsigned kOrder = 12;
}  // namespace slot

/// Positions between the last word of one paragraph and the first of the next: no NEAR crosses,
/// whose distance is 1,000 at most.
inline constexpr std::uint32_t kParagraphGap = 1000;
/// Positions a zone has room for; a document with more words in one zone is refused. All zones
/// together stay below 2^31.
inline constexpr std::uint32_t kZoneSpan = 1U << 28U;

/// First position of each zone: body, front, notes, bibliography, back.
constexpr std::uint32_t zone_base(Zone zone) {
  if (zone == Zone::Body) return 1;
  return zone == Zone::Front ? kZoneSpan : static_cast<std::uint32_t>(zone) * kZoneSpan;
}
/// First position of the title, which is not a zone of paragraphs: above all zones.
inline constexpr auto kTitleBase = static_cast<std::uint32_t>(kZones) * kZoneSpan;
/// First position of the words of other fields: outlet, address, each author.
inline constexpr std::uint32_t kFieldBase = kTitleBase + kZoneSpan;
constexpr bool in_text(std::uint32_t position) { return position < kTitleBase; }
constexpr bool in_title(std::uint32_t position) {
  return !in_text(position) && position < kFieldBase;
}

/// What an occurrence adds to a term's frequency: a title counts twice, notes and back matter rank
/// below (once a document, however often). In halves of a body occurrence, so that all stay whole
/// numbers.
inline constexpr unsigned kBodyWeight = 2;
inline constexpr unsigned kTitleWeight = 4;
inline constexpr unsigned kBelowWeight = 1;

}  // namespace dossier
