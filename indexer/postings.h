// SPDX-License-Identifier: GPL-2.0-or-later
// A finished Document to the Xapian document that the writer adds: terms, positions, slots and the
// stored record.

#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "schema/document.h"

namespace dossier {

/// All that the writer needs; safe to hand from one thread to another.
struct Postings {
  Xapian::Document document;
  std::string id;
  std::string source_path;
};

/// Identity and state of a source file, kept with each document made from it.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  ///< Since 1970.
  std::uint64_t content = 0;     ///< XXH3 of its bytes.

  bool operator==(const FileStamp&) const = default;
};
std::string pack_stamp(std::string_view path, const FileStamp& stamp);
/// Path and stamp out of the source slot.
std::pair<std::string, FileStamp> unpack_stamp(std::string_view packed);

/// @throws std::length_error when a zone has more words than the index has positions for.
Postings make_postings(const Document& document, const Analyzer& analyzer,
                       const StopLists& stop_lists, const FileStamp& stamp);

/// The work keys by which a document may be cited: by address, title with and without year, and id.
std::vector<std::string> own_work_keys(const Metadata& meta);

}  // namespace dossier
