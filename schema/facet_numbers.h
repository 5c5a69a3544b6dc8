// SPDX-License-Identifier: GPL-2.0-or-later
// Values of facets as numbers, so that counting needs no strings.
//
//   FacetNumbers numbers;
//   numbers.number({Facet::Places, false, "place/kabul"})  ->  0
//   numbers.number({Facet::Kind, false, "news"})           ->  1
//   numbers.number({Facet::Places, false, "place/kabul"})  ->  0

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/facet_slot.h"

namespace dossier {

using FacetNumber = std::uint32_t;

/// A value of a facet, without what one document says of it. Of one facet, listed ones sort first.
struct FacetKey {
  Facet facet = Facet::Kind;
  bool unlisted = false;  ///< A name no authority lists: `value` is the name, not an id.
  std::string_view value;

  auto operator<=>(const FacetKey&) const = default;
};

/// Numbers values from 0 on as they come. Cost: a look-up by hash, some 30 ns.
class FacetNumbers {
 public:
  FacetNumbers() = default;
  FacetNumbers(const FacetNumbers&) = delete;
  FacetNumbers& operator=(const FacetNumbers&) = delete;

  /// The number of a value, given now if it is new. Copies the value.
  FacetNumber number(const FacetKey& key);
  /// The view lasts as long as this.
  const FacetKey& key(FacetNumber number) const { return keys_[number]; }
  FacetNumber size() const { return static_cast<FacetNumber>(keys_.size()); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Numbers = std::unordered_map<std::string, FacetNumber, Hash, std::equal_to<>>;

  Numbers listed_[kFacets], unlisted_[kFacets];
  std::vector<FacetKey> keys_;
};

}  // namespace dossier
