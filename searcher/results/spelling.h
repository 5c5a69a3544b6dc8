// SPDX-License-Identifier: GPL-2.0-or-later
// Words of the index that a mistyped one may have been meant for.
//
//   "talaban" -> taliban        "jabul" -> kabul        "airforce" -> "air force"

#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Terms at most two edits from `word` (folded), but fewer than half its letters, and in more than
/// `more_than` documents: the nearest first, of those the ones that begin alike for longest, then
/// the commonest; at most `most`. Those that begin with the same two letters, and only where there
/// are none all others. Cost: a pass over the terms that begin so; at worst over all words.
std::vector<std::string> spellings_near(const Xapian::Database& database, std::string_view word,
                                        Xapian::doccount more_than, std::size_t most);

/// `word` as two words of the index, cut where the rarer of them is commonest; "" where it cannot
/// be.
std::string two_words(const Xapian::Database& database, std::string_view word);

}  // namespace dossier
