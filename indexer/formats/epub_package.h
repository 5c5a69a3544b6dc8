// SPDX-License-Identifier: GPL-2.0-or-later
// What an EPUB's package document says: what the book is, and its files in reading order.
//
//   META-INF/container.xml -> OEBPS/content.opf -> title, creators, date; OEBPS/ch1.xhtml, …
//
// Sources: EPUB 3.3 (W3C, 2023), 5 and 4.2.6.3; OPF 2.0.1 (IDPF, 2010) for EPUB 2.

#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/formats/zip_package.h"
#include "schema/document.h"

namespace dossier {

struct EpubPackage {
  Metadata meta;
  std::vector<std::string> chapters;  ///< Parts, in the spine's order; navigation left out.
  bool dated_as_made = false;         ///< Its date is the day on which the file was changed last.
  std::string missing;                ///< What must be there and is not: "META-INF/container.xml".
};

/// Creators whose role is another than author's (translator, publisher) count only where no one
/// else is named. Of dates, that of publication; the day the file was made is none.
EpubPackage read_epub_package(const ZipPackage& package);

/// The parts whose text is encrypted, as by stores (DRM); obfuscated fonts are not meant.
std::unordered_set<std::string> encrypted_parts(const ZipPackage& package);

}  // namespace dossier
