// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/packed_entity.h"

#include <utility>

#include "schema/bytes.h"

namespace dossier {
namespace {

void pack_period(const Period& period, ByteWriter& out) {
  for (const auto& date : {period.from, period.to}) out.text(date ? date->iso() : "");
}

Period unpack_period(ByteReader& in) {
  const auto from = parse_date(in.view());
  return {from, parse_date(in.view())};
}

}  // namespace

std::string pack_entity(const Entity& entity) {
  ByteWriter out;
  out.number(static_cast<std::uint64_t>(entity.kind));
  out.text(entity.name);
  for (const auto* list : {&entity.aliases, &entity.weak, &entity.broader}) out.texts(*list);
  pack_period(entity.period(), out);
  out.list(entity.dated, [&](const DatedName& row) {
    out.text(row.what);
    pack_period(row.period, out);
  });
  return out.take();
}

Entity unpack_entity(std::string_view id, std::string_view packed) {
  ByteReader in(packed);
  Entity entity;
  entity.id = id;
  entity.kind = stored_enumerator(in.number(), EntityKind::Place);
  entity.name = in.text();
  for (auto* list : {&entity.aliases, &entity.weak, &entity.broader}) in.texts(*list);
  const Period own = unpack_period(in);
  entity.from = own.from;
  entity.to = own.to;
  if (in.empty()) return entity;  // By a version that had no dated names.
  in.list([&] {
    auto what = in.text();
    entity.dated.push_back({std::move(what), unpack_period(in)});
  });
  return entity;
}

std::string pack_aliases(const std::vector<AliasEntry>& entries) {
  ByteWriter out;
  out.list(entries, [&](const AliasEntry& entry) {
    out.text(entry.id);
    out.number((entry.strong ? 1U : 0U) | (entry.capitals ? 2U : 0U));
  });
  return out.take();
}

std::vector<AliasEntry> unpack_aliases(std::string_view packed) {
  std::vector<AliasEntry> entries;
  ByteReader in(packed);
  in.list([&] {
    auto id = in.text();
    const auto flags = in.number();
    entries.push_back({std::move(id), (flags & 1U) != 0, (flags & 2U) != 0});
  });
  return entries;
}

}  // namespace dossier
