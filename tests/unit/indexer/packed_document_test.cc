// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/packed_document.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/error.h"

using namespace dossier;

namespace {

std::string terms_of(const Xapian::Document& document) {
  std::string out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    out += *term + "x" + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
      out += "," + std::to_string(*at);
    out += " ";
  }
  return out;
}

}  // namespace

TEST_CASE("packed terms join those that a document has") {
  using Positions = std::vector<std::uint32_t>;
  TermPacker packer;
  packer.add("drone", 2, Positions{17, 400'000'000});
  packer.add("Ktag", 3, Positions{});
  packer.add("drone", 1, Positions{20});
  const auto packed = packer.take();
  Xapian::Document document;
  document.add_posting("drone", 5, 4);
  document.add_boolean_term("Qid");
  add_terms("", document);
  add_terms(packed, document);
  CHECK(terms_of(document) == "Ktagx3 Qidx0 dronex7,5,17,20,400000000 ");
  document.add_value(3, "slot");
  const auto copy = unpack_document(pack_document(document));
  CHECK(terms_of(copy) == terms_of(document));
  CHECK(copy.get_value(3) == "slot");
  for (std::size_t size = 1; size < packed.size(); ++size) {
    if (size == packed.find("Ktag") - 1 || size == packed.rfind("drone") - 1) continue;  // Whole.
    CAPTURE(size);
    Xapian::Document other;
    CHECK_THROWS_AS(add_terms(packed.substr(0, size), other), Error);
  }
}
