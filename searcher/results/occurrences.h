// SPDX-License-Identifier: GPL-2.0-or-later
// Where a query matches in one document, told from term positions alone.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schema/day_range.h"
#include "searcher/compile/clause.h"
#include "searcher/results/near_windows.h"
#include "searcher/results/position_lists.h"
#include "searcher/results/written_form.h"

namespace dossier {

/// Term positions [begin, end).
struct PositionRange {
  std::uint32_t begin = 0;
  std::uint32_t end = std::numeric_limits<std::uint32_t>::max();

  bool contains(std::uint32_t position) const { return position >= begin && position < end; }
};

/// A stretch of term positions [first, last] that a leaf of the query (Terms, Phrase, Near, Same)
/// matches.
struct Span {
  std::uint32_t first = 0, last = 0;
  const Clause* clause = nullptr;  ///< The leaf.
  bool entity = false;             ///< Begins at a mention: the whole mention is meant.
  const Clause* part = nullptr;    ///< Of Near, the operand that stands here, where it is told.

  const Clause& matched() const { return part != nullptr ? *part : *clause; }
};

/// One document's positions, read when first asked for. Cost: one position list a term of the
/// query.
class Occurrences {
 public:
  /// `analyzer`: for words that must be written so. `known`: lists that are at hand.
  Occurrences(const Xapian::Database& database, Xapian::docid document, const Analyzer& analyzer,
              const PositionLists* known = nullptr)
      : database_(database),
        document_(document),
        written_(database, document, analyzer),
        known_(known) {}

  /// Does the document match, zones included?
  bool match(const Clause& clause);
  /// Spans of all leaves that are not negated, by position. Of AND, OR and readings: of every part
  /// that matches.
  std::vector<Span> spans(const Clause& clause);

 private:
  const std::vector<std::uint32_t>& positions(const std::string& term);
  std::vector<std::uint32_t> positions(const Clause& terms, PositionRange zone);
  std::vector<std::string> present(const std::vector<std::string>& terms) const;
  /// Where `part` of the document stands; everywhere for none.
  PositionRange range_of(std::optional<Part> part);
  Units units(PlaceOperator proximity);
  bool has_any(const std::vector<std::string>& wanted);
  bool match_terms(const Clause& terms);
  bool dated_within(const Clause& dates);
  bool may_hold(DayRange days);
  std::vector<Span> leaf_spans(const Clause& leaf);
  std::vector<Span> phrase_spans(const Clause& phrase, PositionRange zone);
  /// Of an operand of Near: Terms, a Phrase, or an Or of these.
  void operand_spans(const Clause& operand, PositionRange zone, std::vector<Span>& spans);
  std::vector<Span> near_spans(const Clause& near, const Units& units);
  std::vector<Span> same_spans(const Clause& same);
  /// Beginnings of the sentences or paragraphs in which a part of Same is found, ascending.
  std::vector<std::uint32_t> units_of(const Clause& part, const Units& units);
  std::vector<std::uint32_t> units_with_all(const Clause& parts, const Units& units);
  void collect_in(const Clause& part, const Units& units, const std::vector<std::uint32_t>& chosen,
                  std::vector<Span>& spans);
  void collect(const Clause& clause, std::vector<Span>& spans);

  const Xapian::Database& database_;
  Xapian::docid document_;
  WrittenForm written_;
  const PositionLists* known_;
  std::map<std::string, std::vector<std::uint32_t>> cache_;
};

}  // namespace dossier
