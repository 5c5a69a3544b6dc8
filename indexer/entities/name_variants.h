// SPDX-License-Identifier: GPL-2.0-or-later
// Words of listed names under other spellings: transliterations and ordinary misspellings.
//
//   guess("qadhafi")    -> gaddafi          guess("Зеленський") -> zelensky
//   guess("mcnamarra")  -> mcnamara         guess("rumsfled")   -> rumsfeld
//
// A transliteration has the same consonants once those that romanisations mix up are one (q and k,
// gh and g, dh and d, v and w ...), and differs little otherwise. A misspelling is one letter
// missing, added, changed or swapped with its neighbour (Damerau 1964) in a word of seven letters
// or more.

#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/names.h"
#include "indexer/entities/tag_rules.h"
#include "schema/bytes.h"

namespace dossier {

class NameVariants {
 public:
  struct Guess {
    TermId term = kNone;
    bool misspelt = false;  ///< No transliteration.
  };

  /// `term`: a folded word of a listed name. Calls come by ascending `id`.
  void add(std::string_view term, TermId id);
  /// After the last add().
  void seal();
  /// Which listed words `word` (folded, itself in no listed name) may be, distinct, no more than
  /// kMostGuesses. Cost: a few binary searches.
  std::vector<Guess> guess(std::string_view word, const Vocabulary& vocabulary,
                           const TagRules& rules) const;
  static constexpr std::size_t kMostGuesses = 4;

  /// May `word` (folded, in another alphabet) be the name `listed`? Words in Latin letters never.
  static bool sounds_like(std::string_view word, std::string_view listed);

  void store(ByteWriter& out) const;
  void restore(ByteReader& in);

 private:
  struct Entry {
    std::uint32_t key = 0;  // A hash.
    TermId term = kNone;    // That has it.
    auto operator<=>(const Entry&) const = default;
  };
  // Entries by key. Keys are spread evenly, so that their first bits say where to look.
  class Table {
   public:
    std::vector<Entry> entries;
    void seal();
    const Entry* find(
        std::uint32_t key) const;  ///< The first of `key`, or one of another, or end().
    const Entry* end() const { return entries.data() + entries.size(); }

   private:
    HashFilter filter_;  // By key.
    unsigned shift_ = 31;
    std::vector<std::uint32_t> starts_;  // By the bits of a key above `shift_`.
  };
  std::string_view form_of(TermId term) const;

  Table skeletons_, shortened_;
  // Plain forms of the terms in skeletons_, which take long to make of other alphabets.
  std::string forms_;
  std::vector<std::uint32_t> form_ends_;  // In forms_, by TermId.
};

}  // namespace dossier
