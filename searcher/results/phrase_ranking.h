// SPDX-License-Identifier: GPL-2.0-or-later
// The best documents of a phrase, weighed before anyone looks where its words stand.
//
//   "ambassador said"  ->  2,897 documents have both words, of the best 15 ten say the phrase
//
// The engine weighs a phrase as the AND of its words, and looks at positions document by document,
// by number: at thousands of documents, of which a page needs twenty. Here the words' lists are
// read first (posting_lists.h), the documents are put in order of what they weigh, and the best are
// looked up, a page and a half at first (phrase_places.h), until the page is full. Of a long list
// only what may be among the best is weighed: the rarest word tells at most how much.
//
// Weights are IneB2's, computed as the engine does (xapian-core, weight/ineb2weight.cc), so that
// they are its own to the last bit.

#pragma once

#include <optional>
#include <vector>

#include "searcher/compile/clause.h"
#include "searcher/results/order.h"

namespace dossier {

/// The page that `request` asks for, copies too, as ranked_page() gives it. None where the clause
/// is no phrase of plain words, or more than the best forty are asked for, and over several
/// databases. Cost: the list of the rarest word, a pass through the others, 1 to 3 us a document
/// looked up; the lists of words that come again are kept. @throws TimeOver.
std::optional<std::vector<Ranked>> rank_phrase(const Clause& clause, const Searcher::Impl& impl,
                                               const SearchRequest& request);

}  // namespace dossier
