// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/actor_names.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <set>

#include "schema/alias_key.h"
#include "schema/suggest.h"
#include "schema/terms.h"
#include "searcher/compile/columns.h"
#include "searcher/compile/mention_stream.h"

namespace dossier {
namespace {

constexpr std::size_t kSameStart = 1;

}  // namespace

std::vector<std::string> known_ids(const Index& index) {
  return index.metadata_keys(std::string(metadata_key::kEntity));
}

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
  return ids.empty() ? entities_written(index, analyzer, name, kind, false) : ids;
}

std::vector<std::string> entities_written(const Index& index, const Analyzer& analyzer,
                                          const std::string& spelling,
                                          std::optional<EntityKind> kind, bool exact) {
  std::vector<std::string> words;
  for (const auto& token : analyzer.analyze(spelling)) {
    if (!token.whole) words.push_back(make_term("", token.term));
  }
  if (words.empty()) return {};
  const Xapian::Query phrase(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                             static_cast<Xapian::termcount>(words.size()));
  Xapian::Enquire enquire(index.database());
  enquire.set_query(phrase);
  set_counting(enquire, index.is_remote());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const auto found = enquire.get_mset(0, index.database().get_doccount());
  const auto folded = fold(spelling);
  std::set<std::string> ids;
  MentionStream stream(index, phrase);
  for (const auto id : found) {
    stream.move_to(id);
    for (const auto& actor : stream.slot().actors) {
      if (actor.unlisted || (kind && actor.kind != *kind)) continue;
      if (std::any_of(actor.spellings.begin(), actor.spellings.end(), [&](std::string_view other) {
            return exact ? other == spelling : fold(other) == folded;
          }))
        ids.emplace(actor.value);
    }
  }
  return {ids.begin(), ids.end()};
}

std::optional<std::string> nearest_name(const Index& index, const Analyzer& analyzer,
                                        std::string_view name) {
  const auto key = alias_key(analyzer, name);
  const auto start = key.substr(0, kSameStart);
  auto keys = index.metadata_keys(std::string(metadata_key::kAlias) + start);
  for (auto& rest : keys) rest.insert(0, start);
  return closest(key, std::vector<std::string_view>(keys.begin(), keys.end()));
}

}  // namespace dossier
