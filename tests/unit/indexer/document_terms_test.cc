// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_terms.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "indexer/entities/names.h"
#include "indexer/packed_document.h"

namespace dossier {
namespace {

// "term:weight@positions" of what a packed document holds, in its order.
std::string packed_form(const std::string& packed) {
  std::string out;
  ByteReader in(packed);
  while (!in.empty()) {
    out += fmt::format("{}{}:", out.empty() ? "" : " ", in.view());
    out += fmt::format("{}@", in.number());
    std::uint64_t at = 0;
    in.list([&] { out += fmt::format("{},", at += in.number()); });
  }
  return out;
}

TEST_CASE("the places of a term ascend, in whatever order they were met") {
  DocumentTerms terms;
  const auto stand = [&](std::string_view text, std::uint32_t at, unsigned weight) {
    auto& term = terms.of(text, hash_term(text));
    term.weight += weight;
    terms.stand(term, at);
  };
  stand("kabul", 9, 2);
  stand("drone", 17, 2);
  stand("kabul", 3, 4);
  stand("a", 1, 2);
  terms.of_copy(std::string("XEgroup/iskp")).weight += 2;  // The text is gone, its copy stays.
  CHECK(packed_form(terms.pack()) == "kabul:6@3,9, drone:2@17, a:2@1, XEgroup/iskp:2@");
}

TEST_CASE("more terms than the first table has room for, and terms of one hash, stay apart") {
  DocumentTerms terms;
  constexpr std::uint32_t kTerms = 3000;
  for (int round = 0; round < 2; ++round)
    for (std::uint32_t i = 0; i < kTerms; ++i)
      terms.stand(terms.of_copy(fmt::format("t{:04}", i)), i);
  const std::string one = "one", other = "other";
  terms.stand(terms.of(one, 7), 1);
  terms.stand(terms.of(other, 7), 2);
  const auto packed = packed_form(terms.pack());
  CHECK(packed.starts_with("t0000:0@0,0, t0001:0@1,1, "));
  CHECK(packed.ends_with(" t2999:0@2999,2999, one:0@1, other:0@2,"));
}

}  // namespace
}  // namespace dossier
