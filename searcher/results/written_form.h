// SPDX-License-Identifier: GPL-2.0-or-later
// How the words at a term position are written: terms are folded, `=ISKP` is not.
//
//   "…said ISIS-K, or ISKP" : at the position of "iskp" stands "ISKP"

#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "schema/record.h"

namespace dossier {

/// Reads one document's text where it is asked for. Cost: the stored record at the first question,
/// then the analysis of each paragraph asked about.
class WrittenForm {
 public:
  WrittenForm(const Xapian::Database& database, Xapian::docid document, const Analyzer& analyzer)
      : database_(database), document_(document), analyzer_(analyzer) {}

  /// Do the words from position `first` to `last` stand in the text as `written`, byte for byte?
  bool words(std::uint32_t first, std::uint32_t last, std::string_view written);
  /// Does the word at `position` belong to a mention, written so, of an entity (or an unlisted
  /// name) whose term is in
  /// `entity_terms`?
  bool mention(std::uint32_t position, const std::vector<std::string>& entity_terms,
               std::string_view written);
  /// Has the document such a mention anywhere? Looks into the mention slot alone.
  bool mentioned(const std::vector<std::string>& entity_terms, std::string_view written) const;

 private:
  void move_to(std::uint32_t position);
  std::string term_of(bool listed, EntityKind kind, std::string_view value) const;
  ByteRange bytes_of(std::uint32_t first, std::uint32_t last) const;

  const Xapian::Database& database_;
  Xapian::docid document_;
  const Analyzer& analyzer_;
  std::optional<Record> record_;
  std::optional<std::uint32_t> paragraph_;  // The one read last; none: the title.
  std::uint32_t base_ = 0;                  // Position of its first word; 0: nothing was read.
  std::string text_;
  std::vector<Token> tokens_;
};

}  // namespace dossier
