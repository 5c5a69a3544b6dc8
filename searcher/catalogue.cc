// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::actors and info: what the index knows of names, and of itself.

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "analysis/analyzer.h"
#include "schema/alias_key.h"
#include "schema/terms.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

std::vector<std::string> terms_under(const Xapian::Database& database, std::string_view prefix) {
  const std::string start(prefix);
  std::vector<std::string> values;
  for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it)
    values.push_back((*it).substr(start.size()));
  return values;
}

bool name_contains(const Entity& entity, const std::string& folded) {
  const auto contains = [&](const std::string& name) {
    return fold(name).find(folded) != std::string::npos;
  };
  return contains(entity.name) || contains(entity.id) ||
         std::any_of(entity.aliases.begin(), entity.aliases.end(), contains) ||
         std::any_of(entity.weak.begin(), entity.weak.end(), contains);
}

std::vector<std::string> known_entities(const Index& index) {
  std::vector<std::string> ids;
  const std::string start(metadata_key::kEntity);
  const auto& database = index.database();
  for (auto it = database.metadata_keys_begin(start); it != database.metadata_keys_end(start); ++it)
    ids.push_back((*it).substr(start.size()));
  return ids;
}

std::uint64_t bytes_on_disk(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, failed)) {
    if (entry.is_regular_file(failed)) bytes += entry.file_size(failed);
  }
  return bytes;
}

}  // namespace

ActorsAnswer Searcher::actors(const std::string& name) {
  return impl_->with_retry([&] {
    ActorsAnswer answer;
    answer.name = name;
    const auto& index = impl_->index;
    const auto add = [&](const Entity& entity) {
      answer.actors.push_back(
          {entity, index.database().get_termfreq(make_term(prefix::kEntity, entity.id))});
    };
    if (name.empty()) {
      // Without a name: who is in the documents, not all of the authority files.
      for (const auto& id : terms_under(index.database(), prefix::kEntity)) {
        if (const auto entity = index.entity(id)) add(*entity);
      }
    } else if (const auto entity = index.entity(name)) {
      add(*entity);
    } else {
      for (const auto& entry : index.alias(alias_key(impl_->analyzer, name))) {
        if (const auto meant = index.entity(entry.id)) add(*meant);
      }
      const auto folded = fold(name);
      for (const auto& id :
           answer.actors.empty() ? known_entities(index) : std::vector<std::string>{}) {
        if (const auto known = index.entity(id); known && name_contains(*known, folded))
          add(*known);
      }
    }
    std::stable_sort(answer.actors.begin(), answer.actors.end(),
                     [](const ActorCount& a, const ActorCount& b) {
                       return a.documents != b.documents ? a.documents > b.documents
                                                         : a.entity.name < b.entity.name;
                     });
    return answer;
  });
}

InfoAnswer Searcher::info() {
  return impl_->with_retry([&] {
    const auto& index = impl_->index;
    const auto& database = index.database();
    InfoAnswer answer;
    answer.paths = index.paths();
    answer.roots = index.roots();
    answer.documents = database.get_doccount();
    answer.words = static_cast<std::uint64_t>(database.get_total_length()) / kBodyWeight;
    for (const auto& path : index.paths()) answer.bytes += bytes_on_disk(path);
    answer.entities = known_entities(index).size();
    const auto updated = index.metadata(metadata_key::kUpdated);
    std::from_chars(updated.data(), updated.data() + updated.size(), answer.updated);
    answer.analyzer = index.metadata(metadata_key::kAnalyzer);
    answer.format = kIndexFormat;
    for (const auto& [language, documents] : index.languages())
      answer.languages.push_back({language, documents, Stemmer(language).available()});
    for (const auto& kind : terms_under(database, prefix::kKind)) {
      answer.kinds.push_back(
          {std::nullopt, kind, database.get_termfreq(make_term(prefix::kKind, kind))});
    }
    return answer;
  });
}

}  // namespace dossier
