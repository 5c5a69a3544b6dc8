// SPDX-License-Identifier: GPL-2.0-or-later
// What documents weigh for a query of words, all at once.
//
//   treaty OR alliance   ->   {4, 3.1} {7, 5.9} {12, 2.2} ...   by number
//   best_of(enquire, scores, 60)   ->   what enquire.get_mset(0, 60) returns
//
// The engine weighs document by document, through a tree of posting lists with a node a form of a
// word, and leaves out what cannot be among the best. Where words are common it leaves out little:
// reading each list from end to end, a word at a time, takes a third of the instructions. (Both
// ways: H. Turtle and J. Flood, Query evaluation: strategies and optimizations, IPM 1995.)
//
// The weights are the engine's: IneB2 gives f * x / (x + 1) to a document of length l in which a
// word stands w times, x = w * log2(1 + c * mean length / l), and the engine is asked for the
// word's f. It weighs the best anew, so that scores are the same to the last bit; where one differs
// by more than rounding, it does everything.

#pragma once

#include <xapian.h>

#include <optional>
#include <vector>

#include "searcher/compile/clause.h"
#include "searcher/results/document_set.h"
#include "searcher/results/posting_lists.h"

namespace dossier {

struct Scored {
  Xapian::docid id = 0;
  double score = 0;  ///< The engine's, but for rounding.
};
/// By number.
using ScoredDocuments = std::vector<Scored>;

/// All documents that match, with their scores. None where the clause holds more than words, their
/// AND and OR, and filters; where the engine is faster, since a word is rare; and over several
/// databases, of which each weighs by itself. Cost: a tenth of a microsecond a posting; less where
/// the word comes again, since `lists` keeps its list.
/// @throws TimeOver.
std::optional<ScoredDocuments> score_words(const Clause& clause, const ListSource& source,
                                           PostingLists& lists);

DocumentSet documents_of(const ScoredDocuments& scored);

/// The best `wanted` of `scored`, weighed by the engine; none where it weighs otherwise, or too
/// many weigh the same.
std::optional<Xapian::MSet> best_of(Xapian::Enquire& enquire, const ScoredDocuments& scored,
                                    Xapian::doccount wanted);

}  // namespace dossier
