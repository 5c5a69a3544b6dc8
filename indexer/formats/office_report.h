// SPDX-License-Identifier: GPL-2.0-or-later
// What readers of packages say when one is not whole.

#pragma once

#include <string>
#include <string_view>

#include "indexer/formats/xml_events.h"
#include "indexer/formats/zip_package.h"
#include "indexer/raw_document.h"

namespace dossier {

class OfficeReport {
 public:
  OfficeReport(std::string_view path, const ReadSink& sink) : path_(path), sink_(sink) {}

  /// The document is not indexed.
  void lost(std::string reason, std::string remedy) const;
  /// It is indexed without something.
  void partly(std::string reason, std::string remedy) const;
  /// A part that should hold the text does not parse, or is not there.
  void lost_part(std::string_view part, const std::optional<XmlFault>& fault) const;
  /// The package's own fault or, once its text has been read, its damaged parts. True: it is lost.
  bool fault(const ZipPackage& package) const;
  void damage(const ZipPackage& package) const;

 private:
  std::string path_;
  const ReadSink& sink_;
};

}  // namespace dossier
