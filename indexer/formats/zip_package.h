// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of a document that is a ZIP package: DOCX, ODT, EPUB.
//
//   ZipPackage package(bytes);
//   if (package.fault()) ...                     // what to tell the reader of the report
//   package.part("word/document.xml")            // its bytes, or null
//
// Parts live in memory only: a name in a package is a key, never a path on disk. Names are compared
// as OPC compares them (ISO/IEC 29500-2, 6.2.2.3): "\" is "/", ASCII case does not count.

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/raw_document.h"

namespace dossier {

/// What a package may unfold to; beyond, it is a fault and no part is kept.
struct ZipLimits {
  std::size_t parts = 20000;        ///< Of any kind, read or not.
  std::size_t part = 64U << 20U;    ///< Bytes of one part.
  std::size_t total = 192U << 20U;  ///< Bytes of all parts read.
  std::size_t ratio = 100;          ///< Total to the size of the package,
  std::size_t always = 16U << 20U;  ///< which a package may reach whatever its size.
};

class ZipPackage {
 public:
  /// Unpacks text parts (.xml .rels .opf .ncx .html .htm .xhtml, mimetype); pictures and fonts are
  /// passed over unread. `bytes` are looked at during the call only. Throws nothing.
  explicit ZipPackage(std::string_view bytes, const ZipLimits& limits = {});

  /// Why nothing can be read: reason and remedy, document_lost.
  const std::optional<Diagnostic>& fault() const { return fault_; }
  /// Parts whose bytes are damaged; they are left out.
  const std::vector<std::string>& damaged() const { return damaged_; }
  /// Bytes of a part, or null. The pointer is good as long as the package.
  const std::string* part(std::string_view name) const;

 private:
  void look_at(std::string_view bytes);
  void unpack(std::string_view bytes, const ZipLimits& limits);
  void fail(std::string reason, std::string remedy);

  std::map<std::string, std::string> parts_;  ///< By folded name.
  std::vector<std::string> damaged_;
  std::optional<Diagnostic> fault_;
};

/// `target` as seen from the part `from`: ("text/a.xhtml", "../b.xhtml") -> "b.xhtml";
/// ("word/document.xml", "/word/x.xml") -> "word/x.xml". Percent-encoding undone, what follows '#'
/// or '?' left out; "" for an address with a scheme.
std::string part_name(std::string_view from, std::string_view target);

}  // namespace dossier
