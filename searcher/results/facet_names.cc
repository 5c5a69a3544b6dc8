// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/facet_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier {
namespace {

// `text` as the value of a field.
std::string field_value(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
  return plain ? std::string(text) : fmt::format("\"{}\"", text);
}

}  // namespace

FacetCount named_value(const FacetKey& key, std::uint32_t count, const Index& index) {
  if (!is_entity(key.facet) || key.unlisted) return {std::nullopt, std::string(key.value), count};
  return {std::string(key.value), index.entity_name(key.value), count};
}

std::string filter_of(Facet facet, const FacetCount& value) {
  if (value.name.empty() || value.name.find('"') != std::string::npos) return {};
  switch (facet) {
    case Facet::People:
    case Facet::Groups:
    case Facet::Places: {
      const auto slash = value.id ? value.id->find('/') : std::string::npos;
      if (slash == std::string::npos) return {};
      return fmt::format("{}:{}", value.id->substr(0, slash),
                         field_value(value.id->substr(slash + 1)));
    }
    case Facet::Kind:
    case Facet::Outlet:
    case Facet::Author:
      return fmt::format("{}:{}", facet_name(facet), field_value(value.name));
    case Facet::Language:
      return "lang:" + field_value(value.name);
    default:
      return {};
  }
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
