// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/kind_model.h"

#include <algorithm>
#include <array>

#include "indexer/entities/kind_weights.h"

namespace dossier {
namespace {

// Added to the score of being no name: the higher, the fewer and the surer are the names found.
constexpr float kCaution = 0.0F;
constexpr float kMostly = 0.5F;  // Of the places where a name stands.

}  // namespace

std::optional<EntityKind> judge_kind(const FeatureVector& features) {
  const bool single = features.get(NameFeature::Words1) > 0;
  // What the weights were fitted to has too few of these. A title makes a person, also of one word
  // that is a town's name ("Lord Salisbury"), ...
  const bool other_form = features.get(NameFeature::GroupTail) > 0 ||
                          features.get(NameFeature::PlaceTail) > 0 ||
                          features.get(NameFeature::OtherTail) > 0 ||
                          (features.get(NameFeature::KnownPlace) > 0 && !single);
  if (features.get(NameFeature::Titled) >= kMostly && !other_form) return EntityKind::Person;
  // ... a known name its group; one plain word ("Apple") may be anything.
  const bool plain = single && features.get(NameFeature::Capitals) == 0;
  if (features.get(NameFeature::KnownGroup) > 0 && !plain &&
      features.get(NameFeature::KnownPlace) == 0) {
    return EntityKind::Group;
  }
  const auto& weights = single ? kSingleWordWeights : kManyWordsWeights;
  std::array<float, kEntityKinds> scores{};
  for (std::size_t f = 0; f < kNameFeatures; ++f) {
    if (features[f] == 0) continue;
    for (std::size_t k = 0; k < scores.size(); ++k) scores[k] += features[f] * weights[f][k];
  }
  const auto best = std::max_element(scores.begin(), scores.end());
  if (*best <= kCaution) return std::nullopt;
  return static_cast<EntityKind>(best - scores.begin());
}

}  // namespace dossier
