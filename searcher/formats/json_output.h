// SPDX-License-Identifier: GPL-2.0-or-later
// Answers as JSON, format_version 1: what scripts read. Keys, their order, and what may be null are
// promised in dossier(1); keys may be added, none may change its meaning.
//
// Every function gives one object on one line, ended by a line break. Ill-formed UTF-8 becomes
// U+FFFD; nothing here throws for what a text holds.

#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schema/index_place.h"
#include "searcher/actors/actor_answers.h"
#include "searcher/results/quote_answer.h"
#include "searcher/soundness.h"
#include "searcher/works/citation_answers.h"

namespace dossier {

using FacetChoice = std::set<Facet>;
/// All of them.
FacetChoice all_facets();

/// `explain`: with the engine's own form of the query. `query_id`: of a batch, else "".
std::string search_json(const SearchAnswer& answer, const FacetChoice& facets, bool explain,
                        const std::string& query_id = {});
/// One hit, as in `hits` of search_json().
std::string hit_json(const Hit& hit);
std::string facets_json(const SearchAnswer& answer, const FacetChoice& facets);
/// The histogram alone: `timeline` holds periods as in `date` of the facets, each with the `query`
/// that finds its documents, and `by` its unit.
std::string timeline_json(const SearchAnswer& answer);
std::string saved_json(const std::vector<SavedSearch>& saved);
/// An answer with the state of the index that gave it, as its key `index`.
std::string with_fingerprint(const std::string& answer, const Fingerprint& index);
/// The same with the servers without which it came.
std::string with_unreachable(const std::string& answer, const std::vector<Unreachable>& servers);
std::string show_json(const ShowAnswer& answer);
std::string cites_json(const CitesAnswer& answer);
std::string cited_by_json(const CitedByAnswer& answer);
std::string missing_json(const MissingAnswer& answer);
std::string trail_json(const TrailAnswer& answer);
std::string graph_json(const GraphAnswer& answer);
std::string similar_json(const SimilarAnswer& answer);
std::string quote_json(const QuoteAnswer& answer);
/// One passage, as in `passages` of quote_json().
std::string passage_json(const QuotedPassage& passage);
std::string check_json(const CheckAnswer& answer);
std::string sample_json(const CitationSample& sample);
std::string actors_json(const ActorsAnswer& answer);
std::string unlisted_json(const UnlistedAnswer& answer);
/// Header and rows of an authority file.
std::string unlisted_tsv(const UnlistedAnswer& answer);
std::string info_json(const InfoAnswer& answer);
/// A reference string by itself, as in `citations` of show_json(); `held`: the id of the document
/// that is the work it names.
std::string citation_json(const Citation& citation, const std::optional<std::string>& held = {});

}  // namespace dossier
