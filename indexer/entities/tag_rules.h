// SPDX-License-Identifier: GPL-2.0-or-later
// The tagger's rules by name, so that a test can switch one off and see what it was good for.
//
//   TagRules::without(TagRule::Titles): "Mr. Baker" links no more
//
// Programs run with all of them.

#pragma once

#include <cstdint>

namespace dossier {

enum class TagRule : std::uint8_t {
  FrontMatterTags,   ///< What the file itself says goes first, and supports other names.
  LongestName,       ///< "Haqqani network" before "Haqqani".
  WeakNeedSupport,   ///< A weak alias links only with support.
  ParentSupport,     ///< What belongs to something supports it.
  Titles,            ///< "Mr. Baker".
  GivenNames,        ///< "Newton Baker", "N. D. Baker" for "Baker, Newton Diehl".
  PetNames,          ///< "Dick" for Richard.
  Strangers,         ///< "Jim Baker" is none of those listed.
  NameGoesOn,        ///< "Baker Street".
  LatestBearer,      ///< Of two bearers the one named last.
  TitleTells,        ///< Of two bearers the one with that title.
  LoneSurname,       ///< A surname that only one bears links without introduction.
  Candidates,        ///< A name of several bearers stays, unlinked, with those it may mean.
  OtherDocuments,    ///< Of several bearers the one whom other documents name in such company.
  WordOrName,        ///< "Most people": a capital that says nothing.
  ShortCapitals,     ///< "US" and "us".
  PlaceOrPerson,     ///< "in Austin", "Austin said".
  Namesakes,         ///< "the Doha Agreement".
  OtherTime,         ///< "the government of 1990".
  BeforeParent,      ///< "Doha, Qatar" is two places.
  SpeakerPerson,     ///< "Austin said": what speaks and is a surname is a person.
  Abbreviations,     ///< "Joint Special Operations Command (JSOC)" holds from there on.
  Misspellings,      ///< One letter off in a long name.
  Transliteration,   ///< Zelensky, Zelenskyy, Зеленський.
  Demonyms,          ///< "Afghan officials" are no place.
  Recognition,       ///< Names that no authority lists.
  RecognisedTitles,  ///< A title makes a person.
  Clusters,          ///< Forms of one unlisted name count as one.
  Count
};

class TagRules {
 public:
  static TagRules without(TagRule rule) {
    TagRules rules;
    rules.off_ = 1ULL << static_cast<unsigned>(rule);
    return rules;
  }
  bool on(TagRule rule) const { return (off_ >> static_cast<unsigned>(rule) & 1U) == 0; }

 private:
  std::uint64_t off_ = 0;
};

}  // namespace dossier
