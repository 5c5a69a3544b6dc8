// SPDX-License-Identifier: GPL-2.0-or-later
// The forms that a country's name takes in running text of languages that decline it.
//
//   Afganistan, pl -> Afganistanu, Afganistanowi, Afganistanem, Afganistanie, ...
//   Francja, pl    -> Francji, Francję, Francją        Polska, pl -> Polski, Polsce, Polskę, Polską
//   Afghanistan, de -> Afghanistans                    Афганистан, ru -> Афганистана, Афганистане,
//   ... السعودية, ar    -> والسعودية, بالسعودية, للسعودية, ... (with what is written together with
//   it)
//
// Rules of declension by ending, for proper names of countries; a form too many does no harm, since
// nobody writes it. What another word would be mistaken for is left to the caller, and a genitive
// plural without an ending (Chin, Czech) is never made. Source: the paradigms of the school
// grammars.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Other forms of `name`, which is in the nominative; none for languages without rules here, and
/// for names of more words than the rules know.
std::vector<std::string> declined_place(std::string_view name, std::string_view language);

}  // namespace dossier
