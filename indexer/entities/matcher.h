// SPDX-License-Identifier: GPL-2.0-or-later
// Which listed names the words of a segment spell, before anything is decided about them.

#pragma once

#include <cstdint>
#include <vector>

#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/segment.h"

namespace dossier {

/// A name that words [begin, begin + words) spell.
struct Spelled {
  std::uint32_t begin = 0;
  std::uint32_t words = 0;
  NodeId node = 0;
  std::uint32_t capitals = 0;  ///< Bit n: the n-th unit of the path is capitalised in the text.
  std::uint32_t gaps = 0;      ///< Bit n: more than a blank stands before it.
  bool guessed = false;        ///< Spelled otherwise than listed: variant_finder.h.
};

/// Appends the names that begin at word `begin`, the longest first. Never crosses the end of a
/// sentence, unless the name itself holds a dot there (St. Louis). Cost: at most kMaxNameWords
/// steps.
void spell(const Gazetteer::Impl& gazetteer, const Segment& segment, std::uint32_t begin,
           std::vector<Spelled>& out);

/// Do case and punctuation of the text allow this meaning?
bool admits(const Gazetteer::Impl& gazetteer, const Segment& segment, const Spelled& spelled,
            const NamePattern& pattern, const TagRules& rules);

}  // namespace dossier
