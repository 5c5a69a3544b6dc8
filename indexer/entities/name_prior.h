// SPDX-License-Identifier: GPL-2.0-or-later
// Whom a name of several bearers means, by the documents that name one of them surely.
//
//   "Kennedy" in a paper of 1963 that speaks of Rusk and Laos; John F. Kennedy is named in full in
//   40 papers of those years, mostly with Rusk; Robert F. in 12 -> John F., share 0.8
//
// Each such document, a witness, speaks for its bearer: the louder the nearer its year and the more
// it has in common with the document asked about, rare actors counting most (by inverse document
// frequency). A bearer is chosen only with a clear share of all that is said.

#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace dossier {

/// A name that its document leaves open, and the entities (ascending) that stand beside it.
struct OpenName {
  std::vector<std::uint32_t> candidates, actors;
  int year = 0;  ///< Of the document; 0: not known.
};

class NamePrior {
 public:
  struct Witness {
    int year = 0;                       ///< 0: not known.
    std::vector<std::uint32_t> actors;  ///< Ascending; entities by their number in the gazetteer.
  };

  /// A document that names each of `bearers` surely.
  void add_witness(const std::vector<std::uint32_t>& bearers, Witness witness);
  /// How much it says that two documents both speak of `actor`: ln(documents / documents with it).
  void set_weight(std::uint32_t actor, double weight) { weights_[actor] = weight; }

  /// The candidate meant, or none that is sure enough. The same for any order of witnesses, up to
  /// rounding. Thread-safe. Cost: witnesses of the candidates, times actors.
  std::optional<std::uint32_t> choose(const OpenName& name) const;

 private:
  double voice(const Witness& witness, std::uint32_t bearer, const OpenName& name) const;

  std::vector<Witness> witnesses_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> witnesses_of_;  // By bearer.
  std::unordered_map<std::uint32_t, double> weights_;
};

}  // namespace dossier
