// SPDX-License-Identifier: GPL-2.0-or-later
// What cites:, citedby: and similar: ask: which documents stand in a relation to a named one. The
// compiler does not know; whoever makes it tells it.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// Documents found, by the term of their id, and how well; weights are all 0 where there is no
/// ranking.
using RelatedDocuments = std::vector<std::pair<std::string, double>>;

class Relations {
 public:
  virtual ~Relations() = default;
  /// `field` is one of kind Related; `name` a document's id or citation key, for cites: an address
  /// or a title too. @throws Error for an unknown one.
  virtual RelatedDocuments related(std::string_view field, const std::string& name) = 0;
};

}  // namespace dossier
