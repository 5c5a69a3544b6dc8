// SPDX-License-Identifier: GPL-2.0-or-later
// An entry of an authority file: a person, group or place with its names.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/date.h"
#include "schema/document.h"

namespace dossier {

struct Entity {
  std::string id;  ///< "kind/slug", as the authority file has it.
  EntityKind kind = EntityKind::Person;
  std::string name;                  ///< Preferred name; itself a strong alias.
  std::vector<std::string> aliases;  ///< Strong: always this entity.
  std::vector<std::string> weak;     ///< Only with support in the same document.
  std::vector<std::string> broader;  ///< Ids of parents.
  std::optional<Date> from, to;      ///< Bound when the name or the parent holds.
};

}  // namespace dossier
