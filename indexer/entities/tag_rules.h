// SPDX-License-Identifier: GPL-2.0-or-later
// The tagger's rules by name, so that a test can switch one off and see what it was good for.
//
//   TagRules::without(TagRule::Titles): "Mr. Baker" links no more

#pragma once

#include <cstdint>

#include "analysis/rule_set.h"

namespace dossier {

enum class TagRule : std::uint8_t {
  // How words are read.
  Possessives,     ///< "Kabul's" is Kabul.
  Compounds,       ///< al-Qaeda, al Qaeda, alqaeda.
  Shouting,        ///< A line in capitals: capitals say nothing.
  SentenceStarts,  ///< Nor does the first word's.
  ShortCapitals,   ///< "US" and "us".
  WordOrName,      ///< "Most people", "the Shell Company is a shell".
  Subjects,        ///< "American Foreign Policy" is no magazine.
  // Which name.
  FrontMatterTags,  ///< What the file itself says goes first, and supports other names.
  LongestName,      ///< "Haqqani network" before "Haqqani".
  WeakNeedSupport,  ///< A weak alias links only with support.
  Indefinite,       ///< "a caretaker government" is any.
  ParentSupport,    ///< What belongs to something supports it.
  Namesakes,        ///< "the Doha Agreement".
  Owners,           ///< "the Swiss foreign ministry" is not the Afghan one.
  OtherTime,        ///< "the government of 1990".
  BeforeParent,     ///< "Doha, Qatar" is two places.
  PlaceOrPerson,    ///< "in Austin"; Jordan Moss.
  SpeakerPerson,    ///< "Austin said": what speaks and is a surname is a person.
  Peers,            ///< "The Duke of Kunar" is no place.
  // Persons.
  Titles,          ///< "Mr. Baker".
  GivenNames,      ///< "Newton Baker", "N. D. Baker", "Dick Quill" for "Quill, Richard".
  Strangers,       ///< "Jim Baker" is none of those listed.
  NameGoesOn,      ///< "Baker Street", "the White House".
  Married,         ///< "Mrs. Baker" is not he.
  LatestBearer,    ///< Of two bearers the one named last.
  TitleTells,      ///< Of two bearers the one with that title.
  Posts,           ///< Of two bearers the one who held the post that the title names.
  Company,         ///< Of two bearers the one whose fellows the document names.
  Lifetimes,       ///< Of two bearers the one who was alive, or in office.
  LoneSurname,     ///< A surname that only one bears links without introduction.
  SpokenOf,        ///< A surname in quotation marks, or after "called", is anybody's.
  Candidates,      ///< A name of several bearers stays, unlinked, with those it may mean.
  OtherDocuments,  ///< Of several bearers the one whom other documents name in such company.
  // Other spellings.
  Abbreviations,    ///< "Joint Special Operations Command (JSOC)" holds from there on.
  Misspellings,     ///< One letter off in a long name.
  WeakAsWritten,    ///< A weak alias of one word is found as it is listed only.
  Transliteration,  ///< Zelensky, Zelenskyy, Зеленський.
  // Names that no authority lists.
  Recognition,
  Demonyms,  ///< "Afghan officials" are no place.
  Clusters,  ///< Forms of one name count as one.
  Count
};

using TagRules = RuleSet<TagRule>;

}  // namespace dossier
