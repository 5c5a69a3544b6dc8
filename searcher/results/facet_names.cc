// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/facet_names.h"

namespace dossier {
FacetCount named_value(const FacetKey& key, std::uint32_t count, const Index& index) {
  if (!is_entity(key.facet) || key.unlisted) return {std::nullopt, std::string(key.value), count};
  return {std::string(key.value), index.entity_name(key.value), count};
}

void hit_entities(std::string_view packed, const Index& index, std::size_t most,
                  std::vector<FacetCount> (&into)[kEntityKinds]) {
  unpack_facets(packed, [&](const FacetValue& value) {
    if (!is_entity(value.facet) || value.count == 0) return;
    auto& list = into[static_cast<std::size_t>(value.facet)];
    if (list.size() < most)
      list.push_back(named_value({value.facet, value.unlisted, value.value}, value.count, index));
  });
}

}  // namespace dossier
