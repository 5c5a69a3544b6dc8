// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/facet_numbers.h"

namespace dossier {

FacetNumber FacetNumbers::number(const FacetKey& key) {
  auto& numbers = (key.unlisted ? unlisted_ : listed_)[static_cast<std::size_t>(key.facet)];
  if (const auto found = numbers.find(key.value); found != numbers.end()) return found->second;
  const auto added = numbers.emplace(key.value, size()).first;
  keys_.push_back({key.facet, key.unlisted, added->first});
  return added->second;
}

}  // namespace dossier
