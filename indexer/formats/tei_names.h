// SPDX-License-Identifier: GPL-2.0-or-later
// The people, groups and places that a TEI file lists, by xml:id, so that a tag can say whom it
// means.
//
//   <person xml:id="p_DE1"><persName>Durbrow, Elbridge</persName>…   -> p_DE1: "Durbrow, Elbridge"
//   <item><persName xml:id="p_DE1">Durbrow, Elbridge</persName>, …   -> the same

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/document.h"

namespace dossier {

/// What a TEI element names, by its own name and @type; none for elements that name nothing.
std::optional<EntityKind> tei_name_kind(std::string_view element, std::string_view type);

/// Sees every element and text of a file.
class TeiNames {
 public:
  void open(std::string_view element, std::string_view type, std::string_view id);
  void close();
  void text(std::string_view text);

  /// Name listed under `id`, or "".
  std::string find(const std::string& id) const;

 private:
  struct Open {
    std::string entry;  ///< Of a person, org or place that has no name yet.
    bool capturing = false;
  };
  std::vector<Open> open_;
  std::string id_, name_;  ///< Being read, when id_ is not empty.
  std::unordered_map<std::string, std::string> names_;
};

}  // namespace dossier
