// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/word_filter.h"

#include <doctest/doctest.h>

#include <string>

namespace dossier {
namespace {

TEST_CASE("a filter lets through every word it was given, in either case") {
  WordFilter filter;
  const std::string longest(40, 'z');
  for (const std::string_view word : {"january", "a", "", "mai", "января"}) filter.add(word);
  filter.add(longest);
  for (const std::string_view word :
       {"january", "January", "JANUARY", "a", "A", "", "mai", "января"})
    CHECK(filter.may_have(word));
  CHECK(filter.may_have(longest));
}

TEST_CASE("a filter stops words of other beginnings and lengths") {
  WordFilter filter;
  filter.add("january");
  for (const std::string_view word : {"", "j", "jan", "jumping", "february", "januaries"}) {
    CAPTURE(word);
    CHECK_FALSE(filter.may_have(word));
  }
}

}  // namespace
TEST_CASE("a filter takes in another one") {
  WordFilter months, words;
  months.add("january");
  words.add("yesterday");
  words.add(months);
  for (const auto* word : {"January", "yesterday"}) CHECK(words.may_have(word));
  CHECK_FALSE(words.may_have("tomorrow"));
  CHECK_FALSE(months.may_have("yesterday"));
}

}  // namespace dossier
