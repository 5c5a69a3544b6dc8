// SPDX-License-Identifier: GPL-2.0-or-later
// A query resolved against an index: words have become the terms that are there, names the entities
// they mean.
//
// From this one tree come the Xapian query (compile.h) and, for a document, the places where it
// matches (occurrences.h): highlights are never more or less than the match.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/byte_range.h"
#include "schema/day_range.h"
#include "schema/terms.h"
#include "searcher/query/query.h"

namespace dossier {

enum class ClauseKind : std::uint8_t {
  Everything,
  Nothing,  ///< No term of the index can match.
  Terms,    ///< Any one of `terms`: the forms of a word, the entities of a name.
  Phrase,   ///< `parts`, each Terms, at positions one after the other.
  Near,  ///< `parts`, each Terms, a Phrase or an Or of these, within `distance` of one another, no
         ///< two at the same words; of PlaceOperator::Ordered each so near to the one before it.
  Same,  ///< `parts`, all found in one sentence or paragraph; not Not, Filter or Dates.
  And,
  Or,
  Best,     ///< Like Or, but only the best part counts for the ranking: readings of the same words.
  Not,      ///< One part.
  Filter,   ///< Boolean `terms` (any of them), ascending; no positions.
  Dates,    ///< The document's date may fall into [first_day, last_day].
  Undated,  ///< The document has no date.
};

struct Clause {
  ClauseKind kind = ClauseKind::Everything;
  std::vector<std::string> terms;
  std::string exact;  ///< Of Terms: the form typed, which counts slightly more.
  double share = 1;   ///< Of Terms: of the weight of a word by itself.
  bool entity =
      false;  ///< Of Terms: entity terms; a mention covers the words from its first to its last.
  std::string written;  ///< Of Terms and Phrase: how the words or the mention must be written; "":
                        ///< any way.
  DayRange days;        ///< Of entity Terms: count only in documents of these days.
  std::vector<Clause> parts;
  std::vector<double>
      weights;  ///< Of Filter: what each term is worth; none: no part in the ranking.
  int distance = 0;
  PlaceOperator proximity = PlaceOperator::Near;  ///< Of Near and Same.
  std::uint32_t first_day = 0, last_day = 0;      ///< YYYYMMDD.
  std::optional<Part> zone;  ///< Of Terms, Phrase, Near, Same: where it must match.
  ByteRange source;          ///< In the query.
};

/// Is it a NEAR or ADJ that may reach from one paragraph into the next? It must not match there.
inline bool crosses_paragraphs(const Clause& clause) {
  return clause.kind == ClauseKind::Near && clause.distance > static_cast<int>(kParagraphGap);
}

}  // namespace dossier
