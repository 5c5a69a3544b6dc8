// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/quote_alignment.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace dossier;

namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

// "a=a b/x c/- -/y": same or changed, quoted alone, found alone.
std::string aligned(const std::string& quotation, const std::string& text) {
  const auto q = words(quotation), t = words(text);
  std::string out;
  for (const auto& word : align(q, t)) {
    const auto left = word.quoted == AlignedWord::kNone ? "-" : q.at(word.quoted);
    const auto right = word.found == AlignedWord::kNone ? "-" : t.at(word.found);
    out += (out.empty() ? "" : " ") + left + (left == right ? "=" : "/") + right;
  }
  return out;
}

}  // namespace

TEST_CASE("a quotation is laid against the text most like it") {
  struct Row {
    const char *quotation, *text, *wanted;
  };
  const Row rows[] = {
      {"a b c", "x a b c y", "a=a b=b c=c"},
      {"a b c d", "x a b e d y", "a=a b=b c/e d=d"},
      {"a b c d", "a b d", "a=a b=b c/- d=d"},
      {"a b c d e", "a b x c d e", "a=a b=b -/x c=c d=d e=e"},
      // A run left out costs little more than one word.
      {"a b c d e f", "a b c 1 2 3 4 5 6 7 8 d e f",
       "a=a b=b c=c -/1 -/2 -/3 -/4 -/5 -/6 -/7 -/8 d=d e=e f=f"},
      // The first and the last word may be the changed ones.
      {"z b c d", "a b c d", "z/a b=b c=c d=d"},
      {"a b c z", "a b c d e", "a=a b=b c=c z/d"},
      // Many are words that are not there.
      {"a b c d 1 2 3 4", "a b c d e f g h", "a=a b=b c=c d=d 1/- 2/- 3/- 4/-"},
      {"1 a b c", "a b c", "1/- a=a b=b c=c"},
      // The better of two places.
      {"a b c d", "a b x x c d a b c d", "a=a b=b c=c d=d"},
      {"a b", "x y", ""},
      {"", "a", ""},
      {"a", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.quotation);
    CAPTURE(row.text);
    CHECK(aligned(row.quotation, row.text) == row.wanted);
  }
}
