// SPDX-License-Identifier: GPL-2.0-or-later
// The names of a document that several listed persons bear and nothing in it tells apart: where
// they stand, who may be meant, and who was chosen by what other documents say.
//
//   "Kennedy told Rusk": mention 0 at position 513, one of person/john-kennedy and
//   person/robert-kennedy; chosen: the first
//
// They are kept in a value slot of the document, so that a choice is made, and made otherwise when
// other documents have changed, without tokenizing or tagging the text again.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document.h"

namespace dossier {

/// The candidate chosen for a name, by its number among them; or none.
using Choice = std::optional<std::uint32_t>;

struct OpenNames {
  struct Name {
    std::vector<std::string> candidates;  ///< Ids, in the authority's order.
    Choice chosen;
    bool operator==(const Name&) const = default;
  };
  struct Place {
    std::uint32_t mention = 0;             ///< Index into Document::mentions.
    std::uint32_t name = 0;                ///< Index into `names`.
    std::vector<std::uint32_t> positions;  ///< Of its entity's term: first and last word's.
    bool operator==(const Place&) const = default;
  };
  std::vector<Name> names;               ///< Distinct.
  std::vector<Place> places;             ///< In the order of mentions.
  std::vector<std::string> only_chosen;  ///< Ids that stand in the document by choice alone.

  bool operator==(const OpenNames&) const = default;
};

/// Is a mention's bearer left to other documents? Of towns of one name, hardly any document names
/// one otherwise, so that only persons are.
inline bool is_open(const Mention& mention) {
  return mention.kind == EntityKind::Person && mention.entity.empty() &&
         !mention.candidates.empty();
}

/// "" where there are none.
std::string pack_open_names(const OpenNames& open);
/// @throws Error when `packed` is damaged.
OpenNames unpack_open_names(std::string_view packed);

std::vector<Choice> choices_made(std::string_view packed);

/// Writes `choices`, one for each of the names in slot::kOpenNames, into terms, slots and record of
/// a finished document. Nothing is touched where they are those made before: then it returns false.
/// Cost: the record is unpacked, its mentions packed again.
bool choose_bearers(Xapian::Document& document, const std::vector<Choice>& choices);

/// Gives the mentions of `document` back their candidates, as if nothing had been chosen.
void reopen_names(std::string_view packed, Document& document);

}  // namespace dossier
