// SPDX-License-Identifier: GPL-2.0-or-later
// The metadata keys of front matter and JSON records, in one table.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document.h"

namespace dossier {

/// Sets the field that `key` names (id title author authors date kind outlet url language people
/// groups places, in any case); a list given for a single field is joined by ", ", a single value
/// given for a list is its one item. An unknown key or an empty value changes nothing. Returns what
/// is wrong with the value, where something is: the field then stays unset.
std::optional<std::string> set_metadata_field(Metadata& meta, std::string_view key,
                                              const std::vector<std::string>& values);

/// Is `key`, in any case, one of these?
bool is_metadata_key(std::string_view key);

}  // namespace dossier
