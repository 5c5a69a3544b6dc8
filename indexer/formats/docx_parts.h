// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of a DOCX beside its text: relationships, styles, lists, settings, properties.
//
// Source: ISO/IEC 29500-1, 17 (WordprocessingML) and ISO/IEC 29500-2 (OPC). Strict and transitional
// differ only in namespaces, which are not looked at. A part that is missing or broken says
// nothing.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/formats/office_styles.h"
#include "indexer/formats/zip_package.h"

namespace dossier {

struct DocxRelation {
  std::string type;    ///< The last step of its address: "footnotes", "hyperlink".
  std::string target;  ///< As written.
  bool external = false;
};
using DocxRelations = std::unordered_map<std::string, DocxRelation>;

/// Relationships of the part `name`; of the package for "".
DocxRelations docx_relations(const ZipPackage& package, std::string_view name);
/// The first part that `from` is related to by `type`, or "".
std::string docx_related(const DocxRelations& relations, std::string_view from,
                         std::string_view type);

OfficeStyles docx_styles(const std::string* xml);

/// How footnotes or endnotes are numbered.
struct DocxNoteNumbers {
  std::string format;  ///< "decimal", "lowerRoman", "chicago", ...; "" where it is not said.
  int start = 1;
  bool each_section = false;
};
struct DocxSection {
  DocxNoteNumbers footnotes, endnotes;
};
/// "3" in the format: "iii", "C", "†". Formats not known are decimal.
std::string docx_note_label(std::string_view format, int number);

/// Sees footnotePr, endnotePr and what is in them, wherever they stand.
class DocxNoteSettings {
 public:
  /// `value`: of the attribute val.
  void open(std::string_view element, const std::string& value, DocxSection& section);

 private:
  bool endnotes_ = false;
};

DocxSection docx_settings(const std::string* xml);

/// The lists: which number their items, from what on.
class DocxLists {
 public:
  struct Level {
    bool numbered = false;
    int start = 1;
  };
  explicit DocxLists(const std::string* xml);
  /// The number of the next item of list `id` at `level` (0 to 8), "" for a bullet; none for an id
  /// that is no list.
  std::optional<std::string> next_label(const std::string& id, int level);

 private:
  friend class DocxListReader;
  std::unordered_map<std::string, std::map<int, Level>> abstract_;
  std::unordered_map<std::string, std::string> lists_;  ///< Abstract list, by list.
  std::unordered_map<std::string, std::map<int, int>> counts_;
};

/// The character of a symbol font at `code`: ("Symbol", 0xF061) -> "α"; "" where it is none.
std::string docx_symbol(std::string_view font, std::string_view code);

}  // namespace dossier
