// SPDX-License-Identifier: GPL-2.0-or-later
// The terms, positions and value slots of the index: what the indexer writes and the searcher asks
// for.
//
// A plain word is its folded form and starts with no capital; every other term starts with a prefix
// of capitals. Positions number the words of the title, then those of the text, zone by zone, and
// leave a gap between paragraphs. Xapian writes a list of positions in as many bits as their range
// needs, once for every term of every document: so zones follow one another closely, and each
// document tells where they begin (kZoneStarts).

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/document.h"

namespace dossier {

namespace prefix {
inline constexpr std::string_view kTitle = "S";        ///< Words of the title: title_word().
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

/// Of a term of kTitle the plain word, else "". A title's words stand as plain words at the title's
/// positions; their own terms have none, and tell only whose title has them.
std::string_view title_word(std::string_view term);

namespace slot {
inline constexpr unsigned kFirstDay =
    0;  ///< YYYYMMDD, eight digits: the earliest day the date may mean.
inline constexpr unsigned kLastDay = 1;  ///< The latest.
inline constexpr unsigned kFacets = 2;   ///< Packed facet values: schema/facet_slot.h.
inline constexpr unsigned kSource =
    3;  ///< The files it comes from, their sizes and times: the indexer's ledger of files.
inline constexpr unsigned kWorkKeys = 4;  ///< By what it may be cited: schema/work_terms.h.
inline constexpr unsigned kSketch =
    5;  ///< Sample of its text, by which near-duplicates are known: indexer's stories.
inline constexpr unsigned kStory =
    6;  ///< Label of the story it is one version of; none where it is the only one.
inline constexpr unsigned kMentions = 7;   ///< Who is named where: schema/mention_slot.h.
inline constexpr unsigned kOpenNames = 8;  ///< Names of several bearers: indexer/open_names.h.
/// All that answers show of the document: schema/record.h. Not its data, which Xapian would try to
/// deflate, in vain and at each copy.
inline constexpr unsigned kRecord = 9;
/// Orders what ties: the nines' complement of kFirstDay, or "~" where there is none, and the id; so
/// the newest first, the undated last.
inline constexpr unsigned kOrder = 12;
}  // namespace slot

/// The positions at which front, notes, bibliography and back begin (kZoneOrder less the body,
/// which begins at kTextBase); one that is absent takes a position all the same. Not of documents
/// that have no more than a body.
inline constexpr const char* kZoneStarts = "XBz";

/// Zones in the order of their positions.
inline constexpr std::array kZoneOrder = {Zone::Body, Zone::Front, Zone::Notes, Zone::Bibliography,
                                          Zone::Back};
/// Positions between the last word of one paragraph and the first of the next. A NEAR of at most
/// this distance crosses none; of a greater one paragraphs must be looked at.
inline constexpr std::uint32_t kParagraphGap = 50;
/// The same between zones, and between the fields' values: no NEAR reaches so far.
inline constexpr std::uint32_t kZoneGap = 1000;

/// First position of the title, and how many it has: words after those share the last.
inline constexpr std::uint32_t kTitleBase = 1;
inline constexpr std::uint32_t kTitleSpan = 400;
/// First position of the text.
inline constexpr std::uint32_t kTextBase = 512;
/// First position of the words of other fields: outlet, address, each author. The text ends before.
inline constexpr std::uint32_t kFieldBase = 1U << 30U;
constexpr bool in_title(std::uint32_t position) { return position < kTextBase; }
constexpr bool in_text(std::uint32_t position) {
  return position >= kTextBase && position < kFieldBase;
}

/// What an occurrence adds to a term's frequency: a title counts twice, notes and back matter rank
/// below (once a document, however often). In halves of a body occurrence, so that all stay whole
/// numbers.
inline constexpr unsigned kBodyWeight = 2;
inline constexpr unsigned kTitleWeight = 4;
inline constexpr unsigned kBelowWeight = 1;

}  // namespace dossier
