// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_hints.h"

#include <doctest/doctest.h>

#include <utility>

namespace dossier {
namespace {

TEST_CASE("signs of the language that were read as words are told") {
  // The query, and the word that the hint names; "" for none.
  for (const auto& [query, word] :
       std::vector<std::pair<std::string, std::string>>{{"kabul or kandahar", "“or”"},
                                                        {"kabul not herat", "“not”"},
                                                        {"not kabul", "“not”"},
                                                        {"kabul near/5 taliban", "“near/5”"},
                                                        {"(a or b) c", "“or”"},
                                                        {"persn: milley", "“persn:”"},
                                                        {"plce: kabul, x", "“plce:”"},
                                                        {"kabul OR kandahar", ""},
                                                        {"\"kabul or kandahar\"", ""},
                                                        {"kabul and kandahar", ""},
                                                        {"whether or", ""},
                                                        {"or not", ""},
                                                        {"=or kabul", ""},
                                                        {"doha: the agreement", ""},
                                                        {"near kabul", ""},
                                                        {"", ""}}) {
    CAPTURE(query);
    const auto hints = query_hints(query);
    CHECK(hints.size() == (word.empty() ? 0 : 1));
    if (!hints.empty()) CHECK(hints.front().starts_with(word));
  }
}

}  // namespace
}  // namespace dossier
