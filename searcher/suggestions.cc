// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::suggestions: what may be meant by the beginning of a query.

#include <algorithm>
#include <map>

#include "schema/display_name.h"
#include "schema/terms.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

// Keys looked at: an answer must come before the finger leaves the key.
constexpr std::size_t kMostKeys = 3000;
constexpr std::size_t kLeastWord = 2;  // Bytes typed before words are suggested.
// A name is looked for from each of the last words on, so many.
constexpr int kMostNameWords = 4;

// Where the last word begins: behind a blank or a parenthesis. A field, a quoted phrase and an
// operator are left to those who know the language.
std::size_t last_word(const std::string& typed) {
  const auto before = typed.find_last_of(" (");
  return before == std::string::npos ? 0 : before + 1;
}

template <typename Best>
void keep_best(std::vector<Best>& list, std::size_t limit) {
  std::stable_sort(list.begin(), list.end(),
                   [](const Best& a, const Best& b) { return a.documents > b.documents; });
  if (list.size() > limit) list.resize(limit);
}

std::vector<WordSuggestion> completions_of(const Xapian::Database& database,
                                           const std::string& typed) {
  std::vector<WordSuggestion> found;
  const auto begin = last_word(typed);
  const auto start = fold(typed.substr(begin));
  const bool plain = std::all_of(start.begin(), start.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || c == '-';
  });
  if (start.size() < kLeastWord || !plain) return found;
  auto term = database.allterms_begin(start);
  for (std::size_t n = 0; term != database.allterms_end(start) && n < kMostKeys; ++term, ++n) {
    if (*term != start) found.push_back({typed.substr(0, begin) + *term, term.get_termfreq()});
  }
  return found;
}

}  // namespace

SuggestionsAnswer Searcher::suggestions(const std::string& typed, std::size_t limit) {
  return impl_->with_retry([&] {
    SuggestionsAnswer answer;
    const auto& index = impl_->index;
    const auto& database = index.database();
    answer.words = completions_of(database, typed);
    keep_best(answer.words, limit);
    std::map<std::string, std::uint32_t> documents;  // By entity.
    auto begin = typed.size();
    for (int words = 0; words < kMostNameWords && begin > 0; ++words) {
      begin = typed.find_last_of(' ', begin - 1);
      begin = begin == std::string::npos ? 0 : begin;
      const auto key = fold(typed.substr(begin == 0 ? 0 : begin + 1));
      if (key.size() < kLeastWord) continue;
      const auto start = std::string(metadata_key::kAlias) + key;
      for (const auto& rest : index.metadata_keys(start, kMostKeys)) {
        for (const auto& entry : index.alias(key + rest)) {
          const auto count = database.get_termfreq(make_term(prefix::kEntity, entry.id));
          if (entry.strong && count > 0) documents[entry.id] = count;
        }
      }
    }
    std::vector<std::pair<std::uint32_t, std::string>> best;
    for (const auto& [id, count] : documents) best.emplace_back(count, id);
    std::stable_sort(best.begin(), best.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (best.size() > limit) best.resize(limit);
    for (const auto& [count, id] : best) {
      auto entity = index.entity(id);
      if (!entity) continue;
      entity->name = display_name(entity->kind, entity->name);
      answer.actors.push_back({std::move(*entity), count});
    }
    return answer;
  });
}

std::string Searcher::actor_name(const std::string& id) {
  return impl_->with_retry([&] { return impl_->index.entity_name(id); });
}

}  // namespace dossier
