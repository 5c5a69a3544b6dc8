// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/word_forms.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "schema/terms.h"

namespace dossier {
namespace {

// Terms that share a stem share this many first bytes, measured over English policy papers (all of
// 180 words).
constexpr std::size_t kStemPrefix = 4;
// The Arabic article is written onto the word and removed by the stemmer.
constexpr std::string_view kArabicArticle = "ال";

bool has_letter(std::string_view term) {
  return std::any_of(term.begin(), term.end(), [](char c) { return c < '0' || c > '9'; });
}

}  // namespace

WordForms::WordForms(const Index& index) : index_(index) {
  for (const auto& [language, documents] : index_.languages()) {
    if (Stemmer stemmer(language); stemmer.available()) stemmers_.push_back(std::move(stemmer));
  }
}

std::vector<std::string> WordForms::of(std::string_view prefix, const std::string& term) const {
  std::set<std::string> found;
  const auto& database = index_.database();
  // Stems by what to scan: most languages have the same.
  std::map<std::string, std::vector<std::pair<const Stemmer*, std::string>>> stems;
  if (has_letter(term)) {
    for (const auto& stemmer : stemmers_) {
      const auto stem = stemmer(term);
      // English writes the end of a stem in two ways (army, armies: armi): leave it out of what is
      // scanned.
      const auto certain = stem.size() > 2 && stem.back() == 'i' ? stem.size() - 1 : stem.size();
      stems[stem.substr(0, std::min(kStemPrefix, certain))].emplace_back(&stemmer, stem);
      if (static_cast<unsigned char>(stem.front()) == 0xD8 ||
          static_cast<unsigned char>(stem.front()) == 0xD9)
        stems[std::string(kArabicArticle) + stem.substr(0, kStemPrefix)].emplace_back(&stemmer,
                                                                                      stem);
    }
  }
  for (const auto& [start, wanted] : stems) {
    const auto first = make_term(prefix, start);
    for (auto it = database.allterms_begin(first); it != database.allterms_end(first); ++it) {
      auto form = (*it).substr(prefix.size());
      if (std::any_of(wanted.begin(), wanted.end(),
                      [&](const auto& one) { return (*one.first)(form) == one.second; }))
        found.insert(std::move(form));
    }
  }
  found.erase(term);
  std::vector<std::string> terms;
  const auto exact = make_term(prefix, term);
  if (database.term_exists(exact)) terms.push_back(exact);
  for (const auto& form : found) terms.push_back(make_term(prefix, form));
  return terms;
}

}  // namespace dossier
