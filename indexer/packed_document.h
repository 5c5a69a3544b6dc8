// SPDX-License-Identifier: GPL-2.0-or-later
// Documents and their terms as bytes, while they wait to be written.
//
//   TermPacker packer;
//   packer.add("drone", 2, {17, 40});
//   const std::string terms = packer.take();
//   add_terms(terms, document);              // the document has them, and what it had before
//   unpack_document(pack_document(document)) // a document that belongs to no database
//
// A Xapian::Document is a tree with a node a term and a list of positions in each: slow to copy, to
// hand to another thread and to free, and ten times as large as its bytes.

#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <utility>

#include "schema/bytes.h"

namespace dossier {

class TermPacker {
 public:
  /// `positions` ascend; with none, the term stands at no place. A term may be added again: what is
  /// said of it adds up.
  template <typename Positions>
  void add(std::string_view term, unsigned weight, const Positions& positions) {
    out_.text(term);
    out_.number(weight);
    Xapian::termpos last = 0;
    out_.list(positions, [&](Xapian::termpos at) { out_.number(at - std::exchange(last, at)); });
  }
  std::string take() { return out_.take(); }

 private:
  ByteWriter out_;
};

/// Puts terms into `document`. @throws Error when `packed` is damaged.
void add_terms(std::string_view packed, Xapian::Document& document);

/// All of a document: terms, positions, slots, data.
std::string pack_document(const Xapian::Document& document);
/// @throws Error when `packed` is damaged.
Xapian::Document unpack_document(std::string_view packed);

}  // namespace dossier
