// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/variant_finder.h"

#include <algorithm>
#include <array>

#include "analysis/transliteration.h"
#include "indexer/entities/name_lexicon.h"

namespace dossier {
namespace {

constexpr std::uint32_t kReach = 3;         // Words of a name before the one that is guessed.
constexpr std::size_t kShortestWord = 4;    // Bytes.
constexpr std::size_t kShortestName = 7;    // Bytes of all words: "al Qaida".
constexpr std::size_t kShortestSingle = 8;  // Bytes of a name of one word.
constexpr std::size_t kLongSingle = 10;     // Where it is a misspelling.

// A caseless letter stands for a capital.
bool may_be_name(const Segment& segment, const Word& word) {
  if (word.capital()) return true;
  return word.letters == Case::Uncased &&
         static_cast<unsigned char>(segment.text[word.bytes.begin]) >= 0x80;
}

// "Kandahari" is no misspelled Kandahar, but who comes from there.
bool is_derived(std::string_view word, const Vocabulary& vocabulary) {
  static constexpr std::array<std::string_view, 8> kEndings{"i",  "is",  "n",   "ns",
                                                            "an", "ans", "ese", "ish"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return word.size() >= kShortestWord + ending.size() && word.ends_with(ending) &&
           vocabulary.find(word.substr(0, word.size() - ending.size())) != kNone;
  });
}

}  // namespace

const VariantFinder::Guesses& VariantFinder::guesses(const Segment& segment, std::uint32_t word) {
  static const Guesses kNoGuess;
  const Word& w = segment.words[word];
  if (w.term != kNone || w.bytes.size() < kShortestWord || !may_be_name(segment, w) ||
      classes_of(w.hash) != 0 || evidence_.lower.contains(w)) {
    return kNoGuess;
  }
  const auto [at, fresh] = known_.try_emplace(w.hash);
  if (fresh) {
    const std::string_view text = segment.surface(word);
    const bool other = is_other_alphabet(text);
    if (w.letters != Case::Uncased || other) {
      std::string folded = fold(text);
      if (!other) std::erase_if(folded, [](char c) { return c == '\'' || c == '.'; });
      const bool derived =
          evidence_.rules.on(TagRule::Demonyms) && is_derived(folded, gazetteer_.vocabulary);
      if (!derived)
        at->second = gazetteer_.variants.guess(folded, gazetteer_.vocabulary, evidence_.rules);
    }
  }
  return at->second;
}

// The names around `word` that it completes when it is one of `guesses`.
void VariantFinder::walk(Segment& segment, std::uint32_t word, const Guesses& guesses,
                         std::vector<Spelled>& out) const {
  Word& guessed = segment.words[word];
  const Word as_written = guessed;
  if (guessed.letters == Case::Uncased) guessed.letters = Case::Capital;
  std::vector<Spelled> found;
  for (const auto& [term, misspelt] : guesses) {
    guessed.term = term;
    for (std::uint32_t from = word - std::min(word, kReach); from <= word; ++from) {
      found.clear();
      spell(gazetteer_, segment, from, found);
      for (const Spelled& name : found) {
        if (name.begin + name.words > word && is_long_enough(segment, name, misspelt))
          out.push_back(name);
      }
    }
  }
  guessed = as_written;
}

bool VariantFinder::is_long_enough(const Segment& segment, const Spelled& spelled,
                                   bool misspelt) const {
  const std::size_t bytes = segment.words[spelled.begin + spelled.words - 1].bytes.end -
                            segment.words[spelled.begin].bytes.begin;
  return bytes >= (spelled.words > 1 ? kShortestName : misspelt ? kLongSingle : kShortestSingle);
}

// Do all readings of the same words mean one entity?
bool VariantFinder::of_one_entity(const std::vector<Spelled>& names, const Spelled& one) const {
  std::uint32_t entity = kNone;
  for (const Spelled& name : names) {
    if (name.begin != one.begin || name.words != one.words) continue;
    for (std::uint32_t p = gazetteer_.first_pattern[name.node]; p != kNone;
         p = gazetteer_.patterns[p].next) {
      if (entity == kNone) entity = gazetteer_.patterns[p].entity;
      if (gazetteer_.patterns[p].entity != entity) return false;
    }
  }
  return true;
}

void VariantFinder::find(Segment& segment, std::vector<Spelled>& spelled) {
  std::vector<Spelled> found;
  for (std::uint32_t w = 0; w < segment.words.size(); ++w) {
    const auto& terms = guesses(segment, w);
    if (terms.empty()) continue;
    // Two words of one name may both be spelled otherwise: the one before stands as first guessed.
    std::uint32_t before = kNone;
    if (w > 0 && segment.words[w].gap == Gap::Space && !guesses(segment, w - 1).empty()) {
      before = w - 1;
      segment.words[before].term = guesses(segment, before).front().term;
    }
    walk(segment, w, terms, found);
    if (before != kNone) segment.words[before].term = kNone;
  }
  if (found.empty()) return;
  const std::size_t exact = spelled.size();
  for (Spelled name : found) {
    if (!of_one_entity(found, name)) continue;
    const bool known = std::any_of(spelled.begin(), spelled.end(), [&](const Spelled& other) {
      return other.begin == name.begin && other.words == name.words;
    });
    name.guessed = true;
    if (!known) spelled.push_back(name);
  }
  if (spelled.size() == exact) return;
  std::stable_sort(spelled.begin(), spelled.end(), [](const Spelled& a, const Spelled& b) {
    return std::pair(a.begin, b.words) < std::pair(b.begin, a.words);
  });
}

}  // namespace dossier
