// SPDX-License-Identifier: GPL-2.0-or-later
// Who is meant by the names that several persons bear: what all documents say of the bearers,
// gathered from value slots, and asked about each open name.
//
//   SharedNames names(gazetteer);
//   for (each document) names.ask(its open names);     // whose bearers count?
//   for (each document) names.hear(its evidence);      // who is named in full, when, beside whom
//   names.seal();
//   for (each document) choices = names.choose(its evidence);
//
// A choice depends on the documents alone: not on their order or number in the index, nor on what
// was chosen before. Cost: two passes over slots of a few hundred bytes; about 150 bytes of memory
// for a document that names a bearer in full.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/name_prior.h"
#include "indexer/open_names.h"

namespace dossier {

/// Of one document: the slots that say whom it names, when it was written and what it leaves open.
struct NameEvidence {
  std::string facets, day, open_names;
};
NameEvidence name_evidence(const Xapian::Document& document);
std::string pack_evidence(const NameEvidence& evidence);
NameEvidence unpack_evidence(std::string_view packed);

/// Calls `each(number, evidence)` for the documents of an index, by number, but for those of
/// `except` (ascending).
template <typename Each>
void each_evidence(const Xapian::Database& database, const std::vector<Xapian::docid>& except,
                   const Each& each);

bool has_open_names(const Xapian::Database& database);

class SharedNames {
 public:
  explicit SharedNames(const Gazetteer& gazetteer);

  void ask(std::string_view open_names);
  void hear(const NameEvidence& evidence);
  void seal();
  /// For each name of `evidence.open_names`. Thread-safe.
  std::vector<Choice> choose(const NameEvidence& evidence) const;

  /// Of a bearer named in more documents, so many are heard, picked by the hash of what they say.
  static constexpr std::size_t kMostWitnesses = 500;

 private:
  struct Heard {
    std::uint64_t hash = 0;
    std::vector<std::uint32_t> bearers;
    NamePrior::Witness witness;
  };
  struct Named {
    std::vector<std::uint32_t> actors, sure;  // Ascending.
  };
  Named named(const NameEvidence& evidence, const OpenNames& open) const;

  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::unordered_set<std::uint32_t> bearers_;
  std::vector<std::uint32_t> documents_with_;  // By entity.
  std::vector<Heard> heard_;
  std::uint64_t documents_ = 0;
  NamePrior prior_;
};

}  // namespace dossier

#include <algorithm>

#include "schema/terms.h"

template <typename Each>
void dossier::each_evidence(const Xapian::Database& database,
                            const std::vector<Xapian::docid>& except, const Each& each) {
  auto days = database.valuestream_begin(slot::kFirstDay);
  auto open = database.valuestream_begin(slot::kOpenNames);
  const Xapian::ValueIterator end;
  const auto value_of = [&](Xapian::ValueIterator& values, Xapian::docid number) {
    if (values != end && values.get_docid() < number) values.skip_to(number);
    return values != end && values.get_docid() == number ? *values : std::string();
  };
  for (auto facets = database.valuestream_begin(slot::kFacets); facets != end; ++facets) {
    const auto number = facets.get_docid();
    if (std::binary_search(except.begin(), except.end(), number)) continue;
    each(number, NameEvidence{*facets, value_of(days, number), value_of(open, number)});
  }
}
