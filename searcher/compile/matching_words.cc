// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/matching_words.h"

#include "analysis/utf8.h"
#include "schema/suggest.h"

namespace dossier {
namespace {

template <typename Matches>
MatchingWords scan(const Xapian::Database& database, const std::string& start,
                   const Matches& matches) {
  MatchingWords found;
  for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
    auto term = *it;
    if (!matches(term)) continue;
    if (found.terms.size() == kMostMatchingWords) {
      found.too_many = true;
      break;
    }
    found.terms.push_back(std::move(term));
  }
  return found;
}

// Letter by letter: there is no sign for "any letters" but at the end, so nothing is tried twice.
bool is_like(std::string_view word, std::string_view pattern) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < pattern.size();) {
    const auto wanted = next_code_point(pattern, i);
    if (wanted == '*') return true;
    if (at == word.size()) return false;
    const auto letter = next_code_point(word, at);
    if (wanted != '?' && wanted != letter) return false;
  }
  return at == word.size();
}

}  // namespace

MatchingWords words_beginning(const Xapian::Database& database, const std::string& start) {
  return scan(database, start, [](const std::string&) { return true; });
}

MatchingWords words_like(const Xapian::Database& database, const std::string& pattern) {
  return scan(database, pattern.substr(0, pattern.find_first_of("?*")),
              [&](const std::string& term) { return is_like(term, pattern); });
}

MatchingWords words_near(const Xapian::Database& database, const std::string& word, int edits) {
  std::size_t first = 0;
  if (!word.empty()) next_code_point(word, first);
  return scan(database, word.substr(0, first),
              [&](const std::string& term) { return edit_distance(word, term, edits) <= edits; });
}

}  // namespace dossier
