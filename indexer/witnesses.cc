// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/witnesses.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "indexer/entities/gazetteer_impl.h"
#include "schema/facet_slot.h"
#include "schema/terms.h"

namespace dossier {
namespace {

constexpr std::size_t kYearDigits = 4;

int year_of(const Xapian::Document& document) {
  const std::string day = document.get_value(slot::kFirstDay);
  int year = 0;
  std::from_chars(day.data(), day.data() + std::min(day.size(), kYearDigits), year);
  return year;
}

class WitnessCollector {
 public:
  WitnessCollector(const Xapian::Database& database, const Gazetteer::Impl& gazetteer)
      : database_(database), gazetteer_(gazetteer) {
    for (std::uint32_t e = 0; e < gazetteer.entities.size(); ++e)
      numbers_.emplace(gazetteer.entities[e].id, e);
  }

  void read(std::uint32_t bearer) {
    const std::string& id = gazetteer_.entities[bearer].id;
    const std::string term = make_term(prefix::kEntity, id);
    const auto step = database_.get_termfreq(term) / kMostWitnesses + 1;
    Xapian::doccount n = 0;
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
      if (n++ % step == 0) hear(database_.get_document(*at), id, bearer);
    }
  }

  NamePrior take() {
    const double documents = database_.get_doccount();
    for (const std::uint32_t actor : actors_) {
      const auto with =
          database_.get_termfreq(make_term(prefix::kEntity, gazetteer_.entities[actor].id));
      if (with > 0) prior_.set_weight(actor, std::log(documents / with));
    }
    return std::move(prior_);
  }

 private:
  void hear(const Xapian::Document& document, const std::string& id, std::uint32_t bearer) {
    NamePrior::Witness witness;
    bool sure = false;
    const std::string packed = document.get_value(slot::kFacets);
    unpack_facets(packed, [&](const FacetValue& value) {
      if (value.unlisted || value.facet > facet_of(EntityKind::Place)) return;
      sure |= value.sure && value.value == id;
      const auto known = numbers_.find(value.value);
      if (known != numbers_.end()) witness.actors.push_back(known->second);
    });
    if (!sure) return;
    witness.year = year_of(document);
    std::sort(witness.actors.begin(), witness.actors.end());
    actors_.insert(witness.actors.begin(), witness.actors.end());
    prior_.add_witness(bearer, std::move(witness));
  }

  const Xapian::Database& database_;
  const Gazetteer::Impl& gazetteer_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::unordered_set<std::uint32_t> actors_;  ///< Of all witnesses.
  NamePrior prior_;
};

}  // namespace

NamePrior collect_witnesses(const Xapian::Database& database, const Gazetteer& gazetteer,
                            const std::set<std::uint32_t>& bearers) {
  WitnessCollector collector(database, gazetteer.impl());
  for (const std::uint32_t bearer : bearers) collector.read(bearer);
  return collector.take();
}

}  // namespace dossier
