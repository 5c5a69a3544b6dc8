// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/actor_names.h"

#include <fmt/format.h>

#include "schema/alias_key.h"
#include "schema/suggest.h"

namespace dossier {
namespace {

constexpr std::size_t kSameStart = 2;

}  // namespace

std::vector<std::string> entities_named(const Index& index, const Analyzer& analyzer,
                                        const std::string& name, std::optional<EntityKind> kind) {
  std::vector<std::string> ids;
  const auto fits = [&](const std::string& id) {
    const auto known = index.entity(id);
    return known && (!kind || known->kind == *kind);
  };
  if (fits(name)) ids.push_back(name);
  for (const auto each : {EntityKind::Person, EntityKind::Group, EntityKind::Place}) {
    const auto id = fmt::format("{}/{}", entity_kind_name(each), name);
    if (fits(id)) ids.push_back(id);
  }
  if (!ids.empty()) return ids;
  for (const auto& entry : index.alias(alias_key(analyzer, name))) {
    if (fits(entry.id)) ids.push_back(entry.id);
  }
  return ids;
}

std::optional<std::string> nearest_name(const Index& index, const Analyzer& analyzer,
                                        std::string_view name) {
  const auto key = alias_key(analyzer, name);
  const auto start = std::string(metadata_key::kAlias) + key.substr(0, kSameStart);
  std::vector<std::string> keys;
  const auto& database = index.database();
  for (auto it = database.metadata_keys_begin(start); it != database.metadata_keys_end(start); ++it)
    keys.push_back((*it).substr(metadata_key::kAlias.size()));
  return closest(key, std::vector<std::string_view>(keys.begin(), keys.end()));
}

}  // namespace dossier
