// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <utility>

#include "indexer/formats/odt_text.h"
#include "indexer/formats/office_properties.h"
#include "indexer/formats/office_report.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/zip_package.h"

namespace dossier {
namespace {

class StylesPart : public XmlHandler {
 public:
  explicit StylesPart(OdtStyles& styles) : styles_(styles) {}
  void open(const XmlElement& element) override { styles_.open(element); }
  void close() override {}
  void text(std::string_view) override {}

 private:
  OdtStyles& styles_;
};

/// Does the package's list of parts say that they are encrypted? (OpenDocument 1.3 part 2, 3.4)
class Manifest : public XmlHandler {
 public:
  bool encrypted = false;
  void open(const XmlElement& element) override {
    encrypted = encrypted || element.name() == "encryption-data";
  }
  void close() override {}
  void text(std::string_view) override {}
};

class OdtReader : public Reader {
 public:
  bool fragile() const override { return true; }
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const OfficeReport report(path, sink);
    const ZipPackage package(bytes);
    if (report.fault(package)) return;
    Manifest manifest;
    if (const std::string* xml = package.part("META-INF/manifest.xml")) read_xml(*xml, manifest);
    if (manifest.encrypted)
      return report.lost("is protected by a password", "save it without a password");
    const std::string* xml = package.part("content.xml");
    if (xml == nullptr) return report.lost_part("content.xml", std::nullopt);

    OdtStyles styles;
    StylesPart styles_part(styles);
    if (const std::string* named = package.part("styles.xml")) read_xml(*named, styles_part);
    OdtText text(styles);
    if (const XmlOutcome outcome = read_xml(*xml, text); outcome.fault)
      return report.lost_part("content.xml", outcome.fault);
    RawDocument document;
    document.blocks = text.text_of().take();
    for (Block& note : text.notes())
      if (!note.text.empty()) document.blocks.push_back(std::move(note));
    if (document.blocks.empty()) return report.lost("holds no text", "leave it out with --exclude");
    OfficeProperties properties;
    read_properties(package.part("meta.xml"), properties);
    use_properties(properties, text.text_of().title(), document);
    report.damage(package);
    sink.document(std::move(document));
  }
};

}  // namespace

const Reader& odt_reader() {
  static const OdtReader reader;
  return reader;
}

}  // namespace dossier
