// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::info: what the index knows of itself.

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "analysis/analyzer.h"
#include "schema/terms.h"
#include "searcher/compile/actor_names.h"
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

std::uint64_t bytes_on_disk(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, failed)) {
    if (entry.is_regular_file(failed)) bytes += entry.file_size(failed);
  }
  return bytes;
}

Fingerprint fingerprint_of(const Index& index) {
  const auto& database = index.database();
  return {database.get_uuid(), index.revision(), database.get_doccount()};
}

}  // namespace

Fingerprint Searcher::fingerprint() const { return fingerprint_of(impl_->index); }

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
    answer.entities = known_ids(index).size();
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
    answer.index = fingerprint_of(index);
    return answer;
  });
}

}  // namespace dossier
