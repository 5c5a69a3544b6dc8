// SPDX-License-Identifier: GPL-2.0-or-later
// The words of an index that a sign in a query lets in.
//
//   polic*  -> policies policing policy ...     wo?d -> wood word     kandahar~1 -> kandahar
//   qandahar
//
// Each scans the index's own terms that begin like the word, so that it is always current and works
// over a remote index too. More words than kMostMatchingWords would stall the machine: the scan
// stops there, and the caller says so.

#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace dossier {

inline constexpr std::size_t kMostMatchingWords = 2000;

struct MatchingWords {
  std::vector<std::string> terms;
  bool too_many = false;
};

/// Words that begin with `start`, folded.
MatchingWords words_beginning(const Xapian::Database& database, const std::string& start);
/// Words of `pattern`, folded: ? stands for one letter, * at the end for any. It begins with a
/// letter.
MatchingWords words_like(const Xapian::Database& database, const std::string& pattern);
/// Words at most `edits` letters away from `word`, folded (edit_distance of schema/suggest.h), that
/// begin with the same letter.
MatchingWords words_near(const Xapian::Database& database, const std::string& word, int edits);

}  // namespace dossier
