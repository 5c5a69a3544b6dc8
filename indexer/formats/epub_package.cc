// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/epub_package.h"

#include <optional>
#include <unordered_map>
#include <utility>

#include "analysis/language.h"
#include "indexer/formats/metadata_fields.h"
#include "indexer/formats/xml_events.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kMost = 20000;    // Items, statements or chapters.
constexpr std::size_t kLongest = 2000;  // Bytes of a statement.

/// What a guide (EPUB 2) or a manifest calls parts that are not the book's text.
bool is_no_text(std::string_view type) {
  for (const std::string_view no :
       {"toc", "cover", "title-page", "titlepage", "loi", "lot", "copyright-page", "index"})
    if (type == no) return true;
  return false;
}

class ContainerReader : public XmlHandler {
 public:
  std::string package;
  void open(const XmlElement& element) override {
    if (element.name() == "rootfile" && package.empty())
      package = element.local_attribute("full-path");
  }
  void close() override {}
  void text(std::string_view) override {}
};

/// One statement of the metadata: <dc:creator id="c1" opf:role="aut">.
struct Said {
  std::string element, id, role, event, scheme, value;
};

class PackageReader : public XmlHandler {
 public:
  explicit PackageReader(std::string name) : name_(std::move(name)) {}

  void open(const XmlElement& element) override {
    const std::string_view tag = element.name();
    said_ = nullptr;
    refines_ = nullptr;
    if (all_.size() + chapters_.size() + items_.size() > kMost) return;
    if (tag == "item") {
      const bool nav =
          (" " + element.attribute("properties") + " ").find(" nav ") != std::string::npos;
      const std::string part = part_name(name_, element.attribute("href"));
      items_[element.attribute("id")] = part;
      if (nav || element.attribute("media-type") == "application/x-dtbncx+xml") left_.insert(part);
    } else if (tag == "itemref") {
      chapters_.push_back(element.attribute("idref"));
    } else if (tag == "reference") {
      if (is_no_text(element.attribute("type")))
        left_.insert(part_name(name_, element.attribute("href")));
    } else if (tag == "meta") {
      const std::string property = element.attribute("property");
      std::string refined = element.attribute("refines");
      if (refined.starts_with("#")) refined.erase(0, 1);
      if (property == "dcterms:modified") refines_ = &modified_;
      if (!refined.empty() && (property == "role" || property == "title-type"))
        refines_ = &roles_[refined];
    } else if (tag == "title" || tag == "creator" || tag == "date" || tag == "language" ||
               tag == "publisher" || tag == "identifier") {
      all_.push_back({std::string(tag), element.attribute("id"), element.local_attribute("role"),
                      element.local_attribute("event"), element.local_attribute("scheme"), ""});
      said_ = &all_.back().value;
    }
  }
  void close() override { said_ = refines_ = nullptr; }
  void text(std::string_view text) override {
    if (std::string* into = said_ != nullptr ? said_ : refines_; into && into->size() < kLongest)
      *into += text.substr(0, kLongest);
  }

  EpubPackage package() {
    EpubPackage package;
    for (Said& said : all_) {
      said.value = collapse_space(said.value);
      if (const auto role = roles_.find(said.id); said.role.empty() && role != roles_.end())
        said.role = collapse_space(role->second);
    }
    add_title(package.meta);
    add_authors(package.meta);
    add_date(package.meta);
    package.dated_as_made =
        package.meta.date && collapse_space(modified_).starts_with(package.meta.date->iso());
    for (const Said& said : all_) {
      if (said.element == "publisher" && package.meta.outlet.empty())
        package.meta.outlet = said.value;
      if (said.element == "language" && package.meta.language.empty())
        package.meta.language = language_code(said.value);
      if (said.element == "identifier" && package.meta.url.empty())
        package.meta.url = address(said);
    }
    std::unordered_set<std::string> seen;
    for (const std::string& id : chapters_)
      if (const auto item = items_.find(id); item != items_.end() &&
                                             left_.count(item->second) == 0 &&
                                             seen.insert(item->second).second)
        package.chapters.push_back(item->second);
    return package;
  }

