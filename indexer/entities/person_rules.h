// SPDX-License-Identifier: GPL-2.0-or-later
// What stands around a surname in the text, and which listed persons that fits.
//
//   "Secretary of State Dean Rusk": before "Rusk", given Dean, titled
//   "Jim Baker" with only Newton Baker listed: a stranger's name

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "indexer/entities/evidence.h"
#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/segment.h"

namespace dossier {

/// The words before and after a short name.
struct NameContext {
  std::uint32_t run_begin =
      0;  ///< First of the capitalised words directly before, or the name's own begin.
  TermId title = kNone;          ///< Of the title before the run, if there is one.
  bool after_article = false;    ///< "the House", but not "the Diem regime".
  bool after_of = false;         ///< The title's phrase reaches the name: "Secretary of State".
  bool stranger_before = false;  ///< The word before looks like a given name.
  bool more_after = false;       ///< The word after looks as if the name went on.
};

/// Looks around words [begin, end) no further back than word `floor`.
NameContext look_around(const Gazetteer::Impl& gazetteer, const Segment& segment,
                        std::uint32_t begin, std::uint32_t end, std::uint32_t floor,
                        const Evidence& evidence);

/// Could this word be part of a name: capitalised, and neither title, stop word, acronym nor a word
/// that the document also has in lower case? In Title Case, only a word that is capitalised in
/// running text too.
bool looks_like_name(const Gazetteer::Impl& gazetteer, const Segment& segment, std::uint32_t word,
                     const Evidence& evidence);

/// A word before a surname, folded and without dots.
struct GivenWord {
  std::string term;
  Case letters = Case::Capital;
};
std::vector<GivenWord> given_words(const Gazetteer::Impl& gazetteer, const Segment& segment,
                                   std::uint32_t begin, std::uint32_t end);

/// How well given names or initials fit those of `form`: 0 not at all; a full name counts 3, a
/// short form 2, an initial 1.
int fit_given(std::span<const GivenWord> given, const PersonForm& form);

}  // namespace dossier
