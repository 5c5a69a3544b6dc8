// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/facet_names.h"

#include "schema/terms.h"

namespace dossier {
FacetCount named_value(const FacetKey& key, std::uint32_t count, const Index& index) {
  if (!is_entity(key.facet) || key.unlisted) return {std::nullopt, std::string(key.value), count};
  return {std::string(key.value), index.entity_name(key.value), count};
}

FacetCount named_value(const FacetColumns& columns, FacetNumber value, std::uint32_t count) {
  const auto key = columns.key(value);
  if (!is_entity(key.facet) || key.unlisted) return {std::nullopt, std::string(key.value), count};
  const auto name = columns.name(value);
  return {std::string(key.value), std::string(name.empty() ? key.value : name), count};
}

void hit_entities(Xapian::docid document, const Index& index, const FacetColumns* columns,
                  std::size_t most, std::vector<FacetCount> (&into)[kEntityKinds]) {
  const auto add = [&](Facet facet, std::uint32_t count, const auto& named) {
    if (!is_entity(facet) || count == 0) return;
    auto& list = into[static_cast<std::size_t>(facet)];
    if (list.size() < most) list.push_back(named());
  };
  if (columns != nullptr) {
    columns->each_value(document, [&](FacetNumber value, std::uint32_t count) {
      add(columns->key(value).facet, count, [&] { return named_value(*columns, value, count); });
    });
    return;
  }
  const auto packed = index.database().get_document(document).get_value(slot::kFacets);
  unpack_facets(packed, [&](const FacetValue& value) {
    add(value.facet, value.count, [&] {
      return named_value({value.facet, value.unlisted, value.value}, value.count, index);
    });
  });
}

}  // namespace dossier
