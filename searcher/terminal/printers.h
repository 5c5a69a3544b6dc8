// SPDX-License-Identifier: GPL-2.0-or-later
// Answers as text that a person reads. Each printer gives whole lines that fit the screen; nothing
// here computes an answer or writes to the terminal.

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "schema/index_place.h"
#include "searcher/actors/actor_answers.h"
#include "searcher/formats/json_output.h"
#include "searcher/results/quote_answer.h"
#include "searcher/searcher.h"
#include "searcher/soundness.h"
#include "searcher/terminal/screen.h"
#include "searcher/works/citation_answers.h"

namespace dossier {

/// Of a facet, below hits; the facets command shows more.
inline constexpr std::size_t kFacetRows = 6;

/// `explain`: also how the query was read, and the engine's form of it.
std::string search_text(const SearchAnswer& answer, const FacetChoice& facets, bool explain,
                        const Screen& screen);
/// `request`: as the answer was asked for.
std::string facets_text(const SearchAnswer& answer, const FacetChoice& facets,
                        const FacetRequest& request, const Screen& screen);
/// What was found for what; where nothing was, why.
std::string search_header(const SearchAnswer& answer, const Screen& screen);
/// Bars, one a period, and the query that looks closer.
std::string timeline_text(const SearchAnswer& answer, const Screen& screen);
std::string saved_text(const std::vector<SavedSearch>& saved, const Screen& screen);
/// The servers without which an answer came.
std::string unreachable_text(const std::vector<Unreachable>& servers, const Screen& screen);
/// "Index 1f3c…, revision 12, 36 documents".
std::string fingerprint_text(const Fingerprint& index, const Screen& screen);
/// The line above one answer of several.
std::string batch_heading(const std::string& id, const Screen& screen);
/// `marked`: with names in brackets, [ISIS-K|group/iskp].
std::string show_text(const ShowAnswer& answer, bool marked, const Screen& screen);
std::string cites_text(const CitesAnswer& answer, const Screen& screen);
std::string cited_by_text(const CitedByAnswer& answer, const Screen& screen);
std::string citation_text(const Citation& citation, const std::optional<std::string>& held,
                          const Screen& screen);
std::string missing_text(const MissingAnswer& answer, const Screen& screen);
std::string trail_text(const TrailAnswer& answer, const Screen& screen);
std::string similar_text(const SimilarAnswer& answer, const Screen& screen);
/// Words that only the quotation has stand in [-…-], those only the passage has in {+…+}.
std::string quote_text(const QuoteAnswer& answer, const Screen& screen);
std::string check_text(const CheckAnswer& answer, const Screen& screen);
std::string sample_text(const CitationSample& sample, std::size_t number, std::size_t of,
                        const Screen& screen);
/// By name of confidence.
std::string tally_text(const std::map<std::string, Tally>& tallies, const std::string& file,
                       const Screen& screen);
std::string actors_text(const ActorsAnswer& answer, const Screen& screen);
std::string unlisted_text(const UnlistedAnswer& answer, const Screen& screen);
std::string info_text(const InfoAnswer& answer, const Screen& screen);

}  // namespace dossier
