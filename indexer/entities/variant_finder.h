// SPDX-License-Identifier: GPL-2.0-or-later
// Listed names that a text spells otherwise than the list.
//
//   "Moammar Qadhafi", listed "Gaddafi, Muammar" -> the name, at both words
//
// Only words that stand in no listed name, are no ordinary words, and lead to one entity's names
// alone: a variant never crosses from one listed name to another.

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/entities/evidence.h"
#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/matcher.h"
#include "indexer/entities/segment.h"

namespace dossier {

/// One a document.
class VariantFinder {
 public:
  VariantFinder(const Gazetteer::Impl& gazetteer, const Evidence& evidence)
      : gazetteer_(gazetteer), evidence_(evidence) {}

  /// Puts variants among `spelled` (by begin, the longest first), marked as guessed. `segment` is
  /// as before when it returns. Cost: one look-up for every word that is in no name, and a few
  /// walks down the trie for those that may be a variant.
  void find(Segment& segment, std::vector<Spelled>& spelled);

 private:
  using Guesses = std::vector<NameVariants::Guess>;
  const Guesses& guesses(const Segment& segment, std::uint32_t word);
  void walk(Segment& segment, std::uint32_t word, const Guesses& guesses,
            std::vector<Spelled>& out) const;
  bool is_long_enough(const Segment& segment, const Spelled& spelled, bool misspelt) const;
  bool of_one_entity(const std::vector<Spelled>& names, const Spelled& one) const;

  const Gazetteer::Impl& gazetteer_;
  const Evidence& evidence_;
  std::unordered_map<std::size_t, Guesses> known_;  ///< By Word::hash.
};

}  // namespace dossier
