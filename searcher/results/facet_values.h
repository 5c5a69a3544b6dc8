// SPDX-License-Identifier: GPL-2.0-or-later
// Values of facets as numbers, and as readers see them.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/facet_slot.h"
#include "schema/index.h"
#include "searcher/answers.h"

namespace dossier {

/// A value of a facet, without what one document says of it.
struct FacetKey {
  Facet facet = Facet::Kind;
  bool unlisted = false;  ///< A name no authority lists: `value` is the name, not an id.
  std::string_view value;

  auto operator<=>(const FacetKey&) const = default;
};

constexpr bool is_entity(Facet facet) { return static_cast<int>(facet) < kEntityKinds; }

/// Numbers values from 0 on as they come.
class FacetValues {
 public:
  using Number = std::uint32_t;

  FacetValues() = default;
  FacetValues(const FacetValues&) = delete;
  FacetValues& operator=(const FacetValues&) = delete;

  /// The number of a value, given now if it is new. Copies the value.
  Number number(const FacetKey& key);
  /// The view lasts as long as this.
  const FacetKey& key(Number number) const { return keys_[number]; }
  Number size() const { return static_cast<Number>(keys_.size()); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Numbers = std::unordered_map<std::string, Number, Hash, std::equal_to<>>;

  Numbers listed_[kFacets], unlisted_[kFacets];
  std::vector<FacetKey> keys_;
};

/// The value as readers see it: an entity by its preferred name.
FacetCount named_value(const FacetKey& key, std::uint32_t count, const Index& index);

/// The clause of a query that finds the documents with a value; "" where none says it.
std::string filter_of(Facet facet, const FacetCount& value);

/// Entities of one document's facet slot, most mentioned first, at most `most` a kind.
void hit_entities(std::string_view packed, const Index& index, std::size_t most,
                  std::vector<FacetCount> (&into)[kEntityKinds]);

}  // namespace dossier
