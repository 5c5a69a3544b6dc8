// SPDX-License-Identifier: GPL-2.0-or-later
// What a name's words and its surroundings say of its kind, as numbers a linear model weighs.
//
//   "in Old Goa, India" -> Words2 PlaceHead BeforeIn AfterCommaPlace ...
//
// Features are classes of words and places in a sentence, never words themselves: so the model
// knows no name by heart.

#pragma once

#include <array>
#include <cstdint>

#include "indexer/entities/evidence.h"
#include "indexer/entities/name_runs.h"
#include "indexer/entities/segment.h"

namespace dossier {

enum class NameFeature : std::uint8_t {
  // The words themselves.
  Bias,
  Words1,
  Words2,
  Words3,
  WordsMore,
  FirstGiven,
  OnlyGiven,
  FirstInitial,
  MiddleInitial,
  LastFamily,
  Suffix,
  Particle,
  GivenThenPlain,
  GroupTail,
  GroupHeadOf,
  GroupInside,
  GroupAdjective,
  PlaceTail,
  PlaceHead,
  OtherTail,
  OtherInside,
  KnownPlace,
  KnownGroup,
  KnownGroupFirst,
  PlaceFirst,
  PlaceLast,
  PlaceInside,
  DemonymFirst,
  DemonymInside,
  Capitals,
  CapitalsLong,
  SomeCapitals,
  Digit,
  MixedCase,
  HasOf,
  HasAnd,
  CommonAll,
  CommonFirst,
  CommonLast,
  LowerAll,
  LowerFirst,
  LowerLast,
  OtherCapital,
  PlaceEnding,
  PersonEnding,
  Short,
  OrdinaryEnding,
  PluralLast,
  PlacePlural,
  UnknownTwo,
  UnknownOne,
  // Where it stands: what is before, after and around.
  Titled,
  BeforeTitle,
  AfterDemonym,
  BeforeIn,
  BeforeAt,
  BeforeFrom,
  BeforeTo,
  BeforeNear,
  BeforeOf,
  BeforeBy,
  BeforeWith,
  BeforeAnd,
  BeforeThe,
  BeforeA,
  BeforeFor,
  BeforeOn,
  BeforeThat,
  BeforeAs,
  BeforeComma,
  BeforePlaceNounOf,
  BeforePersonNoun,
  BeforeGroupNoun,
  BeforePlaceNoun,
  BeforeWorkNoun,
  BeforePersonComma,
  BeforeInThe,
  AfterVerb,
  AfterPossessive,
  AfterCommaPlace,
  AfterComma,
  AfterGroupNoun,
  AfterPlaceNoun,
  AfterPersonNoun,
  AfterBracketNumber,
  AfterCopula,
  AfterAnd,
  AfterWorkNoun,
  AfterOther,
  AfterEnd,
  AfterIn,
  AfterCommaPerson,
  AfterCommaGroup,
  AfterCommaPlaceNoun,
  BeforeNumber,
  AfterNumber,
  AfterCapitalBracket,
  BeforeGroupBeside,
  BeforePlaceBeside,
  AfterGroupBeside,
  AfterPlaceBeside,
  SecondGroupBeside,
  SecondPlaceBeside,
  SecondPersonNoun,
  IsAPerson,
  IsAGroup,
  IsAPlace,
  IsAWork,
  Opens,
  OpensAlways,
  Quoted,
  Bracketed,
  Hyphened,
  // What stands beside it, together with its form.
  CapitalsAfterThe,
  UnknownAfterThe,
  PlaceBesideGroup,
  UnknownBesideGroup,
  UnknownAfterPlacePreposition,
  // Other places and names of the document.
  Many,
  Several,
  ListPerson,
  ListGroup,
  ListPlace,
  IsSurname,
  IsFirstName,
  InGroup,
  InPlace,
  InOther,
  IsShortForm,
  Count
};
inline constexpr std::size_t kNameFeatures = static_cast<std::size_t>(NameFeature::Count);

/// Each from 0 to 1; of a name met more than once, the mean of what its places say.
class FeatureVector {
 public:
  void set(NameFeature feature, float value = 1) {
    values_[static_cast<std::size_t>(feature)] = value;
  }
  void add(NameFeature feature) { values_[static_cast<std::size_t>(feature)] += 1; }
  float operator[](std::size_t feature) const { return values_[feature]; }
  float get(NameFeature feature) const { return values_[static_cast<std::size_t>(feature)]; }
  /// Turns the counts of `places` into means, from Titled on.
  void average(float places);

 private:
  std::array<float, kNameFeatures> values_{};
};

/// What the words of the run say.
void add_form(const Segment& segment, const NameRun& run, const Evidence& evidence,
              FeatureVector& features);

/// Counts what stands around it.
void add_surroundings(const Segment& segment, const NameRun& run, FeatureVector& features);

}  // namespace dossier
