// SPDX-License-Identifier: GPL-2.0-or-later
// The kind of a name no authority lists, by a linear model over what name_features.h sees.

#pragma once

#include <optional>

#include "indexer/entities/name_features.h"
#include "schema/document.h"

namespace dossier {

/// The kind with the highest score, or none where no kind is sure enough. Names of one word have
/// weights of their own.
std::optional<EntityKind> judge_kind(const FeatureVector& features);

}  // namespace dossier