 private:
  void add_title(Metadata& meta) const {
    for (const std::string_view role : {"main", ""})
      for (const Said& said : all_)
        if (said.element == "title" && meta.title.empty() && said.role == role)
          meta.title = said.value;
    if (comparable(meta.title) == "untitled" || comparable(meta.title) == "unknown")
      meta.title.clear();
  }

  void add_authors(Metadata& meta) const {
    for (const bool any : {false, true}) {
      if (!meta.authors.empty()) break;
      for (const Said& said : all_) {
        const bool author = said.role.empty() || said.role == "aut";
        if (said.element != "creator" || said.value.empty() || (!author && !any) ||
            comparable(said.value) == "unknown")
          continue;
        const std::vector<std::string> names = parse_names(said.value);
        if (names.size() > 1) {
          meta.authors.insert(meta.authors.end(), names.begin(), names.end());
        } else {
          meta.authors.push_back(said.value);
        }
      }
    }
  }

  void add_date(Metadata& meta) const {
    for (const std::string_view event : {"publication", "original-publication", "", "creation"})
      for (const Said& said : all_)
        if (said.element == "date" && said.event == event && !meta.date)
          set_metadata_field(meta, "date", {said.value});
  }

  static std::string address(const Said& said) {
    std::string_view value = said.value;
    for (const std::string_view scheme : {"urn:doi:", "doi:", "DOI:", "info:doi/"})
      if (value.starts_with(scheme)) return "https://doi.org/" + said.value.substr(scheme.size());
    if (value.starts_with("10.") && (said.scheme == "DOI" || said.scheme == "doi"))
      return "https://doi.org/" + said.value;
    if (value.starts_with("http://") || value.starts_with("https://")) return said.value;
    return "";
  }

  std::string name_, modified_;
  std::vector<Said> all_;
  std::unordered_map<std::string, std::string> roles_;  ///< What refines a statement, by its id.
  std::unordered_map<std::string, std::string> items_;  ///< Parts, by id.
  std::vector<std::string> chapters_;                   ///< Ids.
  std::unordered_set<std::string> left_;                ///< Parts that are no text.
  std::string* said_ = nullptr;
  std::string* refines_ = nullptr;
};

/// OCF 3.3, 4.2.6.3.1: what is encrypted, and by what.
class EncryptionReader : public XmlHandler {
 public:
  std::unordered_set<std::string> parts;
  void open(const XmlElement& element) override {
    if (element.name() == "EncryptedData") font_ = false;
    if (element.name() == "EncryptionMethod") {
      const std::string algorithm = element.attribute("Algorithm");
      font_ = algorithm == "http://www.idpf.org/2008/embedding" ||
              algorithm == "http://ns.adobe.com/pdf/enc#RC";
    }
    if (element.name() == "CipherReference" && !font_ && parts.size() < kMost)
      parts.insert(part_name("", element.attribute("URI")));
  }
  void close() override {}
  void text(std::string_view) override {}

 private:
  bool font_ = false;
};

}  // namespace

EpubPackage read_epub_package(const ZipPackage& package) {
  EpubPackage none;
  const std::string* container = package.part("META-INF/container.xml");
  ContainerReader where;
  if (container != nullptr) read_xml(*container, where);
  none.missing = where.package.empty() ? "META-INF/container.xml" : where.package;
  const std::string* opf = package.part(where.package);
  if (where.package.empty() || opf == nullptr) return none;
  PackageReader reader(part_name("", where.package));
  if (read_xml(*opf, reader).fault) return none;
  return reader.package();
}

std::unordered_set<std::string> encrypted_parts(const ZipPackage& package) {
  EncryptionReader reader;
  if (const std::string* xml = package.part("META-INF/encryption.xml")) read_xml(*xml, reader);
  return std::move(reader.parts);
}

}  // namespace dossier
