// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/actors/name_completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/analyzer.h"
#include "analysis/error.h"
#include "schema/fields.h"
#include "schema/index.h"
#include "schema/terms.h"

namespace dossier {
namespace {

// Keys looked at, and words given, at most: an answer must come before the finger leaves the key.
constexpr std::size_t kMostKeys = 4000, kMostWords = 200;
constexpr std::array kKinds{EntityKind::Person, EntityKind::Group, EntityKind::Place};

std::optional<Index> open(const std::vector<std::string>& databases) {
  try {
    return Index(databases.empty() ? std::vector{default_index_path()} : databases);
  } catch (const Error&) {
    return std::nullopt;
  }
}

// What follows `start` in the terms or keys that begin with `start` and `typed`.
void add_rests(Xapian::TermIterator at, const Xapian::TermIterator& end, std::size_t start,
               std::vector<std::string>& found) {
  for (std::size_t n = 0; at != end && n < kMostKeys; ++at, ++n)
    found.push_back((*at).substr(start));
}

std::vector<std::string> keys(const Index& index, const std::string& start,
                              const std::string& typed) {
  auto found = index.metadata_keys(start + typed, kMostKeys);
  for (auto& rest : found) rest.insert(0, typed);
  return found;
}

// Names and slugs of entities that begin as typed. Those that stand in documents, where any do.
class NameFinder {
 public:
  NameFinder(const Index& index, std::optional<EntityKind> kind) : index_(index), kind_(kind) {}

  std::vector<std::string> find(const std::string& typed, bool quoted) {
    for (const auto kind : kKinds) {
      if (kind_ && kind != *kind_) continue;
      const auto before = fmt::format("{}/", entity_kind_name(kind));
      const bool whole_id = typed.starts_with(before);
      const auto slug = whole_id ? typed.substr(before.size()) : typed;
      for (const auto& rest : keys(index_, std::string(metadata_key::kEntity) + before, slug))
        add(whole_id ? before + rest : rest, before + rest);
    }
    const auto folded = fold(typed);
    for (const auto& key : keys(index_, std::string(metadata_key::kAlias), folded)) {
      // Without quotation marks a name is one word.
      if (!quoted && key.find(' ') != std::string::npos) continue;
      for (const auto& entry : index_.alias(key)) {
        if (!kind_ || entry.id.starts_with(fmt::format("{}/", entity_kind_name(*kind_))))
          add(typed + key.substr(folded.size()), entry.id);
      }
    }
    auto& chosen = mentioned_.empty() ? known_ : mentioned_;
    if (chosen.size() > kMostWords) chosen.resize(kMostWords);
    return std::move(chosen);
  }

 private:
  void add(std::string word, const std::string& id) {
    const bool there = index_.database().term_exists(make_term(prefix::kEntity, id));
    (there ? mentioned_ : known_).push_back(std::move(word));
  }

  const Index& index_;
  const std::optional<EntityKind> kind_;
  std::vector<std::string> mentioned_, known_;
};

std::vector<std::string> document_ids(const Index& index, std::string_view prefix,
                                      const std::string& typed) {
  std::vector<std::string> found;
  const std::string start(prefix);
  const auto& database = index.database();
  add_rests(database.allterms_begin(start + typed), database.allterms_end(start + typed),
            start.size(), found);
  if (found.size() > kMostWords) found.resize(kMostWords);
  return found;
}

std::vector<std::string> values_of(const Field& field, const Index& index,
                                   const std::string& typed) {
  if (field.kind == FieldKind::Related) return document_ids(index, prefix::kId, typed);
  if (field.prefix.empty()) return {};
  if (field.kind == FieldKind::Value) return document_ids(index, field.prefix, typed);
  if (field.kind != FieldKind::Entity) return {};
  const auto sign = typed.starts_with('=') ? std::size_t{1} : 0;
  const bool quoted = typed.size() > sign && typed[sign] == '"';
  const auto before = typed.substr(0, sign + (quoted ? 1 : 0));
  auto found =
      NameFinder(index, parse_entity_kind(field.name)).find(typed.substr(before.size()), quoted);
  for (auto& name : found) {
    name.insert(0, before);
    if (quoted) name += '"';
  }
  return found;
}

// Where the clause begins that `typed` ends in.
std::size_t last_clause(const std::string& typed) {
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] == '"') quoted = !quoted;
    if (!quoted && (typed[i] == ' ' || typed[i] == '(')) begin = i + 1;
  }
  return begin < typed.size() && typed[begin] == '-' ? begin + 1 : begin;
}

}  // namespace

std::vector<std::string> complete_query(const std::vector<std::string>& databases,
                                        const std::string& typed) {
  const auto begin = last_clause(typed);
  const auto clause = typed.substr(begin);
  std::vector<std::string> found;
  const auto colon = clause.find(':');
  const bool at = clause.starts_with('@');
  if (!at && colon == std::string::npos) {
    for (const auto& field : fields()) found.push_back(fmt::format("{}:", field.name));
    if (clause.empty()) found.clear();
  } else if (const auto* field = find_field(at ? "actor" : fold(clause.substr(0, colon)))) {
    const auto start = at ? 1 : colon + 1;
    if (const auto values = fixed_values(*field); !values.empty()) {
      found.assign(values.begin(), values.end());
    } else if (const auto index = open(databases)) {
      found = values_of(*field, *index, clause.substr(start));
    }
    for (auto& value : found) value.insert(0, clause.substr(0, start));
  }
  for (auto& word : found) word.insert(0, typed.substr(0, begin));
  return found;
}

std::vector<std::string> complete_document(const std::vector<std::string>& databases,
                                           const std::string& typed) {
  const auto index = open(databases);
  if (!index) return {};
  auto found = document_ids(*index, prefix::kId, typed);
  for (auto& key : document_ids(*index, prefix::kCitationKey, typed))
    found.push_back(std::move(key));
  return found;
}

std::vector<std::string> complete_actor(const std::vector<std::string>& databases,
                                        const std::string& typed) {
  const auto index = open(databases);
  return index ? NameFinder(*index, std::nullopt).find(typed, true) : std::vector<std::string>{};
}

}  // namespace dossier
