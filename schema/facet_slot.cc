// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/facet_slot.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace dossier {
namespace {

constexpr std::array<const char*, kFacets> kNames{"people", "groups", "places",   "date", "kind",
                                                  "outlet", "author", "language", "cited"};

void put(ByteWriter& out, const FacetValue& value) {
  out.number(static_cast<std::uint64_t>(value.facet) << 2U | (value.sure ? 2U : 0U) |
             (value.unlisted ? 1U : 0U));
  out.number(value.count);
  out.text(value.value);
}

}  // namespace

const char* facet_name(Facet facet) { return kNames.at(static_cast<std::size_t>(facet)); }

std::string_view facet_value(const Mention& mention) {
  if (!mention.entity.empty()) return mention.entity;
  return mention.cluster.empty() ? mention.surface : mention.cluster;
}

std::string pack_facets(const Document& document) {
  // Who is spoken of in the text comes before who is only cited in notes and bibliography.
  struct Count {
    std::uint32_t in_text = 0, all = 0;
    bool sure = false;
    auto operator<=>(const Count&) const = default;
  };
  std::map<std::tuple<Facet, bool, std::string_view>, Count> counts;
  for (const auto& mention : document.mentions) {
    const bool unlisted = mention.entity.empty();
    auto& count = counts[{facet_of(mention.kind), unlisted, facet_value(mention)}];
    ++count.all;
    count.sure |= !unlisted && mention.how <= MentionHow::Authority;
    if (!mention.paragraph || document.paragraphs[*mention.paragraph].zone <= Zone::Body) {
      ++count.in_text;
    }
  }
  std::vector<std::pair<FacetValue, Count>> values;
  values.reserve(counts.size());
  for (const auto& [key, count] : counts) {
    const auto& [facet, unlisted, value] = key;
    values.push_back({{facet, unlisted, count.in_text, value, count.sure}, count});
  }
  std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.facet, b.second) < std::tie(b.first.facet, a.second);
  });
  ByteWriter out;
  for (const auto& [value, count] : values) put(out, value);
  const auto& meta = document.meta;
  const std::string date = meta.date ? meta.date->iso() : "";
  put(out, {Facet::Date, false, 1, date});
  if (!meta.kind.empty()) put(out, {Facet::Kind, false, 1, meta.kind});
  if (!meta.outlet.empty()) put(out, {Facet::Outlet, false, 1, meta.outlet});
  for (const auto& author : meta.authors) put(out, {Facet::Author, false, 1, author});
  if (!meta.language.empty()) put(out, {Facet::Language, false, 1, meta.language});
  return out.take();
}

}  // namespace dossier
