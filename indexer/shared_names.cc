// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shared_names.h"

#include <xxhash.h>

#include <charconv>
#include <cmath>
#include <tuple>
#include <utility>

#include "indexer/entities/gazetteer_impl.h"
#include "schema/bytes.h"
#include "schema/facet_slot.h"

namespace dossier {
namespace {

constexpr std::size_t kYearDigits = 4;

int year_of(const NameEvidence& evidence) {
  const auto& day = evidence.day;
  int year = 0;
  std::from_chars(day.data(), day.data() + std::min(day.size(), kYearDigits), year);
  return year;
}

void sort_distinct(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

std::uint64_t hash_of(const NamePrior::Witness& witness) {
  return XXH3_64bits_withSeed(witness.actors.data(), witness.actors.size() * sizeof(std::uint32_t),
                              static_cast<std::uint64_t>(witness.year));
}

}  // namespace

NameEvidence name_evidence(const Xapian::Document& document) {
  return {document.get_value(slot::kFacets), document.get_value(slot::kFirstDay),
          document.get_value(slot::kOpenNames)};
}

std::string pack_evidence(const NameEvidence& evidence) {
  ByteWriter out;
  for (const auto* part : {&evidence.facets, &evidence.day, &evidence.open_names}) out.text(*part);
  return out.take();
}

NameEvidence unpack_evidence(std::string_view packed) {
  ByteReader in(packed);
  NameEvidence evidence;
  for (auto* part : {&evidence.facets, &evidence.day, &evidence.open_names}) *part = in.text();
  return evidence;
}

bool has_open_names(const Xapian::Database& database) {
  return database.valuestream_begin(slot::kOpenNames) != database.valuestream_end(slot::kOpenNames);
}

SharedNames::SharedNames(const Gazetteer& gazetteer) {
  const auto& entities = gazetteer.impl().entities;
  numbers_.reserve(entities.size());
  for (std::uint32_t e = 0; e < entities.size(); ++e) numbers_.emplace(entities[e].id, e);
  documents_with_.resize(entities.size());
}

void SharedNames::ask(std::string_view open_names) {
  for (const auto& name : unpack_open_names(open_names).names) {
    for (const auto& candidate : name.candidates) {
      const auto known = numbers_.find(candidate);
      if (known != numbers_.end()) bearers_.insert(known->second);
    }
  }
}

// Whom the document names without what was chosen for it.
SharedNames::Named SharedNames::named(const NameEvidence& evidence, const OpenNames& open) const {
  Named named;
  unpack_facets(evidence.facets, [&](const FacetValue& value) {
    if (value.unlisted || value.facet > facet_of(EntityKind::Place)) return;
    const auto known = numbers_.find(value.value);
    if (known == numbers_.end() ||
        std::binary_search(open.only_chosen.begin(), open.only_chosen.end(), value.value))
      return;
    named.actors.push_back(known->second);
    if (value.sure) named.sure.push_back(known->second);
  });
  sort_distinct(named.actors);
  sort_distinct(named.sure);
  return named;
}

void SharedNames::hear(const NameEvidence& evidence) {
  auto [actors, sure] = named(evidence, unpack_open_names(evidence.open_names));
  ++documents_;
  for (const auto actor : actors) ++documents_with_[actor];
  std::erase_if(sure, [&](std::uint32_t entity) { return !bearers_.contains(entity); });
  if (sure.empty()) return;
  NamePrior::Witness witness{year_of(evidence), std::move(actors)};
  const auto hash = hash_of(witness);
  heard_.push_back({hash, std::move(sure), std::move(witness)});
}

void SharedNames::seal() {
  // In an order that is the documents' own, so that sums are the same to the last bit.
  std::sort(heard_.begin(), heard_.end(), [](const Heard& a, const Heard& b) {
    return std::tie(a.hash, a.witness.year, a.witness.actors) <
           std::tie(b.hash, b.witness.year, b.witness.actors);
  });
  std::unordered_map<std::uint32_t, std::size_t> voices;
  for (auto& [hash, bearers, witness] : heard_) {
    std::erase_if(bearers, [&](std::uint32_t b) { return ++voices[b] > kMostWitnesses; });
    if (!bearers.empty()) prior_.add_witness(bearers, std::move(witness));
  }
  heard_ = {};
  for (std::uint32_t e = 0; e < documents_with_.size(); ++e) {
    if (documents_with_[e] > 0)
      prior_.set_weight(e, std::log(static_cast<double>(documents_) / documents_with_[e]));
  }
}

std::vector<Choice> SharedNames::choose(const NameEvidence& evidence) const {
  const auto open = unpack_open_names(evidence.open_names);
  std::vector<Choice> choices(open.names.size());
  if (choices.empty()) return choices;
  OpenName asked;
  asked.actors = named(evidence, open).actors;
  asked.year = year_of(evidence);
  for (std::size_t n = 0; n < choices.size(); ++n) {
    asked.candidates.clear();
    for (const auto& candidate : open.names[n].candidates) {
      const auto known = numbers_.find(candidate);
      if (known != numbers_.end()) asked.candidates.push_back(known->second);
    }
    if (asked.candidates.size() < open.names[n].candidates.size()) continue;
    const auto one = prior_.choose(asked);
    if (!one) continue;
    const auto at = std::find(asked.candidates.begin(), asked.candidates.end(), *one);
    choices[n] = static_cast<std::uint32_t>(at - asked.candidates.begin());
  }
  return choices;
}

}  // namespace dossier
