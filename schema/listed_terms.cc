// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/listed_terms.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "analysis/utf8.h"
#include "schema/terms.h"

namespace dossier {
namespace {

// Beside prefix and hash, within the 245 bytes of a term.
constexpr std::size_t kLongestValue = 200;

std::string start_of(std::string_view prefix, std::string_view hashed) {
  return fmt::format("{}{:016x}", prefix, XXH3_64bits(hashed.data(), hashed.size()));
}

}  // namespace

std::string listed_name_term(const ListedName& entity) {
  std::string name(prefix_within(entity.name, kLongestValue));
  std::erase(name, '\0');  // Of which each would take two bytes.
  return start_of(prefix::kListedName, entity.id) + "n" + name;
}

std::string listed_alias_term(std::string_view key, std::string_view id) {
  if (id.size() > kLongestValue) return {};
  return start_of(prefix::kListedAlias, key).append(id);
}

std::optional<Entity> listed_entity(const Xapian::Database& database, std::string_view id) {
  const auto kind = parse_entity_kind(id.substr(0, id.find('/')));
  const auto start = start_of(prefix::kListedName, id) + "n";
  const auto term = database.allterms_begin(start);
  if (!kind || term == database.allterms_end(start)) return std::nullopt;
  Entity entity;
  entity.id = id;
  entity.kind = *kind;
  entity.name = (*term).substr(start.size());
  return entity;
}

std::vector<std::string> listed_under(const Xapian::Database& database, std::string_view key) {
  std::vector<std::string> ids;
  const auto start = start_of(prefix::kListedAlias, key);
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term)
    ids.push_back((*term).substr(start.size()));
  return ids;
}

}  // namespace dossier
