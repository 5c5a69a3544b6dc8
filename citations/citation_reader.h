// SPDX-License-Identifier: GPL-2.0-or-later
// One segment of a note as a citation: its class and fields, before it is resolved.

#pragma once

#include <optional>
#include <string_view>

#include "citations/back_reference.h"
#include "citations/reference_parser.h"
#include "schema/document.h"

namespace dossier {

/// A segment read. Short back-references are candidates: where they do not resolve, `full` may
/// still do.
struct ReadCitation {
  std::optional<BackReference> back;
  ParsedReference full;
  bool is_full = false;  ///< `full` has what makes a reference: else the segment is a comment.
  bool undated = false;  ///< Of a full one: author and title, told without a date.
  bool link_only =
      false;  ///< Prose around an address: nothing but the address is known of the work.
};

/// Reads `segment`, its signal left out.
ReadCitation read_citation(std::string_view segment, CitationRules rules = {});

}  // namespace dossier
