// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/transliteration.h"

#include <doctest/doctest.h>

#include <string>

using namespace dossier;

TEST_CASE("any script to plain Latin letters") {
  CHECK(to_latin("Зеленський") == "zelenskij");
  CHECK(to_latin("طالبان") == "talban");
  CHECK(to_latin("Besançon 12") == "besancon");
  CHECK(to_latin("") == "");
  CHECK(to_latin("\xff\xfe").empty());
  CHECK(to_latin(std::string(100000, 'a')).size() == 256);
}

TEST_CASE("which alphabets") {
  CHECK(is_other_alphabet("Киев"));
  CHECK(is_other_alphabet("القاعدة"));
  CHECK(lacks_vowels("القاعدة"));
  CHECK_FALSE(lacks_vowels("Киев"));
  CHECK_FALSE(is_other_alphabet("Kyiv"));
  CHECK_FALSE(is_other_alphabet("北京"));
  CHECK_FALSE(is_other_alphabet(""));
}
