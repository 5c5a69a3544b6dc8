// SPDX-License-Identifier: GPL-2.0-or-later
// Saved queries inside queries.
//
//   kabul query:reports, where "reports" was saved as `kind:paper OR kind:other`
//     -> (and (word kabul) (or (kind paper) (kind other)))

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/query/query.h"

namespace dossier {

/// The text of the query saved under a name, if there is one: what `query:NAME` stands for.
using SavedQueries = std::function<std::optional<std::string>(const std::string& name)>;

/// `tree` with each `query:NAME` as the tree of the query saved so, which may name others in turn.
/// All that comes of one stands where its `query:NAME` stands in `query`, so that carets point
/// there.
/// @throws Error with a caret: a name not saved, a saved query that is wrong, or that leads back to
/// itself.
Node with_saved(Node tree, std::string_view query, const SavedQueries& saved);

}  // namespace dossier
