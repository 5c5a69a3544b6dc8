// SPDX-License-Identifier: GPL-2.0-or-later
// Full stops that end no sentence.

#pragma once

#include <string_view>

namespace dossier {

/// Does the full stop between `before` (which ends in it) and `after` (which begins with the next
/// word, in upper case or a digit) belong to an abbreviation?
///
///   "said Gen." + "Milley"    yes: a title always has its name after it
///   "in the U.S." + "Army"    yes     "in the U.S." + "The war"   no: "The" begins a sentence
///   "see vol." + "12"         yes     "He said no." + "Then"      no: only a number follows "no."
///
/// Both are looked at for one word only. Source: our own rules, after the lists of ICU and CLDR.
bool is_abbreviation(std::string_view before, std::string_view after);

}  // namespace dossier
