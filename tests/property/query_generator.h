// SPDX-License-Identifier: GPL-2.0-or-later
// Queries at random, made of what stands in the documents.
//
//   QueryGenerator generator(sample().documents(), 2021);
//   generator.random(3).text() -> "(kabul NEAR/5 talib*) SENT \"air war\""

#pragma once

#include <random>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "searcher/answers.h"
#include "tests/property/text_scanner.h"

namespace dossier {

// Words, beginnings, phrases and names of the corpus, and queries made of them.
class QueryGenerator {
 public:
  QueryGenerator(const std::vector<ShowAnswer>& documents, unsigned seed) : random_(seed) {
    const Analyzer analyzer;
    for (const auto& shown : documents) {
      for (const auto& paragraph : shown.document.paragraphs) {
        for (const auto& token : analyzer.analyze(paragraph.text)) {
          if (!token.whole) words_.push_back(token.term);
        }
      }
      for (const auto& mention : shown.document.mentions) {
        if (!mention.entity.empty()) names_.push_back(mention.entity);
      }
    }
  }

  // Most words of a query come from one stretch of the text, so that they are near one another, or
  // just not, with the end of a sentence between them.
  Asked random(int depth) {
    focus_ = below(words_.size() - kStretch - 1);
    return query(depth);
  }

 private:
  static constexpr std::size_t kStretch = 30;

  Asked leaf() {
    const auto at = below(5) == 0 ? below(words_.size() - 1) : focus_ + below(kStretch);
    const auto& word = words_[at];
    switch (below(8)) {
      case 0:
        return {Asked::Entity, {}, 0, names_[below(names_.size())]};
      case 1:
      case 2:
        return {Asked::Phrase, {}, 0, word + ' ' + words_[at + 1]};
      case 3:
        if (word.size() >= 4 && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == word.npos)
          return {Asked::Prefix, {}, 0, word.substr(0, 4)};
        break;
      default:
        break;
    }
    return {Asked::Word, {}, 0, word};
  }

  Asked query(int depth) {
    if (depth == 0 || below(5) == 0) return leaf();
    constexpr Asked::Kind kKinds[] = {Asked::Near, Asked::Near, Asked::Adj, Asked::Sent,
                                      Asked::Sent, Asked::Para, Asked::And, Asked::Or,
                                      Asked::Or,   Asked::Not};
    const auto kind = kKinds[below(std::size(kKinds))];
    Asked asked{kind, {}, static_cast<int>(1 + below(below(3) == 0 ? 60 : 12)), {}};
    const std::size_t parts = kind == Asked::Not ? 1 : 2 + (below(4) == 0 ? 1 : 0);
    // Operators of place hold mostly what they may hold.
    const bool place = kind == Asked::Near || kind == Asked::Adj;
    for (std::size_t i = 0; i < parts; ++i)
      asked.parts.push_back(place && below(8) != 0 ? choice() : query(depth - 1));
    return asked;
  }

  std::size_t below(std::size_t n) { return random_() % n; }
  Asked choice() {
    if (below(3) != 0) return leaf();
    return {Asked::Or, {leaf(), leaf()}, 0, {}};
  }

  std::mt19937 random_;
  std::vector<std::string> words_, names_;  // Words in the order of the text.
  std::size_t focus_ = 0;
};

}  // namespace dossier
