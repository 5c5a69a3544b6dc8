// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/word_list.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace dossier {
namespace {

TEST_CASE("a list of words holds them and nothing else") {
  constexpr WordList kList("vol no n° том p pp");
  for (const std::string word : {"vol", "no", "n°", "том", "p", "pp"}) CHECK(listed(word, kList));
  for (const std::string word : {"", "v", "vo", "ol", "ppp", "vol no", " ", "n", "o", "то", "x"}) {
    CAPTURE(word);
    CHECK_FALSE(listed(word, kList));
  }
}

TEST_CASE("what is told at once is what a search would tell") {
  constexpr std::string_view kWords = "ab ba abc cab a bb caa bac";
  constexpr WordList kList(kWords);
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    std::string word(random() % 4, ' ');
    for (char& c : word) c = static_cast<char>('a' + random() % 3);
    const bool there = !word.empty() && (" " + std::string(kWords) + " ").find(" " + word + " ") !=
                                            std::string::npos;
    CAPTURE(word);
    CHECK(kList.holds(word) == there);
  }
}

}  // namespace
}  // namespace dossier
