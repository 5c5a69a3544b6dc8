// SPDX-License-Identifier: GPL-2.0-or-later
// Documents like one, with the reasons.
//
//   roe2021bridge -> doe2020ferry: words "pontoon", "ferry"; both name Khyber; both cite Smith 2019

#pragma once

#include <cstddef>

#include "searcher/searcher_impl.h"

namespace dossier {

/// At most `limit` documents like `id`, by words, actors and citations, best first. Cost: three
/// searches, and a record for each that is shown.
SimilarAnswer similar_documents(Searcher::Impl& impl, Xapian::docid id, std::size_t limit);

}  // namespace dossier
