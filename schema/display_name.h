// SPDX-License-Identifier: GPL-2.0-or-later
// A listed name as readers expect it.
//
//   "Baker, Newton Diehl"        -> "Newton Diehl Baker"
//   "Nolting, Frederick E., Jr." -> "Frederick E. Nolting, Jr."
//   "Hussein, King of Jordan"    -> the same: what follows the comma is no given name

#pragma once

#include <string>
#include <string_view>

#include "schema/document.h"

namespace dossier {

/// Names of groups and places, and persons listed without a comma, stay as they are.
std::string display_name(EntityKind kind, std::string_view listed);

}  // namespace dossier
