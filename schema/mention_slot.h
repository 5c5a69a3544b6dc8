// SPDX-License-Identifier: GPL-2.0-or-later
// Who is named in a document, under which spellings, and who shares a sentence or a paragraph with
// whom: packed into one value slot.
//
//   "General Milley met the Taliban in Doha. The Taliban agreed."
//     names:  person/mark-milley (General Milley), group/taliban (Taliban), place/doha (Doha);
//             who they are stands in the facet slot (facet_slot.h), and is not said again
//     places: paragraph 1, sentence 1: 0 1 2; sentence 2: 1
//
// An actor's card looks at every document that names the actor. Out of the stored records, whole
// texts that must be read and inflated, that takes 60 us for a document of 5 kB and 270 us for one
// of 50 kB; out of this slot, a few us.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document.h"

namespace dossier {

/// A name of the document: an entity, or a name no authority lists.
struct NamedActor {
  EntityKind kind = EntityKind::Person;
  bool unlisted = false;   ///< Then `value` is the name, else an entity's id.
  std::string_view value;  ///< Views point into the packed bytes of either slot.
  std::vector<std::string_view> spellings;
};

/// A mention, by its place in the order of reading.
struct MentionPlace {
  std::uint32_t actor = 0;      ///< Index into `actors`.
  std::uint32_t spelling = 0;   ///< Index into its spellings.
  std::uint32_t paragraph = 0;  ///< 0: the title; n + 1: paragraph n.
  std::uint32_t sentence = 0;   ///< Counted through the document; equal: the same sentence.
  bool in_text = true;          ///< In the title, the front or the body: not in notes or behind.
};

struct MentionSlot {
  std::vector<NamedActor> actors;
  std::string usual_spellings;       ///< Into which views point, too.
  std::vector<MentionPlace> places;  ///< A front-matter tag has an actor, but no place.
};

/// What slot::kMentions holds of `document`, whose slot::kFacets holds `facets`; "" where nothing
/// is named. Cost: linear; sentences are looked for only in paragraphs with two mentions or more.
std::string pack_mention_slot(const Document& document, std::string_view facets);
/// Sentences of the title, then of each paragraph: sentences() of texts with words.
using TextSentences = std::vector<std::vector<ByteRange>>;
/// The same, where they are known.
std::string pack_mention_slot(const Document& document, std::string_view facets,
                              const TextSentences& sentences);

/// Reads into `slot`, whose memory is used again. @throws Error when they are damaged, or of
/// different documents.
void unpack_mention_slot(std::string_view packed, std::string_view facets, MentionSlot& slot);

}  // namespace dossier
