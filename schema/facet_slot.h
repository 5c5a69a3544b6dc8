// SPDX-License-Identifier: GPL-2.0-or-later
// The facet values of a document, packed into one value slot, so that counting reads one short
// string a match.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document.h"

namespace dossier {

/// The facets, in the order in which results show them; people, groups and places as in EntityKind.
/// Cited is in no slot: the searcher asks who cites a document.
enum class Facet : std::uint8_t {
  People,
  Groups,
  Places,
  Date,
  Kind,
  Outlet,
  Author,
  Language,
  Cited
};
inline constexpr int kFacets = 9;
constexpr bool is_entity(Facet facet) { return static_cast<int>(facet) < kEntityKinds; }
const char* facet_name(Facet facet);  ///< "people", "groups", "places", "date", ...
constexpr Facet facet_of(EntityKind kind) { return static_cast<Facet>(kind); }

struct FacetValue {
  Facet facet = Facet::Kind;
  bool unlisted = false;    ///< A name no authority lists: `value` is the name, not an id.
  std::uint32_t count = 1;  ///< Mentions in title, front and body (people, groups, places), else 1.
  std::string_view value;
  bool sure = false;  ///< An entity named in full or tagged, not only by what depends on context.
};

/// What a mention counts as: its entity's id, or the name, its cluster's where it
/// is of one, where no authority lists it.
std::string_view facet_value(const Mention& mention);

/// The values of `document`: an entity once, those most mentioned in its text first; names that no
/// authority lists by their clusters.
std::string pack_facets(const Document& document);

/// Calls `each(FacetValue)` for every value; views point into `packed`.
template <typename Each>
void unpack_facets(std::string_view packed, const Each& each);

}  // namespace dossier

#include "schema/bytes.h"

template <typename Each>
void dossier::unpack_facets(std::string_view packed, const Each& each) {
  ByteReader reader(packed);
  while (!reader.empty()) {
    FacetValue value;
    const auto head = reader.number();
    value.facet = stored_enumerator(head >> 2U, Facet::Cited);
    value.sure = (head & 2U) != 0;
    value.unlisted = (head & 1U) != 0;
    value.count = reader.number_as<std::uint32_t>();
    value.value = reader.view();
    each(value);
  }
}
