// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/spelling.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

using namespace dossier;

namespace {

// Words with the number of their documents; fields begin with capitals.
Xapian::WritableDatabase of_words(const std::vector<std::pair<std::string, unsigned>>& words) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 0; i < 9; ++i) {
    Xapian::Document document;
    for (const auto& [word, documents] : words) {
      if (i < documents) document.add_term(word);
    }
    database.add_document(document);
  }
  return database;
}

const std::vector<std::pair<std::string, unsigned>> kWords = {
    {"1991", 4},    {"airport", 5},  {"force", 6},    {"kabul", 8},    {"kabuki", 2},
    {"taliban", 7}, {"talisman", 3}, {"tariff", 2},   {"tariffs", 5},  {"treaty", 9},
    {"Gkabulx", 9}, {"Stalaban", 9}, {"XEtariff", 9}, {"żołnierz", 3}, {"air", 4},
    {"ai", 8},      {"rport", 8},
};

}  // namespace

TEST_CASE("words near a mistyped one") {
  struct Row {
    std::string word;
    Xapian::doccount more_than;
    std::string wanted;
  };
  const Row rows[] = {
      {"talaban", 0, "taliban"},
      {"kabulk", 0, "kabul kabuki"},    // One edit before two.
      {"kabuk", 0, "kabuki kabul"},     // One edit each: what begins alike for longer.
      {"tarifs", 0, "tariffs tariff"},  // The rarer is as near, and begins as long alike.
      {"tarrif", 0, "tariff"},
      {"kabuk", 2, "kabul"},  // Commoner words only.
      {"kabuk", 8, ""},
      {"jabul", 0, "kabul"},  // None begins like it: all others are asked.
      {"akbul", 0, "kabul"},
      {"ytraety", 0, "treaty"},
      {"traety", 9, ""},            // No word is in more documents than there are.
      {"treaty", 0, ""},            // Itself is none.
      {"zołnierz", 0, "żołnierz"},  // Letters, not bytes, are counted.
      {"1919", 0, "1991"},
      {"kab", 0, ""},  // Two edits of three letters are another word.
      {"k", 0, ""},
      {"", 0, ""},
      {"\xff", 0, ""},
  };
  IndexWords words(of_words(kWords));  // Remembers them all from the first row that asks for all.
  for (const auto& row : rows) {
    CAPTURE(row.word);
    const auto found = [&](IndexWords&& of) {
      return fmt::format("{}", fmt::join(spellings_near(of, row.word, row.more_than, 5), " "));
    };
    CHECK(found(IndexWords(of_words(kWords))) == row.wanted);
    CHECK(found(std::move(words)) == row.wanted);
  }
}

TEST_CASE("no more words than asked for") {
  IndexWords words(of_words(kWords));
  CHECK(spellings_near(words, "kabuk", 0, 1) == std::vector<std::string>{"kabuki"});
  CHECK(spellings_near(words, "kabuk", 0, 0).empty());
}

TEST_CASE("words once read serve until another index is asked") {
  auto database = of_words({{"kabul", 3}});
  IndexWords words(database);
  CHECK(spellings_near(words, "jabul", 0, 5) == std::vector<std::string>{"kabul"});
  Xapian::Document document;
  document.add_term("nabul");
  database.add_document(document);
  CHECK(spellings_near(words, "jabul", 0, 5) == std::vector<std::string>{"kabul"});
  IndexWords anew(database);
  CHECK(spellings_near(anew, "jabul", 0, 5) == std::vector<std::string>{"kabul", "nabul"});
}

TEST_CASE("two words typed as one") {
  const auto database = of_words(kWords);
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"airforce", "air force"},
      {"airport", ""},  // Halves of two letters are none.
      {"kabultreaty", "kabul treaty"},
      {"treatyforce", "treaty force"},
      {"treatyzzz", ""},
      {"żołnierzforce", "żołnierz force"},
      {"force", ""},
      {"", ""},
  };
  for (const auto& [word, wanted] : rows) {
    CAPTURE(word);
    CHECK(two_words(database, word) == wanted);
  }
  // Cut where the rarer half is commonest: of "abc defgh" and "abcd efgh" the second.
  const auto two = of_words({{"abc", 9}, {"defgh", 2}, {"abcd", 4}, {"efgh", 3}});
  CHECK(two_words(two, "abcdefgh") == "abcd efgh");
}
