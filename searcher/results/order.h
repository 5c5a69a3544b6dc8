// SPDX-License-Identifier: GPL-2.0-or-later
// In which order documents are answered.
//
//   score 7.10, cited by 0     score 7.30 = 7.10 * 1.028, cited by 30
//   score 7.10, cited by 30 -> score 7.20, cited by 0
//   score 7.20, cited by 0     score 7.10, cited by 0
//
// Documents that tie stand by date, the newest first and the undated last, and of one date by id:
// never by the time of indexing, and alike over one index or several.

#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/results/word_scores.h"
#include "searcher/searcher.h"

namespace dossier {

/// What being cited `times` times does to a document's score: a factor from 1 to 1.03, which grows
/// with the logarithm of `times` and is full at 31. So it decides between texts that match about as
/// well and never lifts a document over one that matches clearly better. A prior independent of the
/// query: W. Kraaij, T. Westerveld and D. Hiemstra, SIGIR 2002.
double cited_prior(std::size_t times);

struct Ranked {
  Xapian::docid id = 0;
  double score = 0;
  std::string order = {};                      ///< slot::kOrder, where the index is remote.
  std::optional<std::uint32_t> cited_by = {};  ///< Documents, where the order goes by it.
};

/// What a search found, beside its facets.
struct Found {
  std::uint32_t documents = 0, stories = 0;
  std::vector<Ranked> page;  ///< The hits asked for, in order.
  Facets facets;             ///< Where asked for.
};

/// The id of a document in what slot::kOrder holds of it: without its record.
std::string_view id_in_order(std::string_view order);

/// The best so many are ordered with the prior.
inline constexpr std::size_t kPriorWindow = 40;

/// Puts documents of one score, which stand beside one another, in order. Cost: a value of each;
/// most stand alone, and are not asked.
void order_ties(std::vector<Ranked>& ranked, const Xapian::Database& database);

/// Sets the order in which the engine finds: by relevance, date or citing documents.
void set_order(Xapian::Enquire& enquire, const Searcher::Impl& impl, Sort sort);

/// The page asked for of `ranked`, which begins with the first of all and is in order but for the
/// prior, where the order is by relevance.
std::vector<Ranked> page_of(std::vector<Ranked> ranked, const Searcher::Impl& impl,
                            const SearchRequest& request);

/// How the engine is to find.
struct MatchOptions {
  bool copies = false;                            ///< Of each story all, not the first alone.
  Xapian::doccount check_at_least = 0;            ///< Documents, for spies.
  const Xapian::MatchDecider* decider = nullptr;  ///< May be null.
  const ScoredDocuments* scored = nullptr;        ///< All that match, where that is known.
};

/// The documents of the page asked for, in order; by relevance, the best forty are ordered with the
/// prior, so that pages never overlap. The order and collapsing of `enquire` are set here. Cost
/// beside the engine's: the citing documents of forty.
std::vector<Ranked> ranked_page(Xapian::Enquire& enquire, const Searcher::Impl& impl,
                                const SearchRequest& request, const MatchOptions& options);

}  // namespace dossier
