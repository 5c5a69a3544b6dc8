// SPDX-License-Identifier: GPL-2.0-or-later
// Recognised names that no authority file lists.
//
//   "salisbury" -> Robert Salisbury (person), 3 documents; Salisbury (place), 1

#pragma once

#include "searcher/searcher_impl.h"

namespace dossier {

/// Those of `request.kind` with all of `request.words` in them, most documents first; without
/// words, all. Cost: the mention slots of all documents that have one, and for words a scan of the
/// terms of unlisted names.
UnlistedAnswer unlisted_names(const Searcher::Impl& impl, const ActorsRequest& request);

}  // namespace dossier
