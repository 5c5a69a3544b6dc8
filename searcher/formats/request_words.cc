// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/request_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "analysis/error.h"
#include "schema/suggest.h"

namespace dossier {

FacetChoice usual_facets() {
  auto facets = all_facets();
  facets.erase(Facet::Cited);
  return facets;
}

void count_facets(SearchRequest& request, const FacetChoice& facets) {
  request.facets = !facets.empty();
  request.facet.only = facets;
}

FacetChoice parse_facets(std::string_view list) {
  FacetChoice chosen;
  if (list == "none") return chosen;
  std::vector<std::string_view> names;
  for (const auto facet : all_facets()) names.emplace_back(facet_name(facet));
  while (!list.empty()) {
    const auto comma = list.find(',');
    const auto name = list.substr(0, comma);
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      const auto near = closest(std::string(name), names);
      throw Error(fmt::format("there is no facet “{}”", name),
                  near ? fmt::format("did you mean {}?", *near)
                       : fmt::format("the facets are {}, or none", fmt::join(names, ", ")));
    }
    chosen.insert(static_cast<Facet>(found - names.begin()));
  }
  return chosen;
}

std::optional<Sort> parse_sort(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Sort>, 4> kWords{{{"relevance", Sort::Relevance},
                                                                     {"newest", Sort::Newest},
                                                                     {"oldest", Sort::Oldest},
                                                                     {"cited", Sort::Cited}}};
  for (const auto& [word, sort] : kWords) {
    if (word == name) return sort;
  }
  return std::nullopt;
}

}  // namespace dossier
