// SPDX-License-Identifier: GPL-2.0-or-later
// Entities and what names may mean, as the bytes that an index keeps in its metadata for queries.
// Unpacking throws Error where the bytes are damaged.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/entity.h"

namespace dossier {

/// One entity that an alias may mean.
struct AliasEntry {
  std::string id;
  bool strong = false;  ///< Always that entity; else only with support.
  bool capitals =
      false;  ///< A short name in capitals that is also a word in lower case (US and us).
};

std::string pack_entity(const Entity& entity);
Entity unpack_entity(std::string_view id, std::string_view packed);
std::string pack_aliases(const std::vector<AliasEntry>& entries);
std::vector<AliasEntry> unpack_aliases(std::string_view packed);

}  // namespace dossier
