// SPDX-License-Identifier: GPL-2.0-or-later
// Words of the index that a mistyped one may have been meant for.
//
//   "talaban" -> taliban        "jabul" -> kabul        "airforce" -> "air force"

#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The words of an index: its terms but for the values of fields. All of them are read into memory
/// when all are first asked for, some 20 bytes a word, and serve until the index changes.
class IndexWords {
 public:
  explicit IndexWords(const Xapian::Database& database) : database_(database) {}

  const Xapian::Database& database() const { return database_; }
  /// Calls `each(word, documents)` for those that begin so, ascending; the second is a function,
  /// for most words are not asked of.
  template <typename Each>
  void each(const std::string& start, const Each& each);

 private:
  void read_all();

  const Xapian::Database database_;
  bool all_read_ = false;
  std::string text_;
  std::vector<std::uint32_t> ends_;  // Of each word in the text.
  std::vector<Xapian::doccount> documents_;
};

/// Terms at most two edits from `word` (folded), but fewer than half its letters, and in more than
/// `more_than` documents: the nearest first, of those the ones that begin alike for longest, then
/// the commonest; at most `most`. Those that begin with the same two letters, and only where there
/// are none all others. Cost: a pass over the terms that begin so; at worst over all words, at
/// first 0.3 us each and later a tenth of it.
std::vector<std::string> spellings_near(IndexWords& words, std::string_view word,
                                        Xapian::doccount more_than, std::size_t most);

/// `word` as two words of the index, cut where the rarer of them is commonest; "" where it cannot
/// be.
std::string two_words(const Xapian::Database& database, std::string_view word);

}  // namespace dossier
