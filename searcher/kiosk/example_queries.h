// SPDX-License-Identifier: GPL-2.0-or-later
// Examples for the help page, out of the collection that is searched: whatever it holds, they find
// something.
//
//   "The Harbour Strike after Midnight", 4 May 1921, of Ledger (group) and Hull (place)  ->
//   harbour midnight        both words, in any form
//   "Harbour Strike"        these words, one after the other
//   place:Hull group:Ledger a place and a group, under all their names

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searcher/answers.h"

namespace dossier {

struct ExampleQuery {
  std::string query;
  const char* key;  ///< Of the message that says what it finds.
};

/// An example of each kind for which `documents` give one that `finds` something; `finds` is asked
/// at most some fifty times. Words are names of the documents' groups and places, else of their
/// titles the longest: these are seldom stop words, whatever the language.
std::vector<ExampleQuery> example_queries(const std::vector<Hit>& documents,
                                          const std::function<bool(const std::string&)>& finds);

}  // namespace dossier
