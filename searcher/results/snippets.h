// SPDX-License-Identifier: GPL-2.0-or-later
// Snippets: the stretches of a document that best show the reader why it was found.

#pragma once

#include <map>
#include <vector>

#include "analysis/analyzer.h"
#include "schema/record.h"
#include "searcher/answers.h"
#include "searcher/results/occurrences.h"

namespace dossier {

/// Weight of each leaf of the query: its inverse document frequency (natural log, >= 0).
using LeafWeights = std::map<const Clause*, double>;

/// At most `most` passages, one a paragraph. The paragraph whose leaves weigh most comes first
/// (body before notes and back matter, each further paragraph mainly for what it adds); of a
/// paragraph, its best sentences (passage.h). Of a note, also the sentence that calls it. Without
/// any span, the document's opening, unmarked.
///
/// @param spans      From Occurrences::spans, by position.
/// @param characters Greatest length of a snippet in code points.
/// Cost: a table look-up a span; only the paragraphs chosen are read and analysed.
std::vector<Snippet> make_snippets(Record& record, const std::vector<Span>& spans,
                                   const LeafWeights& weights, const Analyzer& analyzer,
                                   std::size_t most, std::size_t characters);

/// The places of the title that match. Cost: the title analysed, where any does.
std::vector<ByteRange> title_highlights(Record& record, const std::vector<Span>& spans,
                                        const Analyzer& analyzer);

}  // namespace dossier
