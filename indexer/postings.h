// SPDX-License-Identifier: GPL-2.0-or-later
// A finished Document to the Xapian document that the writer adds: terms, positions, slots and the
// stored record.

#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "indexer/document_tokens.h"
#include "indexer/entities/name_prior.h"
#include "indexer/sources.h"
#include "schema/document.h"
#include "schema/packing.h"

namespace dossier {

/// All that the writer needs; safe to hand from one thread to another.
struct Postings {
  Xapian::Document document;  ///< But for the words: a few terms, the slots and the record.
  std::string words = {};     ///< Terms of title and text, packed (packed_document.h).
  std::string id = {};
  bool open = false;  ///< Has names of several bearers, that other documents may decide.
};

/// The document with its words, as the index is to have it. Asked for by the thread that writes it,
/// last, so that the tree of its terms is made, read and freed while it is in the processor's
/// cache.
Xapian::Document whole_document(Postings&& postings, const RecordDictionary* dictionary = nullptr);

/// @throws std::length_error when a zone has more words than the index has positions for.
Postings make_postings(const Document& document, const DocumentTokens& tokens,
                       const Analyzer& analyzer, const StopLists& stop_lists,
                       const Content& content);

/// "timofte2021unlikely": the key by which people cite the document.
std::string own_citation_key(const Metadata& meta, const Analyzer& analyzer,
                             const StopLists& stop_lists);

/// The work keys by which a document may be cited: by address, title with and without year, and its
/// id and those of its copies.
std::vector<std::string> own_work_keys(const Metadata& meta, const std::vector<Copy>& copies);

}  // namespace dossier
