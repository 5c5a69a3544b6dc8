// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/name_variants.h"

#include <doctest/doctest.h>

#include <string>

using namespace dossier;

TEST_CASE("guesses at listed words") {
  Vocabulary vocabulary;
  NameVariants variants;
  for (const char* listed : {"rumsfeld", "mcnamara", "kandahar", "gaddafi", "zelensky", "robert"}) {
    const TermId term = vocabulary.add(listed);
    variants.add(listed, term);
  }
  variants.seal();
  struct Row {
    std::string word, wanted;
  };
  const Row rows[] = {
      {"rumsfled", "rumsfeld"},    // The same consonants in one order,
      {"rumfseld", "rumsfeld?"},   // or two neighbours changed places,
      {"urmsfeld", ""},            // but not the first two.
      {"rumfeld", "rumsfeld?"},    // One is missing,
      {"rumsfelld", "rumsfeld"},   // doubled,
      {"rumsfeldi", "rumsfeld"},   // a vowel added,
      {"rumsfpeld", "rumsfeld?"},  // a consonant,
      {"rumsfelb", "rumsfeld?"},   // another.
      {"rumfsled", ""},            // Two edits,
      {"rumseldf", ""},            // three letters in another order.
      {"rumsfelds", ""},           // A plural.
      {"robrt", "robert"},         // Short: the same consonants only.
      {"rofert", ""},
      {"qadhafi", "gaddafi"},
      {"каддафи", "gaddafi"},
      {"зеленський", "zelensky"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    std::string found;
    for (const auto& guess : variants.guess(row.word, vocabulary, {}))
      found += std::string(vocabulary.term(guess.term)) + (guess.misspelt ? "?" : "");
    CHECK(found == row.wanted);
  }
}
