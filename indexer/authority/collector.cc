// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/authority/collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace dossier {
namespace {

// As many names as are looked through faster than hashed.
constexpr std::size_t kFew = 32;
// Dated names and parents an entity may have; asking for one looks through all.
constexpr std::size_t kMostDated = 200;

}  // namespace

std::string id_with_kind(std::string_view id, EntityKind kind) {
  const std::string prefix = std::string(entity_kind_name(kind)) + '/';
  return id.starts_with(prefix) ? std::string(id) : prefix + std::string(id);
}

void add_missing(std::vector<std::string>& into, std::vector<std::string> from) {
  if (into.size() + from.size() <= kFew) {
    for (std::string& item : from) {
      if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(std::move(item));
    }
    return;
  }
  std::unordered_set<std::string> known(into.begin(), into.end());
  for (std::string& item : from) {
    if (known.insert(item).second) into.push_back(std::move(item));
  }
}

void AuthorityCollector::report(std::string reason, std::string remedy) {
  std::string place = line_ == 0 ? "" : fmt::format("line {}", line_);
  diagnostics_.push_back({path_, std::move(place), std::move(reason), std::move(remedy), false});
}

void AuthorityCollector::skip(const std::string& reason, std::string remedy) {
  report(reason + "; the row is left out", std::move(remedy));
}

std::optional<Date> AuthorityCollector::date(std::string_view cell, std::string_view column) {
  if (cell.empty()) return std::nullopt;
  auto date = parse_date(cell);
  if (!date)
    report(fmt::format("\"{}\" is no date; {} is left out", cell, column), "write YYYY[-MM[-DD]]");
  return date;
}

void AuthorityCollector::add(Entity entity) {
  const AuthorityOrigin origin{path_, line_};
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20U; };
  if (std::any_of(entity.id.begin(), entity.id.end(), control))
    return skip("its id holds control characters", "give it another id");
  if (entity.dated.size() > kMostDated) {
    report(fmt::format("{} has {} dated names and parents; those after the first {} are left out",
                       entity.id, entity.dated.size(), kMostDated),
           "list fewer");
    entity.dated.resize(kMostDated);
  }
  const auto [at, fresh] = authority_.by_id.try_emplace(entity.id, authority_.entities.size());
  if (fresh) {
    authority_.entities.push_back(std::move(entity));
    authority_.origins.push_back(origin);
    return;
  }
  Entity& known = authority_.entities[at->second];
  AuthorityOrigin& before = authority_.origins[at->second];
  report(fmt::format("{} is listed before ({}, line {}); the two are merged", entity.id,
                     before.path, before.line),
         "keep one row for an id");
  before = origin;
  // The earlier name stays findable as an alias.
  if (known.name != entity.name) add_missing(known.aliases, {known.name});
  known.name = std::move(entity.name);
  if (entity.from) known.from = entity.from;
  if (entity.to) known.to = entity.to;
  extend(at->second, std::move(entity));
}

void AuthorityCollector::extend(std::size_t place, Entity more) {
  Entity& known = authority_.entities[place];
  add_missing(known.aliases, std::move(more.aliases));
  add_missing(known.weak, std::move(more.weak));
  add_missing(known.broader, std::move(more.broader));
  known.translated.insert(known.translated.end(), std::make_move_iterator(more.translated.begin()),
                          std::make_move_iterator(more.translated.end()));
  for (DatedName& row : more.dated) {
    if (known.dated.size() >= kMostDated) break;
    if (std::find(known.dated.begin(), known.dated.end(), row) == known.dated.end())
      known.dated.push_back(std::move(row));
  }
}

std::optional<AuthorityLine> next_line(std::string_view& rest, std::uint32_t& lines_read) {
  if (rest.empty()) return std::nullopt;
  const std::size_t end = rest.find('\n');
  AuthorityLine line{rest.substr(0, end), ++lines_read};
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  return line;
}

}  // namespace dossier
