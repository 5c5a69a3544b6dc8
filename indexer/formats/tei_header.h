// SPDX-License-Identifier: GPL-2.0-or-later
// What a teiHeader says of its text.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/xml_events.h"
#include "schema/document.h"

namespace dossier {

/// Sees the events of one teiHeader, its own open and close left out.
class TeiHeader {
 public:
  void open(const XmlElement& element);
  void close();
  void text(std::string_view text);

  /// Of the text as a whole: title (main or complete before others), authors or else editors, date
  /// of publication (of the source, where the edition has none), publisher or journal, language,
  /// DOI or address.
  Metadata metadata() const;

 private:
  struct Said {
    std::string path;  ///< Elements from below teiHeader, joined by '/'.
    std::string type, when, value;
    bool has_name = false;  ///< A person's name has been set apart from affiliation and address.
  };
  const Said* first(std::string_view element, std::string_view below, std::string_view type) const;
  void keep(Said said);

  std::vector<std::string> path_;
  Said said_;
  std::size_t saying_ = 0;  ///< Depth of the element being read, or 0.
  std::size_t naming_ = 0;  ///< Depth of the persName in it, or 0.
  std::vector<Said> all_;
};

}  // namespace dossier
