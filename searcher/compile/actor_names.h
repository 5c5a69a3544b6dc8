// SPDX-License-Identifier: GPL-2.0-or-later
// From a name as a person types it to the entities it means, and to those it may have been meant
// for.
//
//   "group/iskp", "iskp", "ISIS-K", "Islamic State Khorasan Province" -> group/iskp

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "schema/index.h"

namespace dossier {

/// Ids of all entities of the authority files.
std::vector<std::string> known_ids(const Index& index);

/// Ids of the entities of `kind` (none: of any) called `name`: an id, with or without its kind
/// before it, else any of their names, strong or weak; else a spelling that stands in the documents
/// ("President Biden", where "Biden" is listed). Cost: a few look-ups, for the last a short search.
std::vector<std::string> entities_named(const Index& index, const Analyzer& analyzer,
                                        const std::string& name,
                                        std::optional<EntityKind> kind = std::nullopt);

/// Ids of the entities with a mention written so; without `exact` capitals and accents do not
/// count.
std::vector<std::string> entities_written(const Index& index, const Analyzer& analyzer,
                                          const std::string& spelling,
                                          std::optional<EntityKind> kind, bool exact);

/// The known name nearest to one that is not, folded; it begins with the same byte.
std::optional<std::string> nearest_name(const Index& index, const Analyzer& analyzer,
                                        std::string_view name);

}  // namespace dossier
