// SPDX-License-Identifier: GPL-2.0-or-later
// What the styles of a word processor say of a paragraph.
//
//   id "Titre2", named "heading 2", based on "Normal"       -> Heading, level 2
//   id "P7", based on "Quotations"                          -> Quote
//
// Sources: the built-in style names of ISO/IEC 29500-1, 17.7.4.9 (Word writes them in English
// whatever its language), those of LibreOffice's templates, and those pandoc adds.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dossier {

enum class OfficeRole {
  Plain,
  Title,
  Author,
  Abstract,
  Heading,
  Quote,
  Code,
  Caption,
  Contents  ///< A line of a table of contents or its heading: left out.
};

struct OfficeMeaning {
  OfficeRole role = OfficeRole::Plain;
  int level = 0;  ///< Of a heading, 1 to 6.
};

/// What a style of this name is for, in any case, "_20_" read as the space ODF writes so; none for
/// names that say nothing.
std::optional<OfficeMeaning> meaning_of_style(std::string_view name);

struct OfficeStyle {
  std::string name, parent;    ///< Parent: an id, or "".
  std::optional<int> outline;  ///< Heading level; 0 body text.
  std::optional<bool> hidden, raised;
  std::string list;  ///< What numbers its paragraphs, or "".
  int list_level = 0;
};

class OfficeStyles {
 public:
  OfficeStyle& add(const std::string& id) { return styles_[id]; }
  /// Of a style as it stands among its parents; the nearest that says something wins.
  OfficeMeaning meaning(const std::string& id) const;
  bool hidden(const std::string& id) const;
  bool raised(const std::string& id) const;
  /// The nearest style that numbers its paragraphs, or null.
  const OfficeStyle* numbering(const std::string& id) const;

 private:
  template <typename Says>
  void ask(const std::string& id, Says says) const;
  std::unordered_map<std::string, OfficeStyle> styles_;
};

}  // namespace dossier
