// SPDX-License-Identifier: GPL-2.0-or-later
// Abbreviations that a text defines for listed names; they hold from there on.
//
//   "the Joint Special Operations Command (JSOC) ... JSOC said"

#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "indexer/entities/segment.h"

namespace dossier {

/// Words [begin, end) of a segment spell a name and "(JSOC)" follows: may it be short for the name?
/// Its letters must occur in the name in order, the first at its beginning (after Schwartz and
/// Hearst 2003).
bool defines_short_form(const Segment& segment, std::uint32_t begin, std::uint32_t end);

class ShortForms {
 public:
  /// Called in reading order. After words [begin, end) of segment `number`, which mean `entity`.
  void read(const Segment& segment, std::uint32_t number, std::uint32_t begin, std::uint32_t end,
            std::uint32_t entity);
  bool empty() const { return defined_.empty(); }
  /// What `word` of segment `number` is short for, by the latest definition up to there.
  std::optional<std::uint32_t> meaning(const Segment& segment, std::uint32_t number,
                                       std::uint32_t word) const;

 private:
  struct Definition {
    std::uint32_t segment = 0, word = 0, entity = 0;
  };
  std::unordered_map<std::size_t, std::vector<Definition>> defined_;  ///< By Word::hash.
};

}  // namespace dossier
