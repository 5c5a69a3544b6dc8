// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/identity.h"

#include <algorithm>
#include <set>

#include "indexer/postings.h"
#include "schema/terms.h"
#include "schema/work_terms.h"

namespace dossier {
namespace {

RecordIdentity identity_at(const Metadata& meta, std::string_view from,
                           const std::vector<Source>& sources) {
  RecordIdentity identity;
  identity.source_path = sources.front().path;
  // What follows the file's id: "#d1" for one document of many.
  const auto rest = std::string_view(meta.id).substr(std::min(from.size(), meta.id.size()));
  const auto id_in = [&](const Source& source) {
    return meta.id_given ? meta.id : source.id + std::string(rest);
  };
  identity.id = id_in(sources.front());
  for (std::size_t i = 1; i < sources.size(); ++i)
    identity.copies.push_back({id_in(sources[i]), sources[i].path});
  return identity;
}

std::set<std::string> identity_terms(const RecordIdentity& identity) {
  std::set<std::string> terms{make_term(prefix::kId, identity.id)};
  for (const auto& copy : identity.copies) terms.insert(make_term(prefix::kId, copy.id));
  for (auto& term : work_terms(identity.own_keys, known_as_term)) terms.insert(std::move(term));
  return terms;
}

void set_slots(Xapian::Document& document, const RecordIdentity& identity, const Content& content) {
  document.add_value(slot::kSource, pack_content(content));
  document.add_value(slot::kWorkKeys, pack_work_names(identity.own_keys));
  auto order = document.get_value(slot::kFirstDay);
  for (auto& digit : order) digit = static_cast<char>('0' + ('9' - digit));
  document.add_value(slot::kOrder, (order.empty() ? "~" : order) + identity.id);
}

}  // namespace

void place_document(Document& document, std::string_view from, const std::vector<Source>& sources) {
  auto identity = identity_at(document.meta, from, sources);
  document.meta.id = std::move(identity.id);
  document.source_path = std::move(identity.source_path);
  document.copies = std::move(identity.copies);
}

std::vector<std::string> work_terms(const std::vector<std::string>& keys,
                                    std::string (*term)(std::string_view)) {
  auto terms = key_links(keys);
  for (const auto& key : keys) terms.push_back(term(work_id(key)));
  return terms;
}

void set_identity(Xapian::Document& document, const RecordIdentity& identity,
                  const Content& content) {
  for (const auto& term : identity_terms(identity)) document.add_boolean_term(term);
  set_slots(document, identity, content);
}

std::optional<std::string> move_document(Xapian::Document& document, const Content& from,
                                         const Content& to) {
  const auto data = document.get_value(slot::kRecord);
  const Record record(data);
  const auto& old_id = from.sources.front().id;
  if (record.bound_to_place() && old_id != to.sources.front().id) return std::nullopt;
  const RecordIdentity old{record.meta().id, record.source_path(), record.copies(),
                           record.own_keys()};
  auto identity = identity_at(record.meta(), old_id, to.sources);
  auto meta = record.meta();
  meta.id = identity.id;
  identity.own_keys = own_work_keys(meta, identity.copies);

  if (identity != old) {
    const auto before = identity_terms(old), after = identity_terms(identity);
    for (const auto& term : before)
      if (!after.contains(term)) document.remove_term(term);
    for (const auto& term : after)
      if (!before.contains(term)) document.add_boolean_term(term);
    document.add_value(slot::kRecord, with_identity(data, identity));
  }
  set_slots(document, identity, to);
  return identity.id;
}

}  // namespace dossier
