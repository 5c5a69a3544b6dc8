// SPDX-License-Identifier: GPL-2.0-or-later
// A query language in the small, and the plainest way to answer it: every word of the exported text
// is looked at, and every choice of words tried. What the index answers is compared with it.
//
//   Asked near{Asked::Near, {word("kabul"), phrase("air war")}, 5};
//   near.text() -> "\"kabul\" NEAR/5 \"air war\"";   Scanner(documents).find(near) -> ids

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "searcher/answers.h"

namespace dossier {

/// A query as a tree, and as text.
struct Asked {
  enum Kind : std::uint8_t { Word, Prefix, Phrase, Entity, Near, Adj, Sent, Para, And, Or, Not };
  Kind kind = Word;
  std::vector<Asked> parts = {};
  int distance = 0;
  std::string value = {};  ///< Of Word and Prefix: folded; Phrase: folded words; Entity: its id.

  std::string text() const;
  /// Does the language allow it? NEAR and ADJ hold words, phrases, names and choices of these; SENT
  /// and PARA no exclusion.
  bool legal() const;
};

class Scanner {
 public:
  explicit Scanner(const std::vector<ShowAnswer>& documents);

  /// Ids of the documents that match.
  std::set<std::string> find(const Asked& asked) const;

 private:
  struct Place {
    std::uint32_t first, last;
  };
  struct Text {  // A title or paragraph.
    std::vector<Token> tokens;
    std::vector<std::uint32_t> sentence_starts;  // Positions of first words.
    std::vector<std::pair<std::string, Place>> mentions;
    std::uint32_t end = 0;
  };
  struct Document {
    std::string id;
    std::vector<Text> texts;
    std::set<std::string> tags;  // Entities that the front matter names: at no place in the text.
  };
  /// A stretch of one text; none: the whole document.
  struct Unit {
    const Text* text = nullptr;
    Place place = {0, 0};
  };

  static Text read(const std::string& text, const std::vector<Mention>& mentions,
                   std::optional<std::uint32_t> paragraph, const Analyzer& analyzer);
  static std::vector<Unit> units(const Asked& asked, const Document& document, const Unit& unit);
  static bool holds(const Asked& asked, const Document& document, const Unit& unit);
  static bool near(const Asked& asked, const Unit& unit);
  static bool choose(const Asked& asked, const std::vector<std::vector<Place>>& operands,
                     std::vector<Place>& chosen);
  static std::vector<Place> places(const Asked& asked, const Unit& unit);

  std::vector<Document> documents_;
};

}  // namespace dossier
