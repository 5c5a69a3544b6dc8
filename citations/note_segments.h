// SPDX-License-Identifier: GPL-2.0-or-later
// A note as its citations: split at ';', at new starts ("See also …") and at works named inside
// others.
//
//   "See Roe, “X; Y”, 2010; cf. Doe (n 3) (citing Poe, “Z”)." ->
//   [see] Roe, “X; Y”, 2010   [cf.] Doe (n 3)   [citing, nested] Poe, “Z”

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"
#include "citations/citation_rules.h"

namespace dossier {

struct NoteSegment {
  ByteRange bytes;  ///< Whole segment in the note's text, its signal included, white space trimmed.
  std::uint32_t body = 0;      ///< Where the citation itself begins, behind the signal,
  std::uint32_t body_end = 0;  ///< and ends: before a bracket that names another work.
  std::string signal;          ///< "see also", "cf.", lower case as written; "" for none.
  bool nested = false;         ///< Inside another segment, or cited by it.
};

/// The segments of `note` in order; nested ones follow the segment that holds them. Linear.
std::vector<NoteSegment> split_note(std::string_view note, CitationRules rules = {});

}  // namespace dossier
