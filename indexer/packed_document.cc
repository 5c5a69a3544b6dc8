// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/packed_document.h"

#include <vector>

namespace dossier {

void add_terms(std::string_view packed, Xapian::Document& document) {
  ByteReader in(packed);
  std::string term;
  while (!in.empty()) {
    term.assign(in.view());
    auto weight = in.number_as<Xapian::termcount>();
    Xapian::termpos at = 0;
    auto positions = in.number();
    if (positions == 0) document.add_term(term, weight);
    for (; positions > 0; --positions) {
      at += in.number_as<Xapian::termpos>();
      document.add_posting(term, at, weight);
      weight = 0;
    }
  }
}

std::string pack_document(const Xapian::Document& document) {
  TermPacker terms;
  std::vector<Xapian::termpos> positions;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    positions.assign(term.positionlist_begin(), term.positionlist_end());
    terms.add(*term, term.get_wdf(), positions);
  }
  ByteWriter out;
  out.text(terms.take());
  out.number(document.values_count());
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    out.number(value.get_valueno());
    out.text(*value);
  }
  return out.take();
}

Xapian::Document unpack_document(std::string_view packed) {
  Xapian::Document document;
  ByteReader in(packed);
  add_terms(in.view(), document);
  in.list([&] {
    const auto slot = in.number_as<Xapian::valueno>();
    document.add_value(slot, in.text());
  });
  return document;
}

}  // namespace dossier
