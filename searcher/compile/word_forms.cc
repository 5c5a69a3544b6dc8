// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/word_forms.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "schema/terms.h"

namespace dossier {
namespace {

// Terms that share a stem begin with so many bytes of it, unless it is shorter.
constexpr std::size_t kStemPrefix = 4;
// What a stemmer writes anew is at most this much of the stem's end: of 90,000 words of policy
// papers by 22 of Snowball's stemmers, but for a few foreign to the language and for Arabic.
constexpr std::size_t kRewrittenLetters = 2;
// The Arabic article is written onto the word and removed by the stemmer.
constexpr std::string_view kArabicArticle = "ال";

bool has_letter(std::string_view term) {
  return std::any_of(term.begin(), term.end(), [](char c) { return c < '0' || c > '9'; });
}

bool is_arabic(std::string_view stem) {
  const auto first = stem.empty() ? 0 : static_cast<unsigned char>(stem.front());
  return first == 0xD8 || first == 0xD9;
}

// How terms with this stem begin. English writes the end of a stem in two ways (army, armies:
// armi): that is left out.
std::string_view certain_start(std::string_view stem) {
  auto least = std::min(kStemPrefix, stem.size());
  if (stem.size() > 2 && stem.size() <= kStemPrefix && stem.back() == 'i') --least;
  if (is_arabic(stem)) return stem.substr(0, least);
  std::size_t kept = stem.size();
  for (std::size_t letter = 0; letter < kRewrittenLetters && kept > least; ++letter) {
    do --kept;
    while (kept > least && (static_cast<unsigned char>(stem[kept]) & 0xC0U) == 0x80);
  }
  return stem.substr(0, kept);
}

// Stems that a form may have, each by a stemmer, by the start of terms to scan for them.
using WantedStems = std::map<std::string, std::vector<std::pair<const Stemmer*, std::string>>>;

WantedStems stems_of(const std::vector<Stemmer>& stemmers, const std::string& term) {
  WantedStems stems;
  for (const auto& stemmer : stemmers) {
    const auto stem = stemmer(term);
    const std::string start(certain_start(stem));
    stems[start].emplace_back(&stemmer, stem);
    if (is_arabic(stem))
      stems[std::string(kArabicArticle) + stem.substr(0, kStemPrefix)].emplace_back(&stemmer, stem);
  }
  return stems;
}

}  // namespace

WordForms::WordForms(const Index& index) : index_(index) {
  for (const auto& [language, documents] : index_.languages()) {
    if (Stemmer stemmer(language); stemmer.available()) stemmers_.push_back(std::move(stemmer));
  }
}

const std::vector<std::string>& WordForms::of(std::string_view prefix,
                                              const std::string& term) const {
  return known_.get(make_term(prefix, term), [&] { return scan(prefix, term); });
}

std::vector<std::string> WordForms::scan(std::string_view prefix, const std::string& term) const {
  std::set<std::string> found;
  const auto& database = index_.database();
  const auto stems = has_letter(term) ? stems_of(stemmers_, term) : WantedStems();
  for (const auto& [start, wanted] : stems) {
    const auto first = make_term(prefix, start);
    const auto end = database.allterms_end(first);
    for (auto it = database.allterms_begin(first); it != end; ++it) {
      auto form = (*it).substr(prefix.size());
      if (std::any_of(wanted.begin(), wanted.end(),
                      [&](const auto& one) { return (*one.first)(form) == one.second; }))
        found.insert(std::move(form));
    }
  }
  found.erase(term);
  std::vector<std::string> terms;
  auto exact = make_term(prefix, term);
  if (database.term_exists(exact)) terms.push_back(std::move(exact));
  for (const auto& form : found) terms.push_back(make_term(prefix, form));
  return terms;
}

}  // namespace dossier
