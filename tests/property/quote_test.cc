// SPDX-License-Identifier: GPL-2.0-or-later
// Passages cut at random from the sample corpus, with words changed, lead back to where they stand.

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/error.h"
#include "indexer/pipeline.h"
#include "searcher/searcher.h"
#include "tests/property/sample_index.h"

using namespace dossier;

namespace {

struct Passage {
  std::string id;
  std::uint32_t paragraph = 0;
  std::vector<std::string> words;  // As written.
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// 10 to 30 words in a row of one paragraph.
Passage random_passage(std::mt19937& random, const Analyzer& analyzer) {
  const auto& documents = sample().documents();
  for (;;) {
    const auto& shown = documents[random() % documents.size()];
    if (shown.document.paragraphs.empty()) continue;
    const auto paragraph = random() % shown.document.paragraphs.size();
    const auto& text = shown.document.paragraphs[paragraph].text;
    auto tokens = analyzer.analyze(text);
    std::erase_if(tokens, [](const Token& token) { return token.whole; });
    const auto size = 10 + random() % 21;
    if (tokens.size() < size) continue;
    const auto first = random() % (tokens.size() - size + 1);
    Passage passage{shown.head.id, static_cast<std::uint32_t>(paragraph), {}};
    for (auto i = first; i < first + size; ++i) {
      passage.words.push_back(text.substr(tokens[i].bytes.begin, tokens[i].bytes.size()));
    }
    return passage;
  }
}

// The same text may stand in several documents and paragraphs.
bool holds(const QuoteAnswer& answer, const Passage& passage) {
  return std::any_of(answer.passages.begin(), answer.passages.end(), [&](const auto& found) {
    return found.head.id == passage.id && found.paragraph == passage.paragraph;
  });
}

}  // namespace

TEST_CASE("a passage is found as it stands, exact before all others") {
  std::mt19937 random(11);
  const Analyzer analyzer;
  for (int i = 0; i < 60; ++i) {
    const auto passage = random_passage(random, analyzer);
    const auto text = joined(passage.words);
    CAPTURE(text);
    CAPTURE(passage.id);
    const auto answer = sample().searcher().quote(text, 20);
    CHECK(holds(answer, passage));
    REQUIRE(!answer.passages.empty());
    CHECK(answer.passages.front().exact());
  }
}

TEST_CASE("a passage is found with one to four of its words changed, left out or added") {
  std::mt19937 random(12);
  const Analyzer analyzer;
  for (int i = 0; i < 120; ++i) {
    const auto passage = random_passage(random, analyzer);
    auto words = passage.words;
    for (auto changes = 1 + random() % 4; changes > 0; --changes) {
      const auto at = static_cast<std::ptrdiff_t>(random() % words.size());
      const auto how = random() % 3;
      if (how == 0) {
        words[static_cast<std::size_t>(at)] = "xyzzy" + std::to_string(changes);
      } else if (how == 1) {
        words.erase(words.begin() + at);
      } else {
        words.insert(words.begin() + at, "quux" + std::to_string(changes));
      }
    }
    const auto text = joined(words);
    CAPTURE(text);
    CAPTURE(passage.id);
    CAPTURE(passage.paragraph);
    const auto answer = sample().searcher().quote(text, 20);
    CHECK(holds(answer, passage));
  }
}

TEST_CASE("differences cover every word of both sides, in order") {
  std::mt19937 random(13);
  const Analyzer analyzer;
  for (int i = 0; i < 40; ++i) {
    auto words = random_passage(random, analyzer).words;
    words[words.size() / 2] = "xyzzy";
    words.erase(words.begin() + 2);
    const auto text = joined(words);
    CAPTURE(text);
    for (const auto& passage : sample().searcher().quote(text, 5).passages) {
      std::uint32_t quoted = 0, found = 0;
      for (const auto& step : passage.differences) {
        CHECK(step.quoted.begin >= quoted);
        CHECK(step.found.begin >= found);
        quoted = step.quoted.end;
        found = step.found.end;
        CHECK((step.quoted.size() == 0) == (step.kind == DifferenceKind::Added));
        CHECK((step.found.size() == 0) == (step.kind == DifferenceKind::Missing));
      }
      CHECK(quoted == text.size());
      CHECK(found == passage.text.size());
    }
  }
}

TEST_CASE("what nobody wrote is not found") {
  for (const std::string text :
       {"", "…", "the of and", "colourless green ideas sleep furiously beside a purple otter",
        "Kabul otter", "in the end it is what it was and will be for all of them"}) {
    CAPTURE(text);
    CHECK(sample().searcher().quote(text, 5).passages.empty());
  }
  std::string long_text;
  for (int i = 0; i < 1001; ++i) long_text += "kabul ";
  CHECK_THROWS_AS(sample().searcher().quote(long_text, 5), Error);
}
