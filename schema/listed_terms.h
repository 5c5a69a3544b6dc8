// SPDX-License-Identifier: GPL-2.0-or-later
// Entities that only a document's own file lists, as terms of the document.
//
//   XL<hash>n<name>   the entity whose id has this hash is called so: "Durbrow, Elbridge"
//   XM<hash><id>      what the alias key of this hash means: "elbridge durbrow"
//
// They are terms of documents, so they come and go with them, and shards need not talk; the names
// of authority files are in the metadata (schema/index.h). Hashes are XXH3, 16 hexadecimal digits.

#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/entity.h"

namespace dossier {

/// The term by which the name of `entity` is known; a name is cut to what a term can hold.
std::string listed_name_term(const ListedName& entity);
/// The term for one of its names; `key` from schema/alias_key.h. "" for an id too long for a term.
std::string listed_alias_term(std::string_view key, std::string_view id);

/// The entity of this id, with id, kind and name alone; none where no document lists it.
std::optional<Entity> listed_entity(const Xapian::Database& database, std::string_view id);
/// Ids of listed entities that have a name of this key.
std::vector<std::string> listed_under(const Xapian::Database& database, std::string_view key);

}  // namespace dossier
