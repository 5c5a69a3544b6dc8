// SPDX-License-Identifier: GPL-2.0-or-later
// The weights of IneB2, by which the engine ranks, in parts: inverse expected document frequency,
// Bernoulli after-effect, normalisation 2.
//
//   normalised / (normalised + 1) * (occurrences in all + 1) / documents with it * rarity
//
// From Amati and van Rijsbergen, "Probabilistic models of information retrieval based on measuring
// the divergence from randomness", 2002; computed in the order of xapian-core's
// weight/ineb2weight.cc, so that each part is the engine's own to the last bit.

#pragma once

#include <xapian.h>

#include <cmath>

namespace dossier {

/// The parameter c of normalisation 2, for frequencies counted in halves; flat from 0.4 to 1.
inline constexpr double kIneB2Parameter = 0.5;

/// Of a term that stands `occurrences` times in a collection of so many documents: the information
/// of its expected document frequency, in bits.
inline double ineb2_rarity(double occurrences, double documents) {
  const double expected = documents * (1.0 - std::exp(-(occurrences / documents)));
  return std::log2((documents + 1.0) / (expected + 0.5));
}

/// What the length of a document of `database` is measured by: see ineb2_normalised().
inline double ineb2_scale(const Xapian::Database& database) {
  return kIneB2Parameter * database.get_average_length();
}

/// What an occurrence in a document of this length counts for.
inline double ineb2_worth(double length, double scale) { return std::log2(1 + scale / length); }

/// So many occurrences in a document of this length, as one of average length would have them.
inline double ineb2_normalised(double occurrences, double length, double scale) {
  return occurrences * ineb2_worth(length, scale);
}

}  // namespace dossier
