// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/suggest.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "analysis/utf8.h"

namespace dossier {
namespace {

constexpr int kMostEdits = 2;

using CodePoints = std::vector<std::int32_t>;

CodePoints code_points(std::string_view text) {
  CodePoints points;
  for (std::size_t at = 0; at < text.size();) points.push_back(next_code_point(text, at));
  return points;
}

// The last three rows of the usual table; one whose every entry is above the limit ends it.
int distance(const CodePoints& a, const CodePoints& b, int most) {
  const auto difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > static_cast<std::size_t>(most)) return most + 1;
  std::vector<int> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // An exchange may still reach back one row, so only a row safely above the limit ends the walk.
    if (least > most + 1) return most + 1;
  }
  return std::min(row[b.size()], most + 1);
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int most) {
  return distance(code_points(a), code_points(b), most);
}

std::optional<std::string> closest(std::string_view word,
                                   std::span<const std::string_view> candidates) {
  const CodePoints letters = code_points(word);
  // Less than half: one edit from three letters on, two from five.
  int most = std::min(kMostEdits, (static_cast<int>(letters.size()) - 1) / 2);
  std::optional<std::string> best;
  std::ptrdiff_t best_start = 0;
  for (const std::string_view candidate : candidates) {
    // A code point takes one to four bytes: lengths alone rule most candidates out.
    if (most < 0 || candidate.size() > 4 * (letters.size() + kMostEdits)) continue;
    const int edits = distance(letters, code_points(candidate), most);
    const auto end = std::mismatch(word.begin(), word.end(), candidate.begin(), candidate.end());
    const auto start = end.first - word.begin();
    if (edits > most || (best && edits == most && start <= best_start)) continue;
    best = candidate;
    best_start = start;
    most = edits;
  }
  return best;
}

}  // namespace dossier
