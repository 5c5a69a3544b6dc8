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

/// Ids of the entities of `kind` (none: of any) called `name`: an id, with or without its kind
/// before it, else any of their names, strong or weak. Cost: a few look-ups.
std::vector<std::string> entities_named(const Index& index, const Analyzer& analyzer,
                                        const std::string& name,
                                        std::optional<EntityKind> kind = std::nullopt);

/// The known name nearest to one that is not, folded; it begins with the same two letters.
std::optional<std::string> nearest_name(const Index& index, const Analyzer& analyzer,
                                        std::string_view name);

}  // namespace dossier
