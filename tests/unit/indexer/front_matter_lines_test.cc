// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/front_matter_lines.h"

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <random>
#include <string>

namespace dossier {
namespace {

using Strings = std::vector<std::string>;

// "key=value" of each.
Strings told(const std::optional<std::vector<PlainField>>& fields) {
  Strings all;
  for (const auto& [key, value] : *fields)
    all.push_back(std::string(key) + "=" + std::string(value));
  return all;
}

Strings by_yaml(const std::string& text) {
  Strings all;
  for (const auto& field : YAML::Load(text))
    all.push_back(field.first.Scalar() + "=" + field.second.Scalar());
  return all;
}

}  // namespace

TEST_CASE("most front matter is read as it stands, as YAML reads it") {
  const struct {
    std::string text;
    Strings fields;
  } kRows[] = {
      {"", {}},
      {"title: One\n", {"title=One"}},
      {"title: One\nid: a/d1\ndate: 1861-10-12", {"title=One", "id=a/d1", "date=1861-10-12"}},
      {"title: \"Lord Lyons to Mr. Seward.\"\n", {"title=Lord Lyons to Mr. Seward."}},
      {"title: \"1. Where? #1: 'here', [there]\"\n", {"title=1. Where? #1: 'here', [there]"}},
      {"title: \"\"\n", {"title="}},
      {"title:   Two  words, said \"so\"\n", {"title=Two  words, said \"so\""}},
      {"url: https://example.org/a:b?c=d&e\n", {"url=https://example.org/a:b?c=d&e"}},
      {"title: In Łódź, “a” town\n", {"title=In Łódź, “a” town"}},
      {"number: 12\nyes: no\n", {"number=12", "yes=no"}},
  };
  for (const auto& row : kRows) {
    INFO(row.text);
    REQUIRE(plain_fields(row.text));
    CHECK(told(plain_fields(row.text)) == row.fields);
    CHECK(by_yaml(row.text) == row.fields);
  }
}

TEST_CASE("what YAML may read in another way is left to its parser") {
  for (const std::string text : {"title: One: Two\n",
                                 "title: One #two\n",
                                 "title: \"a \\\"b\\\"\"\n",
                                 "title: \"open\n",
                                 "title: \"a\" b\n",
                                 "title: 'one'\n",
                                 "title: [a, b]\n",
                                 "title: {a: b}\n",
                                 "title: null\n",
                                 "Null: a\n",
                                 "title: ~\n",
                                 "title:\n",
                                 "title: \n",
                                 "title: one \n",
                                 "title: one\n  two\n",
                                 "title:\n- a\n",
                                 "title: |\n",
                                 "title: >\n",
                                 "title: *a\n",
                                 "title: &a b\n",
                                 "title: !t b\n",
                                 "title: %a\n",
                                 "title: @a\n",
                                 "# comment\ntitle: a\n",
                                 "title: a\n\nid: b\n",
                                 "title: a\tb\n",
                                 "title: a\r\n",
                                 "title: a:\n",
                                 "a:b\n",
                                 "two words: a\n",
                                 "title: - a\n",
                                 "title: \xEF\xBB\xBF\n",
                                 "title: a\xEF\xBB\xBF\n",
                                 "--- a\n",
                                 "...\n",
                                 "title: a\x01\n",
                                 "title: a\x7F\n"}) {
    INFO(text);
    CHECK_FALSE(plain_fields(text));
  }
}

TEST_CASE("whatever is read as it stands, YAML reads so") {
  const Strings pieces{"a", "key",   ": ",    ":",    " ",   "\"",  "\n", "\n",   "#", "[",
                       "]", "{",     ",",     "-",    "/",   "'",   "~",  "null", "é", "’",
                       "&", "*",     "!",     "%",    "@",   "|",   ">",  "?",    "=", "<<",
                       "1", "key: ", "\nb: ", "\"\n", "---", "...", "\\"};
  std::mt19937 random(1);
  std::size_t read = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string text = "a: ";
    for (auto left = random() % 8; left > 0; --left) text += pieces[random() % pieces.size()];
    const auto fields = plain_fields(text);
    if (!fields) continue;
    ++read;
    INFO(text);
    CHECK(told(fields) == by_yaml(text));
  }
  CHECK(read > 10000);
}

}  // namespace dossier
