// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/quote_alignment.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr int kSame = 20;
constexpr int kOther = -12;        // One word stands for another.
constexpr int kQuotedAlone = -12;  // A word of the quotation that the text lacks.
constexpr int kLeaveOut = -15;     // A first word of the text left out, and each further one.
constexpr int kLeaveOutMore = -1;
constexpr std::size_t kFewWords = 3;

// Where the best score of a cell comes from; `kGapGoesOn` is of the gap that ends there.
enum Step : std::uint8_t { kEnd = 0, kPair = 1, kUp = 2, kLeft = 3, kStep = 3, kGapGoesOn = 4 };

class Table {
 public:
  Table(const std::vector<std::string>& quotation, const std::vector<std::string>& text)
      : columns_(text.size() + 1), steps_((quotation.size() + 1) * columns_, kEnd) {
    std::vector<int> before(columns_, 0), row(columns_, 0);
    for (std::size_t i = 1; i <= quotation.size(); ++i) {
      int gap = kLeaveOut * 1000;
      row[0] = 0;
      for (std::size_t j = 1; j < columns_; ++j) {
        const int opened = row[j - 1] + kLeaveOut;
        const bool goes_on = gap + kLeaveOutMore > opened;
        gap = goes_on ? gap + kLeaveOutMore : opened;
        const bool same = quotation[i - 1] == text[j - 1];
        const int pair = before[j - 1] + (same ? kSame : kOther);
        const int up = before[j] + kQuotedAlone;
        row[j] = std::max({0, pair, up, gap});
        auto& step = steps_[i * columns_ + j];
        if (row[j] > 0) step = row[j] == pair ? kPair : row[j] == up ? kUp : kLeft;
        if (goes_on) step = static_cast<std::uint8_t>(step | kGapGoesOn);
        if (row[j] > best_) {
          best_ = row[j];
          best_row_ = i;
          best_column_ = j;
        }
      }
      std::swap(before, row);
    }
  }

  // From the best cell back.
  std::vector<AlignedWord> path() const {
    std::vector<AlignedWord> words;
    auto i = best_row_, j = best_column_;
    while (best_ > 0) {
      const auto step = steps_[i * columns_ + j] & kStep;
      if (step == kEnd) break;
      AlignedWord word;
      if (step == kLeft) {
        // All words of the gap, which ends where it was opened.
        bool goes_on = true;
        while (goes_on) {
          goes_on = (steps_[i * columns_ + j] & kGapGoesOn) != 0;
          words.push_back({AlignedWord::kNone, static_cast<std::uint32_t>(--j)});
        }
        continue;
      }
      word.quoted = static_cast<std::uint32_t>(--i);
      if (step == kPair) word.found = static_cast<std::uint32_t>(--j);
      words.push_back(word);
    }
    std::reverse(words.begin(), words.end());
    return words;
  }

 private:
  std::size_t columns_;
  std::vector<std::uint8_t> steps_;
  int best_ = 0;
  std::size_t best_row_ = 0, best_column_ = 0;
};

// A few words of the quotation before and after what was aligned stand for the text's next ones,
// one for one: a changed first or last word is part of the passage. More are words that are not
// there.
std::vector<AlignedWord> with_ends(std::vector<AlignedWord> words, std::size_t quoted,
                                   std::size_t found) {
  if (words.empty()) return words;
  std::vector<AlignedWord> whole;
  auto i = words.front().quoted, j = words.front().found;
  const bool few_before = i <= kFewWords;
  while (i > 0) whole.push_back({--i, few_before && j > 0 ? --j : AlignedWord::kNone});
  std::reverse(whole.begin(), whole.end());
  whole.insert(whole.end(), words.begin(), words.end());
  i = words.back().quoted + 1;
  j = words.back().found + 1;
  const bool few_after = quoted - i <= kFewWords;
  for (; i < quoted; ++i) whole.push_back({i, few_after && j < found ? j++ : AlignedWord::kNone});
  return whole;
}

}  // namespace

std::vector<AlignedWord> align(const std::vector<std::string>& quotation,
                               const std::vector<std::string>& text) {
  return with_ends(Table(quotation, text).path(), quotation.size(), text.size());
}

}  // namespace dossier
